-- owner: kernel
create extension if not exists ltree;
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Two roles of the second wall: the application never holds the owner's rights, an anonymous request reads public_* views only.
do $$
begin
  if not exists (select from pg_roles where rolname = 'cayda_app') then
    begin create role cayda_app nologin; exception when duplicate_object or unique_violation then null; end;
  end if;
  if not exists (select from pg_roles where rolname = 'cayda_public') then
    begin create role cayda_public nologin; exception when duplicate_object or unique_violation then null; end;
  end if;
end $$;
grant usage on schema public to cayda_app, cayda_public;
alter default privileges in schema public grant select, insert, update, delete on tables to cayda_app;
alter default privileges in schema public grant usage, select on sequences to cayda_app;

-- Search ignores accents, đ/d, tone place (hoà = hòa) and the shape of the apostrophe.
create function fold(t text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, replace(normalize(t, NFC), '’', '''')));

create table settings (
  key   text  primary key,
  value jsonb not null
);

create table sessions (
  token_hash bytea       primary key,               -- SHA-256 of the cookie; the token itself is never stored
  person_id  uuid        not null,
  post_id    uuid,
  started_at timestamptz not null,
  seen_at    timestamptz not null,
  ended_at   timestamptz,
  device     text        not null default '',
  constraint session_ends_after_start check (ended_at is null or ended_at >= started_at)
);
create index sessions_of_person on sessions (person_id) where ended_at is null;

-- One chain per unit (a single chain would keep a tenth of the write throughput); the zero UUID is the system's own chain.
create table audit_log (
  id         uuid        primary key,
  body_id    uuid        not null,
  seq        bigint      not null,
  at         timestamptz not null,
  person_id  uuid,
  post_id    uuid,
  verb       text        not null,
  subject_id uuid,
  detail     jsonb       not null,
  prev_hash  bytea       not null,
  hash       bytea       not null,
  constraint audit_seq_once_per_body unique (body_id, seq)
);
create index audit_log_by_subject on audit_log (subject_id, at);
create index audit_log_by_person on audit_log (person_id, at);
create table audit_heads (
  body_id uuid   primary key,
  seq     bigint not null,
  hash    bytea  not null
);
revoke update, delete, truncate on audit_log from cayda_app;

create table writes_once (
  person_id uuid        not null,
  key       uuid        not null,
  body_hash bytea       not null,
  status    int         not null,
  location  text        not null,
  at        timestamptz not null,
  constraint write_key_once_per_person primary key (person_id, key)
);

create table files (
  id         uuid        primary key,
  sha256     text        not null,
  name       text        not null,
  media_type text        not null,
  size       bigint      not null,
  stored_at  timestamptz not null,
  stored_by  uuid,
  purged_at  timestamptz,
  constraint file_has_a_name check (name <> ''),
  constraint file_size_counts_bytes check (size >= 0)
);
create index files_by_content on files (sha256);
