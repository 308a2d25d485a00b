-- owner: work
-- A document is read by its issuer, its recipients and those they forward it to (practice.md, "Lines, not one tree"): see document_readers.
create table documents (
  id              uuid        primary key,
  system          text        not null,
  kind            text        not null,               -- CV, CT, KH, QĐ … as printed in the number; '' when unknown
  issuer_parent   text        not null default '',
  issuer_name     text        not null,
  issuer_body_id  uuid        references bodies,
  code            text        not null default '',    -- as printed, '-CV/HU' for a draft without number
  place           text        not null default '',
  dated_on        date,
  dated_as        text        not null default '',    -- as printed when the day is blank: 'tháng 8 năm 2023'
  subject         text        not null,
  body_text       text        not null default '',
  signer_authority text       not null default '',
  signer_position text        not null default '',
  signer_name     text        not null default '',
  file_id         uuid        references files,
  keeper_body_id  uuid        not null references bodies,
  recorded_at     timestamptz not null,
  recorded_by     uuid        not null references people,
  secrecy_declared_by uuid    not null references people,
  issued_at       timestamptz,
  purged_at       timestamptz,
  purged_by       uuid        references people,
  version         int         not null default 1,
  search          text        generated always as (fold(subject || ' ' || code || ' ' || issuer_name || ' ' || body_text)) stored,
  constraint document_has_a_system check (system in ('party', 'state')),
  constraint document_has_a_subject check (subject <> '' or purged_at is not null),
  constraint document_has_an_issuer check (issuer_name <> ''),
  constraint purge_has_author check ((purged_at is null) = (purged_by is null)),
  constraint purged_document_keeps_no_text check (purged_at is null or (body_text = '' and file_id is null))
);
create index documents_by_issuer on documents (issuer_body_id);
create index documents_by_keeper on documents (keeper_body_id, recorded_at);
create index documents_by_file on documents (file_id);
create index documents_by_recorder on documents (recorded_by);
create index documents_by_declarer on documents (secrecy_declared_by);
create index documents_by_purger on documents (purged_by);
create index documents_search on documents using gin (search gin_trgm_ops);

create table document_readers (
  document_id uuid        not null references documents,
  body_id     uuid        not null references bodies,
  via         text        not null,
  since       timestamptz not null,
  seen_at     timestamptz,
  seen_by     uuid        references people,
  constraint reader_once_per_document primary key (document_id, body_id),
  constraint reader_came_by_a_known_way check (via in ('issuer', 'keeper', 'recipient', 'copy', 'forwarded')),
  constraint sight_has_a_person check ((seen_at is null) = (seen_by is null))
);
create index document_readers_by_body on document_readers (body_id);
create index document_readers_by_seer on document_readers (seen_by);

create table document_clauses (
  id          uuid primary key,
  document_id uuid not null references documents,
  parent_id   uuid references document_clauses,
  ord         int  not null,
  level       int  not null,
  label       text not null,
  text        text not null,
  "offset"    int  not null,
  length      int  not null,
  actors      jsonb not null default '[]',
  deadlines   jsonb not null default '[]',
  constraint clause_order_once_per_document unique (document_id, ord),
  constraint clause_span_counts_characters check ("offset" >= 0 and length >= 0)
);
create index document_clauses_by_parent on document_clauses (parent_id);

create table document_addressees (
  document_id uuid not null references documents,
  ord         int  not null,
  phrase      text not null,
  role        text not null,
  constraint addressee_order_once_per_document primary key (document_id, role, ord),
  constraint addressee_or_distribution check (role in ('addressee', 'distribution'))
);

create table document_citations (
  id          uuid primary key,
  document_id uuid not null references documents,
  kind        text not null,
  code        text not null,
  dated_on    date,
  issuer      text not null default '',
  "offset"    int  not null,
  length      int  not null
);
create index document_citations_by_document on document_citations (document_id);
create index document_citations_by_code on document_citations (code);

-- Incoming flow of one receiving body; each step is a fact with time and author, done by a post of its own.
create table arrivals (
  id            uuid        primary key,
  document_id   uuid        not null references documents,
  body_id       uuid        not null references bodies,
  year          int,
  number        int,
  arrived_on    date,
  registered_at timestamptz,
  registered_by uuid        references people,
  presented_at  timestamptz,
  presented_by  uuid        references people,
  note          text        not null default '',
  noted_at      timestamptz,
  noted_by      uuid        references people,
  forwarded_at  timestamptz,
  forwarded_by  uuid        references people,
  handled_at    timestamptz,
  handled_by    uuid        references people,
  version       int         not null default 1,
  constraint arrival_once_per_body unique (document_id, body_id),
  constraint arrival_number_once_per_year unique (body_id, year, number),
  constraint registration_has_number_and_author check ((registered_at is null) = (number is null) and (registered_at is null) = (registered_by is null) and (registered_at is null) = (arrived_on is null)),
  constraint presented_after_registration check (presented_at is null or registered_at is not null),
  constraint note_after_presentation check (noted_at is null or presented_at is not null),
  constraint note_has_text check (noted_at is null or note <> ''),
  constraint handled_after_forwarding check (handled_at is null or forwarded_at is not null)
);
create index arrivals_by_body on arrivals (body_id, registered_at);
create index arrivals_by_registrar on arrivals (registered_by);
create index arrivals_by_presenter on arrivals (presented_by);
create index arrivals_by_noter on arrivals (noted_by);
create index arrivals_by_forwarder on arrivals (forwarded_by);
create index arrivals_by_handler on arrivals (handled_by);

create table arrival_forwards (
  arrival_id uuid        not null references arrivals,
  post_id    uuid        not null references posts,
  role       text        not null,
  at         timestamptz not null,
  taken_at   timestamptz,
  constraint forward_once_per_post primary key (arrival_id, post_id),
  constraint forward_role_known check (role in ('lead', 'with'))
);
create index arrival_forwards_by_post on arrival_forwards (post_id);
