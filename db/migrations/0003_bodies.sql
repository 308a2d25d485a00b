-- owner: registry
create table body_kinds (
  code    text primary key,
  name_vi text not null,
  name_en text not null,
  line    text not null,
  constraint body_kind_line_known check (line in ('party', 'council', 'state', 'front', 'society', 'school', 'centre'))
);
insert into body_kinds (code, name_vi, name_en, line) values
  ('party-committee', 'Cấp ủy', 'Party committee', 'party'),
  ('party-cell', 'Chi bộ, đảng bộ cơ sở', 'Party cell', 'party'),
  ('party-office', 'Văn phòng cấp ủy', 'Party office', 'party'),
  ('party-board', 'Ban xây dựng Đảng', 'Party building board', 'party'),
  ('inspection-committee', 'Ủy ban kiểm tra', 'Inspection committee', 'party'),
  ('peoples-council', 'Hội đồng nhân dân', 'People''s Council', 'council'),
  ('peoples-committee', 'Ủy ban nhân dân', 'People''s Committee', 'state'),
  ('office', 'Văn phòng HĐND và UBND', 'Office of the Council and Committee', 'state'),
  ('specialised-office', 'Phòng chuyên môn', 'Specialised office', 'state'),
  ('education-department', 'Cơ quan quản lý giáo dục', 'Education department', 'state'),
  ('police', 'Công an', 'Police', 'state'),
  ('military', 'Ban Chỉ huy Quân sự', 'Military command', 'state'),
  ('village-board', 'Thôn, tổ dân phố', 'Village', 'state'),
  ('fatherland-front', 'Mặt trận Tổ quốc', 'Fatherland Front', 'front'),
  ('women-union', 'Hội Liên hiệp Phụ nữ', 'Women''s Union', 'front'),
  ('youth-union', 'Đoàn Thanh niên', 'Youth Union', 'front'),
  ('farmers-union', 'Hội Nông dân', 'Farmers'' Union', 'front'),
  ('veterans', 'Hội Cựu chiến binh', 'Veterans'' Association', 'front'),
  ('trade-union', 'Công đoàn', 'Trade Union', 'front'),
  ('study-promotion-society', 'Hội Khuyến học', 'Study-promotion society', 'society'),
  ('school', 'Trường học', 'School', 'school'),
  ('learning-centre', 'Trung tâm học tập cộng đồng', 'Community learning centre', 'centre');

create table bodies (
  id   uuid primary key,
  kind text not null references body_kinds,
  line text not null,
  constraint body_line_known check (line in ('party', 'council', 'state', 'front', 'society', 'school', 'centre'))
);
create index bodies_of_kind on bodies (kind);

create table body_terms (
  id          uuid      primary key default gen_random_uuid(),
  body_id     uuid      not null references bodies,
  name        text      not null,
  place_id    uuid      not null references places,
  superior_id uuid      references bodies,          -- next above in its own line
  manager_id  uuid      references bodies,          -- managing authority of a centre or school; another line
  valid       daterange not null,
  search      text      generated always as (fold(name)) stored,
  constraint body_term_has_a_name check (name <> ''),
  constraint body_term_lasts check (not isempty(valid)),
  constraint body_is_not_its_own_superior check (superior_id <> body_id and manager_id <> body_id),
  constraint body_has_one_term_at_a_time exclude using gist (body_id with =, valid with &&)
);
create index body_terms_of_body on body_terms (body_id);
create index body_terms_of_place on body_terms (place_id);
create index body_terms_of_superior on body_terms (superior_id);
create index body_terms_of_manager on body_terms (manager_id);
create index body_terms_search on body_terms using gin (search gin_trgm_ops);

create table body_heirs (
  from_id       uuid    not null references bodies,
  to_id         uuid    not null references bodies,
  on_date       date    not null,
  share         numeric,
  keeps_records boolean not null default false,
  note          text    not null default '',
  constraint body_heir_once primary key (from_id, to_id),
  constraint body_is_not_its_own_heir check (from_id <> to_id),
  constraint body_share_is_a_part check (share between 0 and 1)
);
create index body_heirs_of_heir on body_heirs (to_id);
create unique index body_has_one_record_keeper on body_heirs (from_id) where keeps_records;

create function refuse_body_heir_cycle() returns trigger language plpgsql as $$
begin
  if exists (
    with recursive onward (start_id, id) as (
      select from_id, to_id from fresh
      union
      select onward.start_id, heir.to_id from body_heirs as heir join onward on heir.from_id = onward.id
    )
    select from onward where id = start_id
  ) then
    raise exception 'a body would inherit from itself' using errcode = '23514', constraint = 'body_heirs_without_cycle';
  end if;
  return null;
end $$;
create trigger body_heirs_without_cycle_on_insert after insert on body_heirs
  referencing new table as fresh for each statement execute function refuse_body_heir_cycle();
create trigger body_heirs_without_cycle_on_update after update on body_heirs
  referencing new table as fresh for each statement execute function refuse_body_heir_cycle();

-- A body never commands itself through others, on any day of the term.
create function refuse_body_line_cycle() returns trigger language plpgsql as $$
begin
  if exists (
    with recursive above (id, valid) as (
      select new.superior_id, new.valid
      union
      select term.superior_id, term.valid * above.valid
      from body_terms as term join above on term.body_id = above.id and term.valid && above.valid
      where term.superior_id is not null
    )
    select from above where id = new.body_id
  ) then
    raise exception 'body % would be above itself', new.body_id using errcode = '23514', constraint = 'body_lines_without_cycle';
  end if;
  return new;
end $$;
create constraint trigger body_lines_without_cycle after insert or update on body_terms
  for each row when (new.superior_id is not null) execute function refuse_body_line_cycle();
