-- owner: registry
create table accounts (
  person_id       uuid        primary key references people,
  login           text        not null,
  password_hash   text,
  totp_secret     text,
  totp_last_step  bigint,                           -- a code of this step or an earlier one is refused
  code_hash       text,                             -- one-time code on the printed slip
  code_expires_at timestamptz,
  disabled_at     timestamptz,
  failed_count    int         not null default 0,
  last_failed_at  timestamptz,
  constraint login_once unique (login),
  constraint login_is_folded check (login = fold(login) and login ~ '^[a-z0-9][a-z0-9._@-]*$'),
  constraint one_time_code_expires check ((code_hash is null) = (code_expires_at is null)),
  constraint failed_count_counts check (failed_count >= 0)
);
