-- owner: registry
create table places (
  id           uuid  primary key,
  kind         text  not null,
  custody_path ltree not null,                      -- today's tree; a dissolved place hangs under its record-keeping heir
  constraint place_kind_known check (kind in ('nation', 'province', 'district', 'commune', 'village'))
);
create index places_by_custody on places using gist (custody_path);
create index places_by_custody_order on places using btree (custody_path);
create index places_of_kind on places (kind);

create table place_terms (
  id        uuid      primary key default gen_random_uuid(),
  place_id  uuid      not null references places,
  code      text,                                   -- official code; villages have none
  name      text      not null,
  parent_id uuid      references places,
  valid     daterange not null,
  exact     boolean   not null default true,        -- false: a border of the term lies somewhere between two official lists
  search    text      generated always as (fold(name)) stored,
  constraint place_term_has_a_name check (name <> ''),
  constraint place_term_lasts check (not isempty(valid)),
  constraint place_is_not_its_own_parent check (parent_id <> place_id),
  constraint place_has_one_term_at_a_time exclude using gist (place_id with =, valid with &&),
  constraint place_code_once_at_a_time exclude using gist (code with =, valid with &&)
);
create index place_terms_of_place on place_terms (place_id);
create index place_terms_of_parent on place_terms (parent_id);
create index place_terms_by_code on place_terms (code);
create index place_terms_search on place_terms using gin (search gin_trgm_ops);

create table place_heirs (
  from_id       uuid    not null references places,
  to_id         uuid    not null references places,
  on_date       date    not null,
  share         numeric,                            -- of the people; null = split in parts of unknown size
  keeps_records boolean not null default false,
  note          text    not null default '',
  constraint place_heir_once primary key (from_id, to_id),
  constraint place_is_not_its_own_heir check (from_id <> to_id),
  constraint place_share_is_a_part check (share between 0 and 1)
);
create index place_heirs_of_heir on place_heirs (to_id);
create unique index place_has_one_record_keeper on place_heirs (from_id) where keeps_records;

create function place_label(id uuid) returns ltree
  language sql immutable strict parallel safe
  return replace(id::text, '-', '')::ltree;

create function begin_place_as_root() returns trigger language plpgsql as $$
begin
  new.custody_path := coalesce(new.custody_path, place_label(new.id));
  return new;
end $$;
create trigger place_begins_as_root before insert on places for each row execute function begin_place_as_root();

-- Whose territory the place belongs to on the day: its parent while it lives, else its record keeper, else the last parent it had.
create function custody_parent(place uuid, day date) returns uuid
  language sql stable as $$
  select case
    when live.place_id is not null then live.parent_id
    when keeper.to_id is not null then keeper.to_id
    else (select parent_id from place_terms where place_id = place order by lower(valid) desc nulls last limit 1)
  end
  from (select place as id) as asked
  left join place_terms as live on live.place_id = asked.id and live.valid @> day
  left join place_heirs as keeper on keeper.from_id = asked.id and keeper.keeps_records and keeper.on_date <= day
$$;

-- Called in the transaction that changes terms or heirs of the places; moves whole branches, so the order of ids does not matter.
create function repath_custody(changed uuid[], day date) returns void language plpgsql as $$
declare
  one    uuid;
  before ltree;
  above  ltree;
begin
  foreach one in array changed loop
    select custody_path into before from places where id = one for update;
    select custody_path into above from places where id = custody_parent(one, day);
    if above is not null and above <@ before then
      raise exception 'place % would be in its own custody', one using errcode = '23514', constraint = 'custody_without_cycle';
    end if;
    update places
       set custody_path = coalesce(above, ''::ltree) || place_label(one) ||
           case when nlevel(custody_path) > nlevel(before) then subpath(custody_path, nlevel(before)) else ''::ltree end
     where custody_path <@ before and before is distinct from coalesce(above, ''::ltree) || place_label(one);
  end loop;
end $$;

-- The same for every place at once, for imports.
create function repath_all_custody(day date) returns bigint language plpgsql as $$
declare
  reached bigint;
  moved   bigint;
begin
  create temporary table custody_now on commit drop as
  with recursive above as materialized (
    select place.id,
      case
        when live.place_id is not null then live.parent_id
        when keeper.to_id is not null then keeper.to_id
        else last.parent_id
      end as parent_id
    from places as place
    left join place_terms as live on live.place_id = place.id and live.valid @> day
    left join place_heirs as keeper on keeper.from_id = place.id and keeper.keeps_records and keeper.on_date <= day
    left join (
      select distinct on (place_id) place_id, parent_id from place_terms order by place_id, lower(valid) desc nulls last
    ) as last on last.place_id = place.id
  ), tree (id, path) as (
    select id, place_label(id) from above where parent_id is null
    union all
    select above.id, tree.path || place_label(above.id) from above join tree on tree.id = above.parent_id
  )
  select id, path from tree;
  select count(*) into reached from custody_now;
  if reached <> (select count(*) from places) then
    raise exception 'some places are in their own custody' using errcode = '23514', constraint = 'custody_without_cycle';
  end if;
  update places set custody_path = custody_now.path from custody_now where custody_now.id = places.id and custody_now.path <> places.custody_path;
  get diagnostics moved = row_count;
  drop table custody_now;
  return moved;
end $$;

-- An heir of an heir may not lead back: the search for the living record keeper has to end.
create function refuse_place_heir_cycle() returns trigger language plpgsql as $$
begin
  if exists (
    with recursive onward (start_id, id) as (
      select from_id, to_id from fresh
      union
      select onward.start_id, heir.to_id from place_heirs as heir join onward on heir.from_id = onward.id
    )
    select from onward where id = start_id
  ) then
    raise exception 'a place would inherit from itself' using errcode = '23514', constraint = 'place_heirs_without_cycle';
  end if;
  return null;
end $$;
create trigger place_heirs_without_cycle_on_insert after insert on place_heirs
  referencing new table as fresh for each statement execute function refuse_place_heir_cycle();
create trigger place_heirs_without_cycle_on_update after update on place_heirs
  referencing new table as fresh for each statement execute function refuse_place_heir_cycle();
