-- owner: areas/issuing
-- Which bodies number their papers here. Without a row the number comes from the office's own document system and is recorded (practice.md, "Papers").
create table number_series_choices (
  body_id     uuid        primary key references bodies,
  own_series  boolean     not null,
  term        text        not null default '',       -- of a Party committee: its series run per type through the whole term
  reason      text        not null default '',
  declared_at timestamptz not null,
  declared_by uuid        not null references people,
  constraint own_series_has_a_reason check (not own_series or reason <> '')
);
create index number_series_choices_by_declarer on number_series_choices (declared_by);

-- The last number given; its row is locked while the next one is, so that a series has no gap and no double.
create table number_series (
  body_id uuid not null references bodies,
  series  text not null,                              -- State: '2026'; Party: 'CV 2025-2030'
  last    int  not null,
  constraint number_series_once_per_body primary key (body_id, series),
  constraint number_series_counts_from_one check (last > 0)
);

create table outgoing_papers (
  id               uuid        primary key,
  body_id          uuid        not null references bodies,
  drafting_body_id uuid        not null references bodies,
  system           text        not null,
  kind             text        not null,
  subject          text        not null,
  issuer_parent    text        not null default '',
  issuer_name      text        not null,
  notation         text        not null,
  place            text        not null,
  addressees       text[]      not null default '{}',
  legal_basis      text[]      not null default '{}',
  body             text        not null default '',
  distribution     text[]      not null default '{}',
  archive          text        not null default '',
  decider          text        not null default '',
  authority        text        not null default '',
  position         text        not null default '',
  secretary        text        not null default '',
  signer_post_id   uuid        references posts,
  explanation      text        not null default '',
  assignment_id    uuid        references assignments,
  replaces_id      uuid        references outgoing_papers,
  drafted_at       timestamptz not null,
  drafted_by       uuid        not null references people,
  secrecy_declared_by uuid     not null references people,
  submitted_at     timestamptz,
  submitted_by     uuid        references people,
  returned_at      timestamptz,
  returned_by      uuid        references people,
  return_reason    text        not null default '',
  signed_at        timestamptz,
  signed_by        uuid        references people,
  signer_name      text        not null default '',
  number           int,
  number_as        text        not null default '',   -- as printed: '05', '74/2026'
  series           text        not null default '',
  own_series       boolean,
  dated_on         date,
  profile          text,
  numbered_at      timestamptz,
  numbered_by      uuid        references people,
  scan_file_id     uuid        references files,
  issued_at        timestamptz,
  issued_by        uuid        references people,
  document_id      uuid        references documents,
  recalled_at      timestamptz,
  recalled_by      uuid        references people,
  recall_reason    text        not null default '',
  version          int         not null default 1,
  search           text        generated always as (fold(subject || ' ' || number_as || ' ' || notation || ' ' || body)) stored,
  constraint outgoing_has_a_system check (system in ('party', 'state')),
  constraint outgoing_kind_known check (kind in ('CV', 'KH', 'BC', 'TTr', 'QĐ', 'TB', 'GM', 'BB')),
  constraint outgoing_profile_known check (profile in ('state', 'party-hd36', 'party-hd05')),
  constraint outgoing_has_a_subject check (subject <> ''),
  constraint outgoing_submission_has_author check ((submitted_at is null) = (submitted_by is null)),
  constraint outgoing_submission_names_a_signer check (submitted_at is null or signer_post_id is not null),
  constraint outgoing_return_has_a_reason check ((returned_at is null) = (returned_by is null) and (returned_at is null or return_reason <> '')),
  constraint outgoing_signature_follows_submission check (signed_at is null or submitted_at is not null),
  constraint outgoing_signature_has_author check ((signed_at is null) = (signed_by is null)),
  constraint nobody_signs_what_he_submitted check (signed_by is null or signed_by <> submitted_by),
  constraint outgoing_number_follows_signature check (numbered_at is null or signed_at is not null),
  constraint outgoing_number_is_whole check ((numbered_at is null) = (numbered_by is null) and (numbered_at is null) = (number_as = '') and (numbered_at is null) = (dated_on is null)
    and (numbered_at is null) = (series = '') and (numbered_at is null) = (own_series is null) and (numbered_at is null) = (profile is null)),
  constraint own_number_counts check (own_series is not true or number is not null),
  constraint outgoing_issue_follows_number check (issued_at is null or numbered_at is not null),
  constraint outgoing_issue_is_whole check ((issued_at is null) = (issued_by is null) and (issued_at is null) = (document_id is null)),
  constraint outgoing_recall_follows_issue check (recalled_at is null or issued_at is not null),
  constraint outgoing_recall_has_a_reason check ((recalled_at is null) = (recalled_by is null) and (recalled_at is null or recall_reason <> '')),
  constraint outgoing_does_not_replace_itself check (replaces_id <> id)
);
create unique index own_number_once_per_series on outgoing_papers (body_id, series, number) where own_series;
create unique index recorded_number_once_per_series on outgoing_papers (body_id, series, notation, number_as) where not own_series;
create unique index one_paper_per_document on outgoing_papers (document_id);
create index outgoing_papers_of_body on outgoing_papers (body_id, submitted_at);
create index outgoing_papers_of_drafter on outgoing_papers (drafting_body_id);
create index outgoing_papers_for_signer on outgoing_papers (signer_post_id) where signed_at is null;
create index outgoing_papers_by_signer_post on outgoing_papers (signer_post_id);
create index outgoing_papers_by_assignment on outgoing_papers (assignment_id);
create index outgoing_papers_by_replaced on outgoing_papers (replaces_id);
create index outgoing_papers_by_author on outgoing_papers (drafted_by);
create index outgoing_papers_by_declarer on outgoing_papers (secrecy_declared_by);
create index outgoing_papers_by_submitter on outgoing_papers (submitted_by);
create index outgoing_papers_by_returner on outgoing_papers (returned_by);
create index outgoing_papers_by_signing_person on outgoing_papers (signed_by);
create index outgoing_papers_by_number_giver on outgoing_papers (numbered_by);
create index outgoing_papers_by_scan on outgoing_papers (scan_file_id);
create index outgoing_papers_by_issuing_person on outgoing_papers (issued_by);
create index outgoing_papers_by_recaller on outgoing_papers (recalled_by);
create index outgoing_papers_search on outgoing_papers using gin (search gin_trgm_ops);

