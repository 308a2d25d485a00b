-- owner: areas/boards
-- The way by which somebody comes to a post of a centre's board, or leaves it (letter §2 "quy trình kiện toàn"): each step a fact with time and author.
-- Of the Party committee's opinion only number and date are kept: personnel papers of the Party never enter.
create table appointments (
  id                    uuid        primary key,
  centre_id             uuid        not null references bodies,
  post_id               uuid        references posts,     -- null: a post that the norm asks for and the centre does not have yet
  role                  text        not null references roles,
  line                  text        not null default '',  -- which of the norm's seats of that role
  kind                  text        not null,
  nominee_id            uuid        references people,    -- null: somebody whom the registry does not know until the decision
  nominee_name          text        not null,
  nominee_birth_year    int,
  home_body_id          uuid        references bodies,
  home_title            text        not null default '',
  starts_on             date        not null,
  ends_on               date,                             -- first day without the post
  reason                text        not null default '',
  allowance_coefficient float8,
  allowance_amount      bigint,
  allowance_basis       text        not null default '',
  drafted_at            timestamptz not null,
  drafted_by            uuid        not null references people,
  submitted_at          timestamptz,
  submitted_by          uuid        references people,
  party_at              timestamptz,
  party_by              uuid        references people,
  party_code            text        not null default '',
  party_on              date,
  approved_at           timestamptz,
  approved_by           uuid        references people,
  approved_post_id      uuid        references posts,
  approval_note         text        not null default '',
  numbered_at           timestamptz,
  numbered_by           uuid        references people,
  decision_code         text        not null default '',
  decided_on            date,
  decision_file_id      uuid        references files,
  announced_at          timestamptz,
  announced_by          uuid        references people,
  announced_on          date,
  announced_place       text        not null default '',
  dropped_at            timestamptz,
  dropped_by            uuid        references people,
  drop_reason           text        not null default '',
  version               int         not null default 1,
  constraint appointment_kind_known check (kind in ('appoint', 'reappoint', 'acting', 'relieve')),
  constraint appointment_has_a_nominee check (nominee_name <> ''),
  constraint nominee_birth_year_plausible check (nominee_birth_year between 1900 and 2100),
  constraint known_nominee_for_the_held_post check (kind not in ('reappoint', 'relieve') or (nominee_id is not null and post_id is not null)),
  constraint appointment_ends_after_it_starts check (ends_on > starts_on),
  constraint appointment_has_one_allowance check (allowance_coefficient is null or allowance_amount is null),
  constraint appointment_allowance_counts check (allowance_coefficient > 0 and allowance_coefficient <= 10 or allowance_amount > 0 or (allowance_coefficient is null and allowance_amount is null)),
  constraint appointment_allowance_has_a_basis check ((allowance_coefficient is null and allowance_amount is null) or allowance_basis <> ''),
  constraint submission_has_author check ((submitted_at is null) = (submitted_by is null)),
  constraint party_opinion_is_whole check ((party_at is null) = (party_by is null) and (party_at is null) = (party_code = '') and (party_at is null) = (party_on is null)),
  constraint party_opinion_follows_submission check (party_at is null or submitted_at is not null),
  constraint approval_is_whole check ((approved_at is null) = (approved_by is null) and (approved_at is null) = (approved_post_id is null)),
  constraint approval_follows_party_opinion check (approved_at is null or party_at is not null),
  constraint nobody_approves_his_submission check (approved_by <> submitted_by),
  constraint nobody_approves_himself check (approved_by <> nominee_id),
  constraint number_is_whole check ((numbered_at is null) = (numbered_by is null) and (numbered_at is null) = (decision_code = '')
    and (numbered_at is null) = (decided_on is null) and (numbered_at is null) = (decision_file_id is null)),
  constraint number_follows_approval check (numbered_at is null or approved_at is not null),
  constraint announcement_is_whole check ((announced_at is null) = (announced_by is null) and (announced_at is null) = (announced_on is null) and (announced_at is null) = (announced_place = '')),
  constraint announcement_follows_number check (announced_at is null or numbered_at is not null),
  constraint drop_has_a_reason check ((dropped_at is null) = (dropped_by is null) and (dropped_at is null) = (drop_reason = '') and (dropped_at is null or announced_at is null))
);
create index appointments_of_centre on appointments (centre_id);
create index appointments_of_post on appointments (post_id);
create index appointments_of_role on appointments (role);
create unique index one_open_appointment_per_seat on appointments (centre_id, role, line, coalesce(post_id, '00000000-0000-0000-0000-000000000000')) where announced_at is null and dropped_at is null;
create index appointments_of_nominee on appointments (nominee_id);
create index appointments_of_home on appointments (home_body_id);
create index appointments_by_drafter on appointments (drafted_by);
create index appointments_by_submitter on appointments (submitted_by);
create index appointments_by_party_recorder on appointments (party_by);
create index appointments_by_approver on appointments (approved_by);
create index appointments_of_approving_post on appointments (approved_post_id);
create index appointments_by_numberer on appointments (numbered_by);
create index appointments_by_file on appointments (decision_file_id);
create index appointments_by_announcer on appointments (announced_by);
create index appointments_by_dropper on appointments (dropped_by);

