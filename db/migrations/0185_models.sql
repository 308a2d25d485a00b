-- owner: areas/models
-- A centre's way of working that others may take over (letter §4: "nhân rộng một số mô hình"; feature I11).
create table models (
  id              uuid        primary key,
  centre_id       uuid        not null references bodies,
  withdrawn_on    date,
  withdrawn_by    uuid        references people,
  withdraw_reason text        not null default '',
  constraint model_withdrawal_is_whole check ((withdrawn_on is null) = (withdrawn_by is null) and (withdrawn_on is null) = (withdraw_reason = ''))
);
create index models_of_centre on models (centre_id);
create index models_by_withdrawer on models (withdrawn_by);

-- Its text; a later version takes over when it is published. Draft, submitted, returned, published are read off the facts.
create table model_versions (
  id            uuid        primary key,
  model_id      uuid        not null references models,
  number        int         not null,
  title         text        not null,
  field         text        not null references learning_fields,
  problem       text        not null default '',
  steps         text        not null default '',
  conditions    text        not null default '',
  cost          text        not null default '',     -- with its sources
  people_needed text        not null default '',
  results       text        not null default '',     -- with figures
  file_id       uuid        references files,
  drafted_at    timestamptz not null,
  drafted_by    uuid        not null references people,
  submitted_at  timestamptz,
  submitted_by  uuid        references people,
  returned_at   timestamptz,
  return_note   text        not null default '',
  published_at  timestamptz,
  published_on  date,
  published_by  uuid        references people,
  publisher_id  uuid        references bodies,
  version       int         not null default 1,
  search        text        generated always as (words_of(title || ' ' || problem || ' ' || steps || ' ' || results)) stored,
  constraint model_version_has_a_title check (title <> ''),
  constraint model_version_number_once unique (model_id, number),
  constraint model_submission_has_author check ((submitted_at is null) = (submitted_by is null)),
  constraint model_return_has_a_note check ((returned_at is null) = (return_note = '')),
  constraint model_publication_is_whole check (
    (published_at is null) = (published_by is null) and (published_at is null) = (published_on is null) and (published_at is null) = (publisher_id is null)
    and (published_at is null or submitted_at is not null)),
  constraint nobody_publishes_his_own_model check (published_by <> submitted_by and published_by <> drafted_by),
  constraint published_model_says_everything check (published_at is null or (problem <> '' and steps <> '' and conditions <> '' and cost <> '' and people_needed <> '' and results <> ''))
);
create unique index one_open_model_version on model_versions (model_id) where published_at is null;
create index model_versions_by_field on model_versions (field);
create index model_versions_by_file on model_versions (file_id);
create index model_versions_by_drafter on model_versions (drafted_by);
create index model_versions_by_submitter on model_versions (submitted_by);
create index model_versions_by_publisher on model_versions (published_by);
create index model_versions_by_publishing_body on model_versions (publisher_id);

create function refuse_model_edit() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception 'model version % is published', old.id using errcode = '23514', constraint = 'published_model_is_not_edited';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger published_model_stays before update or delete on model_versions for each row execute function refuse_model_edit();

-- Another centre works that way: its own plan, with the author's credit. Planned, under way, kept, ended are read off the facts.
create table model_adoptions (
  id             uuid        primary key,
  centre_id      uuid        not null references bodies,
  model_id       uuid        references models,          -- null in a package of the adopter, who does not hold it
  version_id     uuid        references model_versions,
  model_title    text        not null,
  author         text        not null,
  plan           text        not null,
  responsible    text        not null,
  starts_on      date        not null,
  measure_id     text,                                   -- by which the adopter wants to see an effect
  months         int         not null default 6,
  recorded_on    date        not null,
  recorded_at    timestamptz not null,
  recorded_by    uuid        not null references people,
  author_seen_at timestamptz,
  reviewed_on    date,
  reviewed_by    uuid        references people,
  review_note    text        not null default '',
  ended_on       date,
  ended_by       uuid        references people,
  end_reason     text        not null default '',
  mistaken       boolean     not null default false,     -- recorded by mistake: counts nowhere
  version        int         not null default 1,
  constraint adoption_has_a_plan check (plan <> '' and responsible <> '' and model_title <> '' and author <> ''),
  constraint adoption_months_plausible check (months between 1 and 12),
  constraint adoption_review_is_whole check ((reviewed_on is null) = (reviewed_by is null) and (reviewed_on is null) = (review_note = '')),
  constraint adoption_review_comes_after_start check (reviewed_on >= starts_on),
  constraint nobody_reviews_his_own_adoption check (reviewed_by <> recorded_by),
  constraint adoption_end_is_whole check ((ended_on is null) = (ended_by is null) and (ended_on is null) = (end_reason = '')),
  constraint mistaken_adoption_has_ended check (not mistaken or ended_on is not null)
);
create unique index one_open_adoption_per_centre on model_adoptions (centre_id, model_id) where ended_on is null;
create index model_adoptions_of_model on model_adoptions (model_id);
create index model_adoptions_of_version on model_adoptions (version_id);
create index model_adoptions_of_centre on model_adoptions (centre_id);
create index model_adoptions_by_recorder on model_adoptions (recorded_by);
create index model_adoptions_by_reviewer on model_adoptions (reviewed_by);
create index model_adoptions_by_ender on model_adoptions (ended_by);

-- It is another centre's model that one adopts.
create function refuse_own_adoption() returns trigger language plpgsql as $$
begin
  if exists (select from models where id = new.model_id and centre_id = new.centre_id) then
    raise exception 'centre % adopts its own model', new.centre_id using errcode = '23514', constraint = 'model_of_another_centre';
  end if;
  return new;
end $$;
create trigger model_is_of_another_centre before insert on model_adoptions for each row execute function refuse_own_adoption();

create function first_published(model uuid) returns date
  language sql stable parallel safe
  return (select min(published_on) from model_versions where model_id = model);

select watch_for_measures('models', 'centre_id', 'coalesce(first_published(id), current_date)');
select watch_for_measures('model_versions', '(select centre_id from models where id = model_id)', 'coalesce(published_on, current_date)');
select watch_for_measures('model_adoptions', 'centre_id', 'recorded_on');
