-- owner: areas/presenters
-- Báo cáo viên: who can teach, kept by a centre; beyond it only by consent (Luật BVDLCN 91/2025/QH15; feature C6).
create table presenters (
  id          uuid        primary key,
  centre_id   uuid        not null references bodies,
  person_id   uuid        not null references people,
  residence   text        not null default '',
  occupation  text        not null default '',
  topics      text        not null,
  main_field  text        not null references learning_fields,
  forms       text[]      not null default '{}',
  free_when   text        not null default '',
  fee         text        not null default '',      -- what he expects, as he says it
  phone       text        not null default '',      -- for invitations; never leaves the commune without a logged opening
  from_on     date        not null,
  ended_on    date,
  end_reason  text        not null default '',
  recorded_at timestamptz not null,
  recorded_by uuid        not null references people,
  recorder_id uuid        not null references bodies,
  version     int         not null default 1,
  search      text        generated always as (words_of(occupation || ' ' || topics)) stored,
  constraint presenter_teaches_something check (topics <> ''),
  constraint presenter_forms_known check (forms <@ array['talk', 'training', 'practice', 'course', 'online']),
  constraint presenter_phone_plausible check (phone = '' or phone ~ '^0\d{9}$'),
  constraint presenter_end_is_whole check ((ended_on is null) = (end_reason = '')),
  constraint presenter_ends_after_beginning check (ended_on >= from_on)   -- on its first day: recorded by mistake, counted nowhere
);
create unique index one_active_presenter_per_centre on presenters (centre_id, person_id) where ended_on is null;
create index presenters_of_centre on presenters (centre_id);
create index presenters_of_person on presenters (person_id);
create index presenters_of_field on presenters (main_field);
create index presenters_by_recorder on presenters (recorded_by);
create index presenters_by_recording_body on presenters (recorder_id);

create table presenter_fields (
  presenter_id uuid not null references presenters,
  field        text not null references learning_fields,
  constraint presenter_field_once primary key (presenter_id, field)
);
create index presenter_fields_by_field on presenter_fields (field);

-- What he agreed to, when and how he said so; proof of it is kept when it is withdrawn. Without an open row only his own centre sees him.
create table presenter_consents (
  id           uuid        primary key,
  presenter_id uuid        not null references presenters,
  level        text        not null,
  given_on     date        not null,
  how          text        not null,
  recorded_at  timestamptz not null,
  recorded_by  uuid        not null references people,
  ended_at     timestamptz,
  ended_by     uuid        references people,
  end_reason   text        not null default '',
  constraint consent_level_known check (level in ('centres', 'public')),
  constraint consent_how_known check (how in ('signed', 'message', 'spoken')),
  constraint consent_end_is_whole check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason = ''))
);
create index presenter_consents_of_presenter on presenter_consents (presenter_id);
create unique index one_open_consent_per_presenter on presenter_consents (presenter_id) where ended_at is null;
create index presenter_consents_by_recorder on presenter_consents (recorded_by);
create index presenter_consents_by_ender on presenter_consents (ended_by);

create function refuse_consent_edit() returns trigger language plpgsql as $$
declare
  allowed text[] := array['ended_at', 'ended_by', 'end_reason'];
begin
  if tg_op = 'DELETE' or old.ended_at is not null or to_jsonb(new) - allowed <> to_jsonb(old) - allowed then
    raise exception 'consent % is on record', old.id using errcode = '23514', constraint = 'given_consent_is_not_edited';
  end if;
  return new;
end $$;
create trigger given_consent_stays before update or delete on presenter_consents for each row execute function refuse_consent_edit();

-- A talk that a centre had given, typed by it as long as classes keep no record of their own. The presenter may be another centre's.
create table presenter_talks (
  id              uuid        primary key,
  centre_id       uuid        not null references bodies,
  presenter_id    uuid        references presenters, -- null in a package of a centre that does not hold him
  on_day          date        not null,
  topic           text        not null,
  field           text        not null references learning_fields,
  listened        int         not null,
  recorded_at     timestamptz not null,
  recorded_by     uuid        not null references people,
  withdrawn_at    timestamptz,
  withdrawn_by    uuid        references people,
  withdraw_reason text        not null default '',
  constraint talk_has_a_topic check (topic <> ''),
  constraint talk_was_heard check (listened between 1 and 5000),
  constraint talk_withdrawal_is_whole check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdraw_reason = ''))
);
create index presenter_talks_of_centre on presenter_talks (centre_id, on_day);
create index presenter_talks_of_presenter on presenter_talks (presenter_id);
create unique index one_talk_is_written_once on presenter_talks (centre_id, presenter_id, on_day, topic) where withdrawn_at is null;
create index presenter_talks_by_field on presenter_talks (field);
create index presenter_talks_by_recorder on presenter_talks (recorded_by);
create index presenter_talks_by_withdrawer on presenter_talks (withdrawn_by);

-- All that a visitor may read: who agreed to be public, where, and what he teaches. No phone, no age, no home.
create view public_presenters as
select p.id, person.name, person.given_name, place.name as commune, p.topics,
  (select array_agg(f.name_vi order by f.position) from presenter_fields as pf join learning_fields as f on f.code = pf.field where pf.presenter_id = p.id) as fields,
  (select array_agg(f.code order by f.position) from presenter_fields as pf join learning_fields as f on f.code = pf.field where pf.presenter_id = p.id) as field_codes,
  p.search || words_of(person.name || ' ' || place.name) ||
    coalesce((select words_of(string_agg(f.name_vi, ' ')) from presenter_fields as pf join learning_fields as f on f.code = pf.field where pf.presenter_id = p.id), '') as search
from presenters as p
join presenter_consents as consent on consent.presenter_id = p.id and consent.ended_at is null and consent.level = 'public'
join people as person on person.id = p.person_id
join lateral (select place_id from body_terms where body_id = p.centre_id order by upper(valid) desc nulls first limit 1) as home on true
join lateral (select name from place_terms where place_id = home.place_id order by lower(valid) desc nulls last limit 1) as place on true
where p.ended_on is null;
grant select on public_presenters to cayda_public;

create view public_learning_fields as select code, name_vi, name_en, position from learning_fields where upper_inf(valid);
grant select on public_learning_fields to cayda_public;

select watch_for_measures('presenters', 'centre_id', 'from_on');
select watch_for_measures('presenter_fields', '(select centre_id from presenters where id = presenter_id)', '(select from_on from presenters where id = presenter_id)');
select watch_for_measures('presenter_talks', 'centre_id', 'on_day');