-- The society and the school are requested, never ordered: they agree, or do not and say why.
create table appointment_opinions (
  appointment_id uuid        not null references appointments on delete cascade,
  body_id        uuid        not null references bodies,
  requested_at   timestamptz not null,
  given_at       timestamptz,
  given_by       uuid        references people,
  agrees         boolean,
  reason         text        not null default '',
  constraint opinion_once_per_body primary key (appointment_id, body_id),
  constraint opinion_is_whole check ((given_at is null) = (given_by is null) and (given_at is null) = (agrees is null)),
  constraint disagreement_has_a_reason check (agrees is not false or reason <> '')
);
create index appointment_opinions_of_body on appointment_opinions (body_id);
create index appointment_opinions_by_giver on appointment_opinions (given_by);

create table appointment_entries (
  id             uuid        primary key,
  appointment_id uuid        not null references appointments on delete cascade,
  at             timestamptz not null,
  by             uuid        not null references people,
  kind           text        not null,
  note           text        not null default '',
  constraint appointment_entry_known check (kind in ('submitted', 'party', 'agreed', 'disagreed', 'approved', 'refused', 'numbered', 'announced', 'dropped',
    'submitted-back', 'party-back', 'opinion-back', 'approved-back', 'numbered-back')),
  constraint going_back_has_a_reason check (kind not in ('refused', 'dropped', 'disagreed') and kind not like '%-back' or note <> '')
);
create index appointment_entries_of_appointment on appointment_entries (appointment_id, at);
create index appointment_entries_by_person on appointment_entries (by);

-- The decision by which a term of office began or ended; terms from before the system get theirs written down later.
create table tenure_decisions (
  tenure_id      uuid        not null references tenures on delete cascade,
  effect         text        not null,
  appointment_id uuid        references appointments,
  code           text        not null,
  decided_on     date        not null,
  recorded_at    timestamptz not null,
  recorded_by    uuid        not null references people,
  constraint one_decision_per_effect primary key (tenure_id, effect),
  constraint tenure_effect_known check (effect in ('begins', 'ends')),
  constraint decision_has_a_number check (code <> '')
);
create index tenure_decisions_of_appointment on tenure_decisions (appointment_id);
create index tenure_decisions_by_recorder on tenure_decisions (recorded_by);

-- Part-time boards have an allowance: a coefficient of the base salary or an amount, on a ground, from a day to a day (rating table 3.2; danh sách ký nhận).
create table board_allowances (
  id             uuid        primary key,
  tenure_id      uuid        not null references tenures on delete cascade,
  coefficient    float8,
  amount         bigint,
  basis          text        not null,
  valid          daterange   not null,
  recorded_at    timestamptz not null,
  recorded_by    uuid        not null references people,
  constraint allowance_is_one_of_both check ((coefficient is null) <> (amount is null)),
  constraint allowance_counts check (coefficient > 0 and coefficient <= 10 or amount > 0),
  constraint allowance_has_a_basis check (basis <> ''),
  constraint allowance_lasts check (not isempty(valid) and not lower_inf(valid)),
  constraint one_allowance_at_a_time exclude using gist (tenure_id with =, valid with &&)
);
create index board_allowances_by_recorder on board_allowances (recorded_by);

select watch_for_measures('appointments', 'case when submitted_at is not null then centre_id end',
  'least((submitted_at at time zone ''Asia/Ho_Chi_Minh'')::date, decided_on)');
