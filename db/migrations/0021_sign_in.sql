-- owner: areas/sessions
-- Wrong sign-ins of a name from an address. Names that do not exist are counted as well, so that the answer tells nothing about them.
create table sign_in_failures (
  login_hash bytea       not null,
  address    text        not null,
  failed     int         not null,
  last_at    timestamptz not null,
  constraint sign_in_failures_once primary key (login_hash, address),
  constraint sign_in_failures_count check (failed > 0)
);
create index sign_in_failures_by_time on sign_in_failures (last_at);

-- The one thing an anonymous visitor may know of accounts: that there are none yet.
create view public_setup as select not exists (select from accounts) as needed;
grant select on public_setup to cayda_public;
