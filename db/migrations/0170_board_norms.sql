-- owner: areas/boards
-- Who sits on a centre's board, who appoints them, for how long and with what base for allowances: law that changes, so every row holds from a day to a day.
-- A province's education department keeps rows of its own, which go before the shipped ones (body_id null); a new row ends the department's former one.
create table board_norms (
  id          uuid        primary key,
  body_id     uuid        references bodies,
  role        text        not null references roles,
  line        text        not null default '',       -- line of the home post that the norm asks for; '': any
  home_roles  text[]      not null default '{}',     -- roles of that home post; none: any of the line
  home_text   text        not null,                  -- as the text of the law says it
  count       int         not null,
  asks        text        not null default '',       -- qualification
  basis       text        not null,
  valid       daterange   not null,
  recorded_at timestamptz not null,
  recorded_by uuid        references people,
  constraint norm_says_from_where check (home_text <> '' and basis <> ''),
  constraint norm_line_known check (line in ('', 'party', 'council', 'state', 'front', 'society', 'school', 'centre')),
  constraint norm_counts_few check (count between 0 and 9),
  constraint norm_lasts check (not isempty(valid) and not lower_inf(valid)),
  constraint norm_is_recorded_by_its_body check ((body_id is null) = (recorded_by is null)),
  constraint one_norm_at_a_time exclude using gist (coalesce(body_id, '00000000-0000-0000-0000-000000000000') with =, role with =, line with =, valid with &&)
);
create index board_norms_of_body on board_norms (body_id);
create index board_norms_of_role on board_norms (role);
create index board_norms_by_recorder on board_norms (recorded_by);

create table board_authorities (
  id            uuid        primary key,
  body_id       uuid        references bodies,
  scope         text        not null,                -- 'board': director and deputies; 'staff': accountant, treasurer
  decider       text        not null,
  decider_level text        not null,
  decider_role  text        not null references roles,
  deputy_role   text        not null references roles,   -- signs in the decider's stead when the matter concerns the decider himself
  adviser       text        not null,
  grounds       text[]      not null,                -- printed as căn cứ of the decision
  basis         text        not null,
  valid         daterange   not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid        references people,
  constraint authority_is_named check (decider <> '' and adviser <> '' and basis <> ''),
  constraint authority_scope_known check (scope in ('board', 'staff')),
  constraint authority_level_known check (decider_level in ('commune', 'district', 'province')),
  constraint authority_lasts check (not isempty(valid) and not lower_inf(valid)),
  constraint authority_is_recorded_by_its_body check ((body_id is null) = (recorded_by is null)),
  constraint one_authority_at_a_time exclude using gist (coalesce(body_id, '00000000-0000-0000-0000-000000000000') with =, scope with =, valid with &&)
);
create index board_authorities_of_body on board_authorities (body_id);
create index board_authorities_of_decider on board_authorities (decider_role);
create index board_authorities_of_deputy on board_authorities (deputy_role);
create index board_authorities_by_recorder on board_authorities (recorded_by);

-- No statutory term was found (domain.md §1): five years and six months are defaults to be edited.
create table board_limits (
  id            uuid        primary key,
  body_id       uuid        references bodies,
  term_months   int         not null,
  acting_months int         not null,
  ending_days   int         not null,                -- how long before its end a term is listed
  base_salary   bigint      not null,                -- đồng; times the coefficient of an allowance
  basis         text        not null,
  valid         daterange   not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid        references people,
  constraint limits_are_sensible check (term_months between 1 and 240 and acting_months between 1 and 60 and ending_days between 1 and 366 and base_salary > 0),
  constraint limits_have_a_basis check (basis <> ''),
  constraint limits_last check (not isempty(valid) and not lower_inf(valid)),
  constraint limits_are_recorded_by_their_body check ((body_id is null) = (recorded_by is null)),
  constraint one_set_of_limits_at_a_time exclude using gist (coalesce(body_id, '00000000-0000-0000-0000-000000000000') with =, valid with &&)
);
create index board_limits_of_body on board_limits (body_id);
create index board_limits_by_recorder on board_limits (recorded_by);

-- Whether a body keeps rules for a centre: it is seated above it, or nobody keeps them and they are the shipped ones.
create function keeps_rules_for(keeper uuid, centre uuid) returns boolean
  language sql stable parallel safe
  return keeper is null or (select custody_path from places where id = home_of(keeper)) @> (select custody_path from places where id = home_of(centre));

create function board_norms_on(centre uuid, on_day date) returns setof uuid language sql stable parallel safe as $$
  select distinct on (n.role, n.line) n.id from board_norms as n left join places as k on k.id = home_of(n.body_id)
  where n.valid @> on_day and keeps_rules_for(n.body_id, centre) order by n.role, n.line, n.body_id is null, nlevel(k.custody_path) desc
