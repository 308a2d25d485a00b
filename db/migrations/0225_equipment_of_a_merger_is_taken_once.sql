-- owner: areas/mergers
-- When the heir opened its equipment with what it received added: what it saved since then holds that, and is not offered again.
alter table merger_hand_overs
  add column taken_at timestamptz,
  add column taken_by uuid references people,
  add constraint equipment_taken_is_whole check ((taken_at is null) = (taken_by is null) and (taken_at is null or signed_at is not null));
create index merger_hand_overs_by_taker on merger_hand_overs (taken_by);

create or replace function refuse_signed_hand_over_edit() returns trigger language plpgsql as $$
declare
  allowed text[] := array['seals_returned', 'seals_returned_to', 'seals_returned_on', 'taken_at', 'taken_by', 'version'];
begin
  if old.signed_at is not null and (tg_op = 'DELETE' or to_jsonb(new) - allowed <> to_jsonb(old) - allowed) then
    raise exception 'hand-over % is signed', old.id using errcode = '23514', constraint = 'signed_hand_over_is_not_edited';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
