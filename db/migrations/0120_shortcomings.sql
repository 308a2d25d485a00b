-- owner: areas/remediation
-- What a centre lacks, found from the records or by inspection, until a recheck says that it is mended (letter §1; feature I10).
create table shortcomings (
  id         uuid        primary key,
  centre_id  uuid        not null references bodies,
  kind       text        not null,
  source     text        not null,
  found_on   date        not null,
  found_by   uuid        references people,
  note       text        not null default '',
  cause      text        not null default '',
  closed_on  date,
  version    int         not null default 1,
  constraint shortcoming_source_known check (source in ('records', 'inspection')),
  constraint inspection_has_a_person check ((source = 'inspection') = (found_by is not null)),
  constraint inspection_has_a_note check (source = 'records' or note <> ''),
  constraint shortcoming_closes_after_it_was_found check (closed_on >= found_on)
);
create index shortcomings_of_centre on shortcomings (centre_id);
create unique index one_open_shortcoming_per_kind on shortcomings (centre_id, kind) where closed_on is null and source = 'records';
create index shortcomings_by_finder on shortcomings (found_by);

create table shortcoming_actions (
  id             uuid        primary key,
  shortcoming_id uuid        not null references shortcomings,
  text           text        not null,
  owner          text        not null,               -- who sees to it, as the plan names him
  due_on         date        not null,
  planned_at     timestamptz not null,
  planned_by     uuid        not null references people,
  done_at        timestamptz,
  done_by        uuid        references people,
  result         text        not null default '',
  constraint action_has_text check (text <> '' and owner <> ''),
  constraint action_result_is_whole check ((done_at is null) = (done_by is null) and (done_at is null) = (result = ''))
);
create index shortcoming_actions_of_shortcoming on shortcoming_actions (shortcoming_id);
create index shortcoming_actions_by_planner on shortcoming_actions (planned_by);
create index shortcoming_actions_by_doer on shortcoming_actions (done_by);

create table shortcoming_rechecks (
  id             uuid        primary key,
  shortcoming_id uuid        not null references shortcomings,
  at             timestamptz not null,
  by             uuid        not null references people,
  passed         boolean     not null,
  note           text        not null,
  constraint recheck_has_a_note check (note <> '')
);
create index shortcoming_rechecks_of_shortcoming on shortcoming_rechecks (shortcoming_id, at);
create index shortcoming_rechecks_by_person on shortcoming_rechecks (by);

-- Nothing closes without a recheck that it passed.
create function refuse_closing_unchecked() returns trigger language plpgsql as $$
begin
  if new.closed_on is not null and not exists (select from shortcoming_rechecks where shortcoming_id = new.id and passed) then
    raise exception 'shortcoming % was not rechecked', new.id using errcode = '23514', constraint = 'no_closing_without_recheck';
  end if;
  return null;
end $$;
create constraint trigger shortcoming_closes_by_recheck after insert or update on shortcomings for each row execute function refuse_closing_unchecked();

select watch_for_measures('shortcomings', 'centre_id', 'found_on');
