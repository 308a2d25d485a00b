-- owner: work
-- The ladder of reminders as data: days counted from the due date, and who hears it.
create table reminder_rungs (
  code     text    primary key,
  days     int     not null,
  audience text    not null,
  active   boolean not null default true,
  constraint rung_audience_known check (audience in ('holder', 'leader', 'giver')),
  constraint rung_once_per_audience unique (audience, days)
);
insert into reminder_rungs (code, days, audience) values
  ('week-before', -7, 'holder'),
  ('day-before', -1, 'holder'),
  ('day-after', 1, 'holder'),
  ('three-days-after', 3, 'leader'),
  ('week-after', 7, 'giver');

-- A message to a post, or to all posts of a body that it concerns. It stands while what it asks for is open; no row is made twice.
create table notices (
  id            uuid        primary key,
  assignment_id uuid        not null references assignments,
  rung          text        not null references reminder_rungs,
  days          int         not null,
  audience      text        not null,
  due_on        date        not null,
  body_id       uuid        not null references bodies,
  post_id       uuid        references posts,
  made_at       timestamptz not null,
  cleared_at    timestamptz,
  cleared_by    uuid        references people,
  constraint notice_once_per_rung_and_due_date unique (assignment_id, rung, due_on),
  constraint notice_audience_known check (audience in ('holder', 'leader', 'giver')),
  constraint clearing_has_author check ((cleared_at is null) = (cleared_by is null))
);
create index notices_of_body on notices (body_id) where cleared_at is null;
create index notices_by_body on notices (body_id, made_at);
create index notices_of_post on notices (post_id) where post_id is not null;
create index notices_by_rung on notices (rung);
create index notices_by_clearer on notices (cleared_by) where cleared_by is not null;

-- The weekly letter: who does not want it, and what was sent, so that no week comes twice.
create table digest_choices (
  person_id uuid        primary key references people,
  off_at    timestamptz not null
);
create table digests (
  person_id uuid        not null references people,
  week_of   date        not null,                     -- its Monday
  sent_at   timestamptz not null,
  items     int         not null,
  constraint digest_once_per_week primary key (person_id, week_of),
  constraint week_begins_on_monday check (extract(isodow from week_of) = 1)
);
