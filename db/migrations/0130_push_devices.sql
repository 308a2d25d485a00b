-- owner: work
-- A browser that its owner asked to be told of reminders. The address is the browser maker's; what is sent there is a number, encrypted for this browser alone.
create table push_devices (
  id         uuid        primary key,
  person_id  uuid        not null references people,
  endpoint   text        not null,
  p256dh     text        not null,
  auth       text        not null,
  device     text        not null,
  lang       text        not null,
  made_at    timestamptz not null,
  -- What the device shows now, and when that was last looked at.
  shown      int         not null default 0,
  told_at    timestamptz not null,
  failures   int         not null default 0,
  constraint push_endpoint_once unique (endpoint),
  constraint push_endpoint_is_https check (endpoint ~ '^https://' and length(endpoint) <= 1000),
  constraint push_keys_have_length check (length(p256dh) between 80 and 100 and length(auth) between 16 and 32),
  constraint push_lang_known check (lang in ('vi', 'en')),
  constraint push_counts_from_zero check (shown >= 0 and failures >= 0)
);
create index push_devices_of_person on push_devices (person_id);
