-- owner: areas/activity
-- What a centre did in a month, as totals: for centres that keep no class records in the system (letter §5; columns of the usual form, domain.md §3).
create table activity_totals (
  id          uuid        primary key,
  centre_id   uuid        not null references bodies,
  month       date        not null,
  kind        text        not null,
  field       text        not null references learning_fields,
  held        int         not null,                   -- lớp or chuyên đề
  sessions    int         not null,                   -- buổi
  attendances int         not null,                   -- lượt người, not persons
  file_id     uuid        references files,           -- class book, lists of participants
  recorded_at timestamptz not null,
  recorded_by uuid        not null references people,
  version     int         not null default 1,
  constraint activity_month_is_a_first check (month = date_trunc('month', month)),
  constraint activity_kind_known check (kind in ('class', 'topic')),
  constraint activity_counts_from_one check (held > 0 and attendances >= 0),
  constraint activity_has_a_session_each check (sessions >= held),
  constraint one_activity_total unique (centre_id, month, kind, field)
);
create index activity_totals_by_field on activity_totals (field);
create index activity_totals_by_file on activity_totals (file_id);
create index activity_totals_by_recorder on activity_totals (recorded_by);

-- The year's approved plan and allotted money, as their decisions say (letter §5: a plan for every year, a budget for equipment and running costs).
create table centre_years (
  id                uuid        primary key,
  centre_id         uuid        not null references bodies,
  year              int         not null,
  plan_code         text        not null default '',
  plan_decided_on   date,
  plan_file_id      uuid        references files,
  budget_code       text        not null default '',
  budget_decided_on date,
  allotted          bigint,                           -- whole đồng
  spent             bigint,
  spent_until       date,
  recorded_at       timestamptz not null,
  recorded_by       uuid        not null references people,
  version           int         not null default 1,
  constraint one_row_per_centre_and_year unique (centre_id, year),
  constraint centre_year_plausible check (year between 2008 and 2100),
  constraint approved_plan_has_code_and_day check ((plan_code = '') = (plan_decided_on is null)),
  constraint allotted_budget_has_code_and_day check ((budget_code = '') = (budget_decided_on is null) and (budget_code = '') = (allotted is null)),
  constraint budget_is_some_money check (allotted > 0 and spent >= 0),
  constraint spent_says_until_when check ((spent is null) = (spent_until is null))
);
create index centre_years_by_file on centre_years (plan_file_id);
create index centre_years_by_recorder on centre_years (recorded_by);

select watch_for_measures('activity_totals', 'centre_id', 'month');
select watch_for_measures('centre_years', 'centre_id', 'make_date(year, 1, 1)');
