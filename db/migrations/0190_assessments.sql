-- owner: areas/assessments
-- Grades and days of the yearly assessment as data: an office's own list holds from its year until its next one; null: shipped with the system.
create table assessment_scales (
  id         uuid        primary key,
  body_id    uuid        references bodies,
  from_year  int         not null,
  basis      text        not null,
  opens      text        not null,                     -- month and day, such as 11-01
  self_due   text        not null,
  decide_due text        not null,
  made_at    timestamptz not null,
  made_by    uuid        references people,
  constraint scale_year_is_sensible check (from_year between 2020 and 2100),
  constraint scale_has_a_basis check (basis <> ''),
  constraint scale_days_are_days check (
    opens ~ '^(0[1-9]|1[0-2])-[0-3][0-9]$' and self_due ~ '^(0[1-9]|1[0-2])-[0-3][0-9]$' and decide_due ~ '^(0[1-9]|1[0-2])-[0-3][0-9]$'),
  constraint scale_days_follow check (opens <= self_due and self_due <= decide_due),
  constraint scale_made_by_its_body check ((body_id is null) = (made_by is null)),
  constraint one_scale_begins_in_a_year unique nulls not distinct (body_id, from_year)
);
create index assessment_scales_by_maker on assessment_scales (made_by);

create table assessment_grades (
  id       uuid primary key,
  scale_id uuid not null references assessment_scales on delete cascade,
  level    int  not null,                              -- 1 is the best
  name     text not null,
  constraint grade_has_a_name check (name <> ''),
  constraint grade_level_known check (level between 1 and 9),
  constraint one_grade_a_level unique (scale_id, level),
  constraint grade_of_its_scale unique (id, scale_id)
);

-- One board member's year (letter §1: initiative and accountability of boards): self-assessment, opinion of the board's meeting, decision on the grade.
create table assessments (
  id              uuid        primary key,
  centre_id       uuid        not null references bodies,
  person_id       uuid        not null references people,
  year            int         not null,
  scale_id        uuid        not null references assessment_scales,
  tasks           text        not null default '',
  results         text        not null default '',
  discipline      text        not null default '',
  shortcomings    text        not null default '',
  self_grade_id   uuid,
  opened_at       timestamptz not null,
  submitted_at    timestamptz,
  opinion         text        not null default '',
  opinion_code    text        not null default '',     -- of the minutes
  opinion_on      date,
  opinion_file_id uuid        references files,
  opinion_at      timestamptz,
  opinion_by      uuid        references people,
  grade_id        uuid,
  decision_code   text        not null default '',
  decider         text        not null default '',     -- as the decision names him
  decided_on      date,
  decided_at      timestamptz,
  decided_by      uuid        references people,
  version         int         not null default 1,
  constraint one_assessment_a_year unique (centre_id, person_id, year),
  constraint self_grade_of_the_scale foreign key (self_grade_id, scale_id) references assessment_grades (id, scale_id),
  constraint grade_of_the_scale foreign key (grade_id, scale_id) references assessment_grades (id, scale_id),
  constraint submission_is_whole check (
    submitted_at is null or (tasks <> '' and results <> '' and discipline <> '' and shortcomings <> '' and self_grade_id is not null)),
  constraint opinion_is_whole check (
    (opinion_at is null) = (opinion_by is null) and (opinion_at is null) = (opinion_on is null) and (opinion_at is null) = (opinion = '')
    and (opinion_at is null or submitted_at is not null)),
  constraint opinion_names_its_minutes check (opinion_at is null or opinion_code <> '' or opinion_file_id is not null),
  constraint decision_is_whole check (
    (decided_at is null) = (decided_by is null) and (decided_at is null) = (grade_id is null) and (decided_at is null) = (decided_on is null)
    and (decided_at is null) = (decision_code = '') and (decided_at is null) = (decider = '') and (decided_at is null or opinion_at is not null)),
  constraint decision_follows_the_meeting check (decided_on >= opinion_on),
  constraint nobody_judges_himself check (opinion_by is distinct from person_id and decided_by is distinct from person_id),
  constraint who_reported_does_not_decide check (decided_by is distinct from opinion_by or decided_by is null)
);
create index assessments_of_person on assessments (person_id);
create index assessments_of_year on assessments (year);
create index assessments_by_scale on assessments (scale_id);
create index assessments_by_self_grade on assessments (self_grade_id, scale_id);
create index assessments_by_grade on assessments (grade_id, scale_id);
create index assessments_by_opinion on assessments (opinion_by);
create index assessments_by_decider on assessments (decided_by);
create index assessments_by_file on assessments (opinion_file_id);

create table assessment_entries (
  id            uuid        primary key,
  assessment_id uuid        not null references assessments on delete cascade,
  at            timestamptz not null,
  by            uuid        not null references people,
  kind          text        not null,
  note          text        not null default '',
  constraint assessment_entry_known check (kind in ('submitted', 'withdrawn', 'opinion', 'returned', 'decided', 'revoked')),
  constraint assessment_return_has_a_reason check (kind not in ('returned', 'revoked') or note <> '')
);
create index assessment_entries_of_assessment on assessment_entries (assessment_id, at);
create index assessment_entries_by_person on assessment_entries (by);

-- The list of the nearest office above the centre that wrote one for the year, else the shipped one.
create function assessment_scale_for(centre uuid, of_year int) returns uuid
  language sql stable parallel safe
  return (
    select s.id from assessment_scales as s
    left join places as home on home.id = home_of(s.body_id) join places as here on here.id = home_of(centre)
    where s.from_year <= of_year and (s.body_id is null or home.custody_path @> here.custody_path)
    order by s.body_id is null, nlevel(home.custody_path) desc, s.from_year desc limit 1);

-- The usual four levels; a function, so that a demo that starts afresh has them again.
create function ship_grades() returns void language plpgsql as $$
begin
  insert into assessment_scales (id, from_year, basis, opens, self_due, decide_due, made_at) values
    ('9c1f0000-0000-4000-8000-000000002020', 2020,
     'Bốn mức xếp loại chất lượng theo Nghị định 90/2020/NĐ-CP, sửa đổi bởi Nghị định 48/2023/NĐ-CP; dùng làm mẫu, địa phương sửa theo quy định đang áp dụng',
     '11-01', '12-05', '12-20', '2020-08-20');
  insert into assessment_grades (id, scale_id, level, name)
  select md5('board-grade-2020/' || level)::uuid, '9c1f0000-0000-4000-8000-000000002020', level, name
  from (values (1, 'Hoàn thành xuất sắc nhiệm vụ'), (2, 'Hoàn thành tốt nhiệm vụ'), (3, 'Hoàn thành nhiệm vụ'), (4, 'Không hoàn thành nhiệm vụ')) as shipped (level, name);
end $$;
select ship_grades();

select watch_for_measures('assessments', 'case when decided_on is not null then centre_id end', 'decided_on');
