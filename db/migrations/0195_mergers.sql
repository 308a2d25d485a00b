-- owner: areas/mergers
-- What a former centre hands over to the one that goes on (merging of 2025: assets, books, records, seal), by a list that both sides sign.
create table merger_hand_overs (
  id                uuid        primary key,
  from_id           uuid        not null,
  to_id             uuid        not null,
  supplements_id    uuid,                                -- corrects a signed list, which itself is never edited
  giver             text        not null,
  giver_post        text        not null,
  receiver          text        not null,
  receiver_post     text        not null,
  witness           text        not null default '',
  witness_post      text        not null default '',
  held_on           date        not null,
  note              text        not null default '',
  drafted_at        timestamptz not null,
  drafted_by        uuid        not null references people,
  checked_at        timestamptz,
  checked_by        uuid        references people,
  signed_at         timestamptz,
  signed_by         uuid        references people,
  file_id           uuid        references files,        -- scan of the signed list
  seals_returned    int,                                 -- old seals given back to who issued them
  seals_returned_to text        not null default '',
  seals_returned_on date,
  version           int         not null default 1,
  constraint hand_over_between_a_centre_and_its_heir foreign key (from_id, to_id) references body_heirs (from_id, to_id),
  constraint hand_over_of_one_pair unique (id, from_id, to_id),
  constraint supplement_of_the_same_pair foreign key (supplements_id, from_id, to_id) references merger_hand_overs (id, from_id, to_id),
  constraint hand_over_names_both_sides check (giver <> '' and giver_post <> '' and receiver <> '' and receiver_post <> ''),
  constraint hand_over_check_is_whole check ((checked_at is null) = (checked_by is null)),
  constraint hand_over_signature_is_whole check (
    (signed_at is null) = (signed_by is null) and (signed_at is null) = (file_id is null) and (signed_at is null or checked_at is not null)),
  constraint seals_returned_are_told check (
    (seals_returned is null) = (seals_returned_on is null) and (seals_returned is null) = (seals_returned_to = '') and seals_returned > 0)
);
create unique index one_hand_over_a_pair on merger_hand_overs (from_id, to_id) where supplements_id is null;
create index merger_hand_overs_of_heir on merger_hand_overs (to_id);
create index merger_hand_overs_supplements on merger_hand_overs (supplements_id, from_id, to_id);
create index merger_hand_overs_by_drafter on merger_hand_overs (drafted_by);
create index merger_hand_overs_by_checker on merger_hand_overs (checked_by);
create index merger_hand_overs_by_signer on merger_hand_overs (signed_by);
create index merger_hand_overs_by_file on merger_hand_overs (file_id);

create table merger_lines (
  id        uuid   primary key,
  list_id   uuid   not null references merger_hand_overs on delete cascade,
  position  int    not null,
  kind      text   not null,
  name      text   not null,
  unit      text   not null default '',
  per_books float8 not null,
  found     float8,
  condition text   not null default '',
  note      text   not null default '',
  constraint merger_line_kind_known check (kind in ('asset', 'book', 'record', 'seal', 'money')),
  constraint merger_line_has_a_name check (name <> ''),
  constraint merger_quantities_count check (per_books >= 0 and found >= 0),
  constraint money_is_whole_dong check (kind <> 'money' or (per_books = floor(per_books) and (found is null or found = floor(found))))
);
create index merger_lines_of_list on merger_lines (list_id, position);

-- A signed list stays as it was signed; only the return of old seals, which comes later, is written to it.
create function refuse_signed_hand_over_edit() returns trigger language plpgsql as $$
declare
  allowed text[] := array['seals_returned', 'seals_returned_to', 'seals_returned_on', 'version'];
begin
  if old.signed_at is not null and (tg_op = 'DELETE' or to_jsonb(new) - allowed <> to_jsonb(old) - allowed) then
    raise exception 'hand-over % is signed', old.id using errcode = '23514', constraint = 'signed_hand_over_is_not_edited';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger signed_hand_over_stays before update or delete on merger_hand_overs for each row execute function refuse_signed_hand_over_edit();

-- A signed list may come whole out of a unit's package, its lines after it; there is nothing before that could be changed.
create function refuse_signed_line_edit() returns trigger language plpgsql as $$
begin
  if exists (select from merger_hand_overs where id = old.list_id and signed_at is not null) then
    raise exception 'hand-over % is signed', old.list_id using errcode = '23514', constraint = 'signed_hand_over_is_not_edited';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger signed_line_stays before update or delete on merger_lines for each row execute function refuse_signed_line_edit();

select watch_for_measures('merger_hand_overs', 'case when signed_at is not null and supplements_id is null then to_id end', 'held_on');
select watch_for_measures('body_heirs', 'to_id', 'on_date');
