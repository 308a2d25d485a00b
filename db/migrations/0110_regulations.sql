-- owner: areas/regulations
-- The text from which the centres of a territory draft their regulation, when the education office wrote its own; else the shipped one is used.
create table regulation_templates (
  body_id   uuid        primary key references bodies,
  title     text        not null,
  body_text text        not null,
  saved_at  timestamptz not null,
  saved_by  uuid        not null references people,
  version   int         not null default 1,
  constraint template_has_a_title check (title <> ''),
  constraint template_has_text check (body_text <> '')
);
create index regulation_templates_by_author on regulation_templates (saved_by);

-- A version of a centre's operating regulation (letter §4: "ban hành quy chế cụ thể"). Draft, issued, in force, superseded are read off its dates.
create table regulations (
  id               uuid        primary key,
  centre_id        uuid        not null references bodies,
  title            text        not null,
  body_text        text        not null,
  drafted_at       timestamptz not null,
  drafted_by       uuid        not null references people,
  code             text        not null default '',  -- the decision that issues it
  issuer           text        not null default '',
  decided_on       date,
  in_force_from    date,
  file_id          uuid        references files,     -- the signed copy
  issued_at        timestamptz,
  issued_by        uuid        references people,
  withdrawn_at     timestamptz,
  withdrawn_by     uuid        references people,
  withdraw_reason  text        not null default '',
  version          int         not null default 1,
  constraint regulation_has_a_title check (title <> ''),
  constraint regulation_has_text check (body_text <> ''),
  constraint regulation_issue_is_whole check (
    (issued_at is null) = (issued_by is null) and (issued_at is null) = (decided_on is null) and (issued_at is null) = (in_force_from is null)
    and (issued_at is null) = (file_id is null) and (issued_at is null) = (issuer = '')),
  constraint regulation_in_force_after_decision check (in_force_from >= decided_on),
  constraint regulation_withdrawal_has_a_reason check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdraw_reason = '') and (withdrawn_at is null or issued_at is not null))
);
create index regulations_of_centre on regulations (centre_id, in_force_from);
create unique index one_regulation_draft_per_centre on regulations (centre_id) where issued_at is null;
create unique index one_regulation_begins_on_a_day on regulations (centre_id, in_force_from) where issued_at is not null and withdrawn_at is null;
create index regulations_by_author on regulations (drafted_by);
create index regulations_by_issuer on regulations (issued_by);
create index regulations_by_withdrawer on regulations (withdrawn_by);
create index regulations_by_file on regulations (file_id);

-- What was issued stays as it was issued; a wrong entry is withdrawn with its reason.
create function refuse_regulation_edit() returns trigger language plpgsql as $$
declare
  allowed text[] := array['withdrawn_at', 'withdrawn_by', 'withdraw_reason', 'version'];
begin
  if old.issued_at is null then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' or to_jsonb(new) - allowed <> to_jsonb(old) - allowed then
    raise exception 'regulation % is issued', old.id using errcode = '23514', constraint = 'issued_regulation_is_not_edited';
  end if;
  return new;
end $$;
create trigger issued_regulation_stays before update or delete on regulations for each row execute function refuse_regulation_edit();

select watch_for_measures('regulations', 'case when in_force_from is not null then centre_id end', 'in_force_from');
-- A centre's figures end with the centre.
select watch_for_measures('body_terms', 'body_id', 'coalesce(lower(valid), upper(valid), current_date)');
