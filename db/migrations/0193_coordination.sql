-- owner: areas/coordination
-- A version of a centre's rules of co-ordination (quy chế phối hợp; letter §4, CV 5155 item 4.7). Draft, asked, in force, superseded are read off its dates.
create table coordination_rules (
  id              uuid        primary key,
  centre_id       uuid        not null references bodies,
  title           text        not null,
  body_text       text        not null,
  drafted_at      timestamptz not null,
  drafted_by      uuid        not null references people,
  asked_at        timestamptz,                           -- the partners were asked for their consent
  asked_by        uuid        references people,
  code            text        not null default '',
  issuer          text        not null default '',
  decided_on      date,
  in_force_from   date,
  ends_on         date,                                  -- first day on which it no longer holds, when it says so
  file_id         uuid        references files,          -- the signed copy
  issued_at       timestamptz,
  issued_by       uuid        references people,
  withdrawn_at    timestamptz,
  withdrawn_by    uuid        references people,
  withdraw_reason text        not null default '',
  version         int         not null default 1,
  constraint coordination_has_text check (title <> '' and body_text <> ''),
  constraint coordination_asking_is_whole check ((asked_at is null) = (asked_by is null)),
  constraint coordination_issue_is_whole check (
    (issued_at is null) = (issued_by is null) and (issued_at is null) = (decided_on is null) and (issued_at is null) = (in_force_from is null)
    and (issued_at is null) = (file_id is null) and (issued_at is null) = (issuer = '') and (issued_at is null or asked_at is not null)),
  constraint coordination_in_force_after_decision check (in_force_from >= decided_on),
  constraint coordination_ends_after_it_began check (ends_on > in_force_from),
  constraint coordination_withdrawal_has_a_reason check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdraw_reason = '') and (withdrawn_at is null or issued_at is not null))
);
create index coordination_rules_of_centre on coordination_rules (centre_id, in_force_from);
create unique index one_coordination_draft_per_centre on coordination_rules (centre_id) where issued_at is null;
create unique index one_coordination_begins_on_a_day on coordination_rules (centre_id, in_force_from) where issued_at is not null and withdrawn_at is null;
create index coordination_rules_by_author on coordination_rules (drafted_by);
create index coordination_rules_by_asker on coordination_rules (asked_by);
create index coordination_rules_by_issuer on coordination_rules (issued_by);
create index coordination_rules_by_withdrawer on coordination_rules (withdrawn_by);
create index coordination_rules_by_file on coordination_rules (file_id);

-- The Front, unions, the society and schools are requested, never ordered: each agrees or asks for a change by its own post.
create table coordination_partners (
  rule_id     uuid        not null references coordination_rules on delete cascade,
  body_id     uuid        not null references bodies,
  answered_at timestamptz,
  answered_by uuid        references people,
  agreed      boolean,
  reason      text        not null default '',
  constraint partner_once primary key (rule_id, body_id),
  constraint answer_is_whole check ((answered_at is null) = (answered_by is null) and (answered_at is null) = (agreed is null)),
  constraint change_has_a_reason check (agreed is null or agreed or reason <> '')
);
create index coordination_partners_by_body on coordination_partners (body_id);
create index coordination_partners_by_person on coordination_partners (answered_by);

create function refuse_coordination_edit() returns trigger language plpgsql as $$
declare
  allowed text[] := array['withdrawn_at', 'withdrawn_by', 'withdraw_reason', 'version'];
begin
  if old.issued_at is not null and (tg_op = 'DELETE' or to_jsonb(new) - allowed <> to_jsonb(old) - allowed) then
    raise exception 'co-ordination rules % are issued', old.id using errcode = '23514', constraint = 'issued_coordination_is_not_edited';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger issued_coordination_stays before update or delete on coordination_rules for each row execute function refuse_coordination_edit();

select watch_for_measures('coordination_rules', 'case when in_force_from is not null then centre_id end', 'in_force_from');
