-- owner: areas/training
-- Forms of training (letter §2: "dưới nhiều hình thức").
create table training_forms (
  code     text primary key,
  name_vi  text not null,
  name_en  text not null,
  position int  not null
);
insert into training_forms (code, name_vi, name_en, position) values
  ('together', 'Tập trung', 'In one place', 1),
  ('online', 'Trực tuyến', 'Online', 2),
  ('guided', 'Tự học có hướng dẫn', 'Guided self-study', 3),
  ('visit', 'Tham quan, học tập mô hình', 'Visit to a model', 4),
  ('hands-on', 'Cầm tay chỉ việc', 'Hands-on at the workplace', 5);

-- Subjects of training; a topic may lead to a kind of qualification, and then a gap of that kind asks for it. Shipped ones belong to nobody.
create table training_topics (
  id       uuid    primary key,
  body_id  uuid    references bodies,
  strand   text    not null,
  kind     text    references qualification_kinds,
  name     text    not null,
  position int     not null default 100,
  ended_on date,                                       -- no longer offered from this day on
  constraint topic_strand_known check (strand in ('professional', 'political')),
  constraint topic_has_a_name check (name <> '')
);
create unique index topic_named_once on training_topics (coalesce(body_id, '00000000-0000-0000-0000-000000000000'::uuid), name) where ended_on is null;
create index training_topics_of_body on training_topics (body_id);
create index training_topics_by_kind on training_topics (kind);

create table training_courses (
  id            uuid        primary key,
  body_id       uuid        not null references bodies, -- the organiser
  title         text        not null,
  strand        text        not null,
  form          text        not null references training_forms,
  starts_on     date        not null,
  ends_on       date        not null,
  hours         int         not null,
  place         text        not null default '',
  seats         int         not null,
  gives_kind    text,
  gives_level   int,
  planned_at    timestamptz not null,
  planned_by    uuid        not null references people,
  invited_at    timestamptz,
  invited_by    uuid        references people,
  summons_code  text        not null default '',         -- number and day of the paper that calls people together
  closed_at     timestamptz,
  closed_by     uuid        references people,
  cancelled_at  timestamptz,
  cancelled_by  uuid        references people,
  cancel_reason text        not null default '',
  version       int         not null default 1,
  constraint course_strand_known check (strand in ('professional', 'political')),
  constraint course_has_a_title check (title <> ''),
  constraint course_ends_after_it_starts check (ends_on >= starts_on),
  constraint course_has_hours check (hours between 1 and 2000),
  constraint course_has_seats check (seats between 1 and 5000),
  constraint course_gives_a_level foreign key (gives_kind, gives_level) references qualification_levels (kind, rank) match full,
  constraint course_invitation_has_author check ((invited_at is null) = (invited_by is null)),
  constraint course_closing_has_author check ((closed_at is null) = (closed_by is null)),
  constraint course_cancel_has_a_reason check ((cancelled_at is null) = (cancelled_by is null) and (cancelled_at is null) = (cancel_reason = '')),
  constraint course_ends_one_way check (closed_at is null or cancelled_at is null),
  constraint course_closes_when_over check (closed_at is null or ends_on <= (closed_at at time zone 'Asia/Ho_Chi_Minh')::date)
);
create index training_courses_of_body on training_courses (body_id, starts_on);
create index training_courses_by_form on training_courses (form);
create index training_courses_by_level on training_courses (gives_kind, gives_level);
create index training_courses_by_planner on training_courses (planned_by);
create index training_courses_by_inviter on training_courses (invited_by);
create index training_courses_by_closer on training_courses (closed_by);
create index training_courses_by_canceller on training_courses (cancelled_by);

-- A closed course stays as it was: what was attended is corrected person by person.
create function refuse_course_edit() returns trigger language plpgsql as $$
begin
  if old.closed_at is null then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' or to_jsonb(new) - 'version'::text <> to_jsonb(old) - 'version'::text then
    raise exception 'course % is closed', old.id using errcode = '23514', constraint = 'closed_course_is_not_edited';
  end if;
  return new;