-- What was signed stays as it was signed; what was issued changes in nothing but its recall and the scan that was still missing (feature D5).
create function refuse_outgoing_edit() returns trigger language plpgsql as $$
declare
  frozen text[] := array['body_id', 'drafting_body_id', 'system', 'kind', 'subject', 'issuer_parent', 'issuer_name', 'notation', 'place', 'addressees', 'legal_basis', 'body',
    'distribution', 'archive', 'decider', 'authority', 'position', 'secretary', 'signer_post_id', 'signer_name', 'signed_at', 'signed_by', 'submitted_at', 'submitted_by', 'replaces_id'];
  numbered text[] := array['number', 'number_as', 'series', 'own_series', 'dated_on', 'profile', 'numbered_at', 'numbered_by'];
  allowed text[] := array['recalled_at', 'recalled_by', 'recall_reason', 'scan_file_id', 'version', 'search'];
  before jsonb := to_jsonb(old);
  after jsonb;
begin
  if tg_op = 'DELETE' then
    if old.numbered_at is null then return old; end if;
    raise exception 'paper % has a number and stays', old.id using errcode = '23514', constraint = 'numbered_paper_stays';
  end if;
  after := to_jsonb(new);
  if old.issued_at is not null and (after - allowed <> before - allowed or (old.scan_file_id is not null and new.scan_file_id is distinct from old.scan_file_id)
    or (old.recalled_at is not null and new.recalled_at is distinct from old.recalled_at)) then
    raise exception 'paper % is issued', old.id using errcode = '23514', constraint = 'issued_paper_is_not_edited';
  end if;
  if old.numbered_at is not null and exists (select from unnest(numbered) as field where after -> field is distinct from before -> field) then
    raise exception 'paper % has its number', old.id using errcode = '23514', constraint = 'number_given_stays';
  end if;
  if old.signed_at is not null and exists (select from unnest(frozen) as field where after -> field is distinct from before -> field) then
    raise exception 'paper % is signed', old.id using errcode = '23514', constraint = 'signed_paper_is_not_edited';
  end if;
  return new;
end $$;
create trigger outgoing_paper_stays before update or delete on outgoing_papers for each row execute function refuse_outgoing_edit();
