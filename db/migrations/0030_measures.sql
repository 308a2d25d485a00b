-- owner: measures
create table measure_cells (
  measure_id  text    not null,
  month       date    not null,
  unit_id     uuid    not null references bodies,
  slice_id    text    not null default '',
  numerator   bigint  not null,
  denominator bigint  not null default 0,
  origin      text    not null default 'records',
  true_since  date,
  stale_on    date,                                  -- the day on which the cell changes without a write
  constraint measure_cell_key primary key (measure_id, month, unit_id, slice_id),
  constraint cell_month_is_a_first check (extract(day from month) = 1),
  constraint cell_origin_known check (origin in ('records', 'typed'))
);
create index measure_cells_of_unit on measure_cells (unit_id);
create index measure_cells_stale on measure_cells (stale_on) where stale_on is not null;

-- Cell key × place of every level, in today's borders.
create table measure_sums (
  measure_id  text   not null,
  month       date   not null,
  place_id    uuid   not null references places,
  slice_id    text   not null default '',
  numerator   bigint not null,
  denominator bigint not null default 0,
  constraint measure_sum_key primary key (measure_id, month, place_id, slice_id)
);
create index measure_sums_of_place on measure_sums (place_id);

create table measure_dirty (
  id         bigint generated always as identity primary key,
  table_name text not null,
  unit_id    uuid not null,
  from_on    date not null
);

-- The place whose territory a body's records count for today: that of its latest term.
create function home_of(body uuid) returns uuid
  language sql stable parallel safe
  return (select place_id from body_terms where body_id = body order by upper(valid) desc nulls first limit 1);

-- Writes what a statement touched; nobody names cells by hand. Arguments: unit expression, expression of the first day touched.
create function mark_measures_dirty() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op <> 'INSERT' then
    execute format('insert into measure_dirty (table_name, unit_id, from_on) select %L, %s, min(%s) from before where (%2$s) is not null group by 2', tg_table_name, tg_argv[0], tg_argv[1]);
  end if;
  if tg_op <> 'DELETE' then
    execute format('insert into measure_dirty (table_name, unit_id, from_on) select %L, %s, min(%s) from after where (%2$s) is not null group by 2', tg_table_name, tg_argv[0], tg_argv[1]);
  end if;
  return null;
end $$;

create function watch_for_measures(watched regclass, unit text, first_day text) returns void language plpgsql as $$
begin
  execute format('create trigger dirty_on_insert after insert on %s referencing new table as after for each statement execute function mark_measures_dirty(%L, %L)', watched, unit, first_day);
  execute format('create trigger dirty_on_update after update on %s referencing old table as before new table as after for each statement execute function mark_measures_dirty(%L, %L)', watched, unit, first_day);
  execute format('create trigger dirty_on_delete after delete on %s referencing old table as before for each statement execute function mark_measures_dirty(%L, %L)', watched, unit, first_day);
end $$;

-- Borders moved (a merge, a body at another place): the cells stay, every sum is made anew.
create function mark_borders_dirty() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into measure_dirty (table_name, unit_id, from_on) values ('borders', '00000000-0000-0000-0000-000000000000', current_date);
  return null;
end $$;
create trigger borders_dirty after update of custody_path on places for each statement execute function mark_borders_dirty();
create trigger borders_dirty after insert or update or delete on body_terms for each statement execute function mark_borders_dirty();