$$;

create function board_authority_on(centre uuid, wanted text, on_day date) returns uuid language sql stable parallel safe as $$
  select n.id from board_authorities as n left join places as k on k.id = home_of(n.body_id)
  where n.scope = wanted and n.valid @> on_day and keeps_rules_for(n.body_id, centre) order by n.body_id is null, nlevel(k.custody_path) desc limit 1
$$;

create function board_limits_on(centre uuid, on_day date) returns uuid language sql stable parallel safe as $$
  select n.id from board_limits as n left join places as k on k.id = home_of(n.body_id)
  where n.valid @> on_day and keeps_rules_for(n.body_id, centre) order by n.body_id is null, nlevel(k.custody_path) desc limit 1
$$;

-- Every post of the norm of that day is held in full by somebody; who acts for somebody does not fill a post.
create function board_complete_on(centre uuid, on_day date) returns boolean language sql stable parallel safe as $$
  select exists (select from body_terms where body_id = centre and valid @> on_day)
    and exists (select from board_norms_on(centre, on_day))
    and not exists (
      select from (select role, sum(count) as wanted from board_norms where id in (select board_norms_on(centre, on_day)) group by role) as norm
      where norm.wanted > (
        select count(*) from posts as p join tenures as t on t.post_id = p.id
        where p.body_id = centre and p.role = norm.role and not t.acting and t.valid @> on_day))
$$;

-- Composition: QĐ 09/2008 (in force 16/4/2008) as amended; accountant and treasurer: NĐ 46/2017 Art. 42, from 20/11/2024 NĐ 125/2024. Authority: moved to the commune on
-- 1/7/2025 (NĐ 142/2025, TT 11/2025), adviser by TT 15/2025 (24/7/2025). A function, so that a demo that starts afresh has them again.
create function ship_board_rules() returns void language plpgsql as $$
begin
  insert into board_norms (id, role, line, home_roles, home_text, count, asks, basis, valid, recorded_at)
  select md5('board-norm/' || role || '/' || line || '/' || lower(valid))::uuid, role, line, home_roles, home_text, 1, asks, basis, valid, '2025-07-01'
  from (values
    ('centre-director', 'state', array['committee-chair', 'committee-deputy-chair'], 'Chủ tịch hoặc Phó Chủ tịch UBND cấp xã', 'Được tập huấn nghiệp vụ quản lý trung tâm học tập cộng đồng',
      'Quy chế ban hành kèm theo Quyết định 09/2008/QĐ-BGDĐT, sửa đổi bởi Thông tư 40/2010/TT-BGDĐT (VBHN 10/VBHN-BGDĐT)', daterange('2008-04-16', null)),
    ('centre-deputy-director', 'society', '{}', 'Cán bộ Hội Khuyến học cấp xã', 'Được tập huấn nghiệp vụ quản lý trung tâm học tập cộng đồng',
      'Quy chế ban hành kèm theo Quyết định 09/2008/QĐ-BGDĐT, sửa đổi bởi Thông tư 40/2010/TT-BGDĐT (VBHN 10/VBHN-BGDĐT)', daterange('2008-04-16', null)),
    ('centre-deputy-director', 'school', array['school-head'], 'Hiệu trưởng hoặc Phó Hiệu trưởng trường tiểu học, THCS', 'Được tập huấn nghiệp vụ quản lý trung tâm học tập cộng đồng',
      'Quy chế ban hành kèm theo Quyết định 09/2008/QĐ-BGDĐT, sửa đổi bởi Thông tư 40/2010/TT-BGDĐT (VBHN 10/VBHN-BGDĐT)', daterange('2008-04-16', null)),
    ('accountant', '', '{}', 'Người được phân công kiêm nhiệm', '', 'Nghị định 46/2017/NĐ-CP, Điều 42', daterange('2017-04-21', '2024-11-20')),
    ('accountant', '', '{}', 'Người được phân công kiêm nhiệm', '', 'Nghị định 125/2024/NĐ-CP', daterange('2024-11-20', null)),
    ('treasurer', '', '{}', 'Người được phân công kiêm nhiệm', '', 'Nghị định 46/2017/NĐ-CP, Điều 42', daterange('2017-04-21', '2024-11-20')),
    ('treasurer', '', '{}', 'Người được phân công kiêm nhiệm', '', 'Nghị định 125/2024/NĐ-CP', daterange('2024-11-20', null))
  ) as shipped (role, line, home_roles, home_text, asks, basis, valid);

  insert into board_authorities (id, scope, decider, decider_level, decider_role, deputy_role, adviser, grounds, basis, valid, recorded_at)
  select md5('board-authority/' || scope || '/' || lower(valid))::uuid, scope, decider, level, 'committee-chair', 'committee-deputy-chair', adviser, grounds, basis, valid, '2025-07-01'
  from (values
    ('board', 'Chủ tịch UBND cấp huyện, theo đề nghị của UBND cấp xã', 'district', 'Phòng Giáo dục và Đào tạo',
      array['Căn cứ Quy chế tổ chức và hoạt động của trung tâm học tập cộng đồng ban hành kèm theo Quyết định số 09/2008/QĐ-BGDĐT của Bộ trưởng Bộ Giáo dục và Đào tạo, được sửa đổi, bổ sung bởi Thông tư số 40/2010/TT-BGDĐT'],
      'Quyết định 09/2008/QĐ-BGDĐT, Thông tư 40/2010/TT-BGDĐT', daterange('2008-04-16', '2025-07-01')),
    ('board', 'Chủ tịch UBND cấp xã', 'commune', 'Phòng Văn hóa - Xã hội',
      array['Căn cứ Nghị định số 142/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ', 'Căn cứ Thông tư số 11/2025/TT-BGDĐT ngày 12 tháng 6 năm 2025 của Bộ trưởng Bộ Giáo dục và Đào tạo',
        'Căn cứ Quy chế tổ chức và hoạt động của trung tâm học tập cộng đồng ban hành kèm theo Quyết định số 09/2008/QĐ-BGDĐT của Bộ trưởng Bộ Giáo dục và Đào tạo, được sửa đổi, bổ sung bởi Thông tư số 40/2010/TT-BGDĐT'],
      'Nghị định 142/2025/NĐ-CP; Thông tư 11/2025/TT-BGDĐT; tham mưu: Thông tư 15/2025/TT-BGDĐT', daterange('2025-07-01', null)),
    ('staff', 'Chủ tịch UBND cấp xã', 'commune', 'Công chức văn hóa - xã hội cấp xã', array['Căn cứ Nghị định số 46/2017/NĐ-CP của Chính phủ'],
      'Mặc định của hệ thống, sửa theo phân cấp của địa phương; điều kiện về kế toán, thủ quỹ: Nghị định 46/2017/NĐ-CP', daterange('2017-04-21', '2024-11-20')),
    ('staff', 'Chủ tịch UBND cấp xã', 'commune', 'Phòng Văn hóa - Xã hội', array['Căn cứ Nghị định số 125/2024/NĐ-CP của Chính phủ'],
      'Mặc định của hệ thống, sửa theo phân cấp của địa phương; điều kiện về kế toán, thủ quỹ: Nghị định 125/2024/NĐ-CP', daterange('2024-11-20', null))
  ) as shipped (scope, decider, level, adviser, grounds, basis, valid);

  insert into board_limits (id, term_months, acting_months, ending_days, base_salary, basis, valid, recorded_at)
  select md5('board-limits/' || lower(valid))::uuid, 60, 6, 90, salary, 'Mặc định của hệ thống (chưa thấy quy định về nhiệm kỳ); mức lương cơ sở: ' || decree, valid, '2025-07-01'
  from (values
    (1800000, 'Nghị định 24/2023/NĐ-CP', daterange('2023-07-01', '2024-07-01')),
    (2340000, 'Nghị định 73/2024/NĐ-CP', daterange('2024-07-01', '2026-07-01')),
    (2530000, 'Nghị định 161/2026/NĐ-CP', daterange('2026-07-01', null))
  ) as shipped (salary, decree, valid);
