-- owner: areas/training
-- A small campaign that asks the people of the centres what they want to learn (letter §3: "khảo sát, xây dựng kế hoạch tập huấn").
create table training_surveys (
  id         uuid        primary key,
  body_id    uuid        not null references bodies,
  title      text        not null,
  opens_on   date        not null,
  closes_on  date        not null,
  opened_at  timestamptz not null,
  opened_by  uuid        not null references people,
  closed_at  timestamptz,
  closed_by  uuid        references people,
  version    int         not null default 1,
  constraint survey_has_a_title check (title <> ''),
  constraint survey_closes_after_it_opens check (closes_on >= opens_on),
  constraint survey_closing_has_author check ((closed_at is null) = (closed_by is null))
);
create index training_surveys_of_body on training_surveys (body_id, opens_on);
create index training_surveys_by_opener on training_surveys (opened_by);
create index training_surveys_by_closer on training_surveys (closed_by);

create table training_survey_topics (
  survey_id uuid not null references training_surveys on delete cascade,
  topic_id  uuid not null references training_topics,
  constraint survey_topic_once primary key (survey_id, topic_id)
);
create index training_survey_topics_by_topic on training_survey_topics (topic_id);

-- Whose answer it is, and who typed it: the centre helps those who have no account.
create table training_answers (
  id          uuid        primary key,
  survey_id   uuid        not null references training_surveys on delete cascade,
  person_id   uuid        not null references people,
  centre_id   uuid        not null references bodies,
  form        text        not null references training_forms,
  wanted_time text        not null,
  remark      text        not null default '',
  answered_on date        not null,
  entered_at  timestamptz not null,
  entered_by  uuid        not null references people,
  constraint answer_once_per_person unique (survey_id, person_id),
  constraint answer_time_known check (wanted_time in ('weekday', 'evening', 'weekend', 'any'))
);
create index training_answers_by_person on training_answers (person_id);
create index training_answers_of_centre on training_answers (centre_id);
create index training_answers_by_form on training_answers (form);
create index training_answers_by_enterer on training_answers (entered_by);

create table training_answer_topics (
  answer_id uuid not null references training_answers on delete cascade,
  topic_id  uuid not null references training_topics,
  constraint answer_topic_once primary key (answer_id, topic_id)
);
create index training_answer_topics_by_topic on training_answer_topics (topic_id);

select watch_for_measures('training_answers', 'centre_id', 'answered_on');