end $$;
create trigger closed_course_stays before update or delete on training_courses for each row execute function refuse_course_edit();

alter table qualifications add constraint qualification_of_course foreign key (course_id) references training_courses;
create index qualifications_of_course on qualifications (course_id, person_id);

create table training_course_topics (
  course_id uuid not null references training_courses on delete cascade,
  topic_id  uuid not null references training_topics,
  constraint course_topic_once primary key (course_id, topic_id)
);
create index training_course_topics_by_topic on training_course_topics (topic_id);

-- A person on a course, for the centre where he serves: planned, called, answered, came, with what result.
create table training_participants (
  id             uuid        primary key,
  course_id      uuid        not null references training_courses on delete cascade,
  person_id      uuid        not null references people,
  centre_id      uuid        not null references bodies,
  source         text        not null,
  added_at       timestamptz not null,
  added_by       uuid        not null references people,
  invited_at     timestamptz,
  reply          text,
  reply_reason   text        not null default '',
  replied_at     timestamptz,
  replied_by     uuid        references people,         -- somebody else where the organiser wrote down what was said
  attended       boolean,
  hours          int         not null default 0,
  certificate    text        not null default '',
  certificate_on date,
  recorded_at    timestamptz,
  recorded_by    uuid        references people,
  counted_on     date,                                  -- the course's last day once it is closed and he was there
  told_at        timestamptz,                           -- that he has seen that the course is cancelled
  version        int         not null default 1,
  constraint participant_once_per_course unique (course_id, person_id),
  constraint participant_source_known check (source in ('gap', 'survey', 'list')),
  constraint participant_reply_known check (reply in ('confirmed', 'declined')),
  constraint decline_has_a_reason check (reply is distinct from 'declined' or reply_reason <> ''),
  constraint reply_has_author check ((reply is null) = (replied_at is null) and (reply is null) = (replied_by is null)),
  constraint hours_only_of_who_came check (hours between 0 and 2000 and (hours = 0 or attended)),
  constraint certificate_only_of_who_came check (certificate = '' or attended),
  constraint certificate_has_a_day check ((certificate = '') = (certificate_on is null)),
  constraint counted_when_there check (counted_on is null or attended)
);
create index training_participants_by_person on training_participants (person_id);
create index training_participants_of_centre on training_participants (centre_id, counted_on);
create index training_participants_by_adder on training_participants (added_by);
create index training_participants_by_replier on training_participants (replied_by);
create index training_participants_by_recorder on training_participants (recorded_by);

-- No course of the topic has a seat yet: the organiser's waiting list.
create table training_waits (
  id        uuid        primary key,
  body_id   uuid        not null references bodies,
  topic_id  uuid        not null references training_topics,
  person_id uuid        not null references people,
  centre_id uuid        not null references bodies,
  source    text        not null,
  added_at  timestamptz not null,
  added_by  uuid        not null references people,
  constraint wait_source_known check (source in ('gap', 'survey', 'list')),
  constraint wait_once_per_topic unique (body_id, topic_id, person_id)
);
create index training_waits_by_topic on training_waits (topic_id);
create index training_waits_by_person on training_waits (person_id);
create index training_waits_of_centre on training_waits (centre_id);
create index training_waits_by_adder on training_waits (added_by);

create table training_entries (
  id        uuid        primary key,
  course_id uuid        not null references training_courses on delete cascade,
  at        timestamptz not null,
  by        uuid        not null references people,
  kind      text        not null,
  note      text        not null default '',
  constraint training_entry_known check (kind in ('planned', 'changed', 'invited', 'attendance', 'closed', 'corrected', 'cancelled')),
  constraint correction_has_a_reason check (kind not in ('corrected', 'cancelled') or note <> '')
);
create index training_entries_of_course on training_entries (course_id, at);
create index training_entries_by_person on training_entries (by);

select watch_for_measures('training_courses', 'case when closed_at is not null then body_id end', 'ends_on');
select watch_for_measures('training_participants', 'case when counted_on is not null then centre_id end', 'counted_on');