end $$;
select ship_board_rules();

-- A rule speaks of every centre below its keeper; figures from its first changed day on are counted anew, those of limits from the longest reminder before it.
create function mark_boards_dirty() returns trigger language plpgsql security definer set search_path = public as $$
declare
  ruled record := coalesce(new, old);
  first_on date := case tg_op when 'INSERT' then lower(new.valid) when 'DELETE' then lower(old.valid)
    else case when lower(old.valid) = lower(new.valid) then least(upper(old.valid), upper(new.valid)) else least(lower(old.valid), lower(new.valid)) end end;
begin
  if first_on is not null then
    insert into measure_dirty (table_name, unit_id, from_on)
    select tg_table_name, id, first_on - case tg_table_name when 'board_limits' then 366 else 0 end from bodies where kind = 'learning-centre' and keeps_rules_for(ruled.body_id, id);
  end if;
  return null;
end $$;
create trigger dirty_on_insert after insert on board_norms for each row execute function mark_boards_dirty();
create trigger dirty_on_update after update on board_norms for each row execute function mark_boards_dirty();
create trigger dirty_on_delete after delete on board_norms for each row execute function mark_boards_dirty();
create trigger dirty_on_insert after insert on board_limits for each row execute function mark_boards_dirty();
create trigger dirty_on_update after update on board_limits for each row execute function mark_boards_dirty();
create trigger dirty_on_delete after delete on board_limits for each row execute function mark_boards_dirty();
