-- owner: areas/initiatives
-- Register of initiatives (sổ sáng kiến) of a centre.
create table initiatives (
  id              uuid        primary key,
  centre_id       uuid        not null references bodies,
  title           text        not null,
  problem         text        not null,
  solution        text        not null,
  applied_on      date        not null,
  benefit         text        not null,
  other_authors   text        not null default '',     -- people who hold no post, as the register names them
  recorded_on     date        not null,
  recorded_at     timestamptz not null,
  recorded_by     uuid        not null references people,
  withdrawn_at    timestamptz,
  withdrawn_by    uuid        references people,
  withdraw_reason text        not null default '',
  version         int         not null default 1,
  search          text        not null generated always as (fold(title || ' ' || problem || ' ' || solution || ' ' || other_authors)) stored,
  constraint initiative_of_its_centre unique (id, centre_id),
  constraint initiative_is_told check (title <> '' and problem <> '' and solution <> '' and benefit <> ''),
  constraint initiative_was_applied check (applied_on <= recorded_on),
  constraint initiative_withdrawal_has_a_reason check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdraw_reason = ''))
);
create index initiatives_of_centre on initiatives (centre_id, recorded_on);
create index initiatives_by_recorder on initiatives (recorded_by);
create index initiatives_by_withdrawer on initiatives (withdrawn_by);
create index initiatives_by_text on initiatives using gin (search gin_trgm_ops);

create table initiative_authors (
  initiative_id uuid not null references initiatives on delete cascade,
  person_id     uuid not null references people,
  constraint author_once primary key (initiative_id, person_id)
);
create index initiative_authors_by_person on initiative_authors (person_id);

create table initiative_recognitions (
  id              uuid        primary key,
  initiative_id   uuid        not null,
  centre_id       uuid        not null references bodies,
  level           text        not null,
  code            text        not null,
  decided_on      date        not null,
  issuer          text        not null,
  file_id         uuid        references files,         -- the decision, when it was not decided here
  recorded_at     timestamptz not null,
  recorded_by     uuid        not null references people,
  withdrawn_at    timestamptz,
  withdrawn_by    uuid        references people,
  withdraw_reason text        not null default '',
  constraint recognition_of_its_centres_initiative foreign key (initiative_id, centre_id) references initiatives (id, centre_id) on delete cascade,
  constraint recognition_level_known check (level in ('commune', 'province')),
  constraint recognition_has_its_decision check (code <> '' and issuer <> ''),
  constraint recognition_withdrawal_has_a_reason check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdraw_reason = ''))
);
create unique index one_recognition_a_level on initiative_recognitions (initiative_id, level) where withdrawn_at is null;
create index initiative_recognitions_of_initiative on initiative_recognitions (initiative_id, centre_id);
create index initiative_recognitions_of_centre on initiative_recognitions (centre_id);
create index initiative_recognitions_by_recorder on initiative_recognitions (recorded_by);
create index initiative_recognitions_by_withdrawer on initiative_recognitions (withdrawn_by);
create index initiative_recognitions_by_file on initiative_recognitions (file_id);

select watch_for_measures('initiatives', 'centre_id', 'recorded_on');
select watch_for_measures('initiative_recognitions', 'centre_id', 'decided_on');
