-- owner: areas/rating
-- Criteria by which centres are reviewed each year, as data: a set holds for its years, so that an old year keeps its own formula (feature I1).
create table criteria_sets (
  id          uuid        primary key,
  body_id     uuid        references bodies,           -- who keeps it; null: shipped with the system
  kind        text        not null,
  name        text        not null,
  basis       text        not null,
  years       int4range   not null,
  self_due    text        not null,                    -- month and day, such as 12-01
  decide_due  text        not null,
  made_at     timestamptz not null,
  made_by     uuid        references people,
  issued_at   timestamptz,
  issued_by   uuid        references people,
  version     int         not null default 1,
  constraint criteria_kind_known check (kind in ('points', 'levels')),
  constraint criteria_set_has_a_name check (name <> ''),
  constraint criteria_set_has_years check (not isempty(years) and lower(years) is not null),
  constraint criteria_days_are_days check (self_due ~ '^(0[1-9]|1[0-2])-[0-3][0-9]$' and decide_due ~ '^(0[1-9]|1[0-2])-[0-3][0-9]$' and self_due <= decide_due),
  constraint shipped_set_is_in_force check (body_id is not null or issued_at is not null),
  constraint made_by_its_body check ((body_id is null) = (made_by is null)),
  constraint one_set_a_year exclude using gist (body_id with =, years with &&) where (issued_at is not null)
);
create index criteria_sets_by_maker on criteria_sets (made_by);
create index criteria_sets_by_issuer on criteria_sets (issued_by);

-- Headings have no points of their own; what is scored stands under them.
create table criteria (
  id        uuid   primary key,
  set_id    uuid   not null references criteria_sets on delete cascade,
  parent_id uuid   references criteria on delete cascade,
  position  int    not null,
  code      text   not null,
  text      text   not null,
  evidence  text   not null default '',
  points    float8,
  constraint criterion_has_text check (code <> '' and text <> ''),
  constraint heading_has_no_points check ((parent_id is null) = (points is null)),
  constraint points_are_halves check (points > 0 and points * 2 = floor(points * 2)),
  constraint criterion_code_once unique (set_id, code)
);
create index criteria_by_parent on criteria (parent_id);

-- What of a criterion the records themselves show: a measure of the catalogue that has reached a number.
create table criterion_steps (
  id           uuid   primary key,
  criterion_id uuid   not null references criteria on delete cascade,
  position     int    not null,
  text         text   not null,
  measure_id   text   not null,
  slice_id     text,
  least        float8 not null,
  points       float8,
  level        int,
  constraint step_has_text check (text <> ''),
  constraint step_asks_for_something check (least > 0),
  constraint step_gives_points_or_a_level check ((points is null) <> (level is null)),
  constraint step_points_are_halves check (points > 0 and points * 2 = floor(points * 2)),
  constraint step_level_known check (level in (1, 2))
);
create index criterion_steps_of_criterion on criterion_steps (criterion_id, position);

create table criteria_bands (
  set_id uuid   not null references criteria_sets on delete cascade,
  least  float8 not null,
  name   text   not null,
  constraint band_once_per_least primary key (set_id, least),
  constraint band_has_a_name check (name <> '')
);

create table ratings (
  id             uuid        primary key,
  centre_id      uuid        not null references bodies,
  year           int         not null,
  set_id         uuid        not null references criteria_sets,
  opened_at      timestamptz not null,
  opened_by      uuid        not null references people,
  result         float8,                               -- points, or the level reached
  band           text,
  decision_code  text        not null default '',
  decided_on     date,
  version        int         not null default 1,
  constraint rating_once_a_year unique (centre_id, year),
  constraint rating_is_decided_whole check ((result is null) = (band is null) and (result is null) = (decided_on is null))
);
create index ratings_by_set on ratings (set_id);
create index ratings_by_opener on ratings (opened_by);
create index ratings_of_year on ratings (year);

-- What the centre claims beyond its records – nothing without evidence (CV 5155) – and what the team found.
create table rating_scores (
  rating_id    uuid   not null references ratings on delete cascade,
  criterion_id uuid   not null references criteria,
  claimed      float8 not null default 0,
  evidence     text   not null default '',
  file_id      uuid   references files,
  by_records   float8,                                 -- as they stood when it was submitted
  found        float8,
  remark       text   not null default '',
  constraint score_once_per_criterion primary key (rating_id, criterion_id),
  constraint no_evidence_no_points check (claimed = 0 or evidence <> '' or file_id is not null),
  constraint scores_are_halves check (claimed >= 0 and claimed * 2 = floor(claimed * 2) and (found is null or (found >= 0 and found * 2 = floor(found * 2))))
);
create index rating_scores_by_criterion on rating_scores (criterion_id);
create index rating_scores_by_file on rating_scores (file_id);

-- The records as they stood when the self-assessment was submitted: every point stays explained.
create table rating_steps (
  rating_id uuid   not null references ratings on delete cascade,
  step_id   uuid   not null references criterion_steps,
  value     float8 not null,
  constraint step_read_once primary key (rating_id, step_id)
);
create index rating_steps_by_step on rating_steps (step_id);

create table rating_members (
  rating_id uuid not null references ratings on delete cascade,
  person_id uuid not null references people,
  constraint member_once primary key (rating_id, person_id)
);
create index rating_members_by_person on rating_members (person_id);

create table rating_entries (
  id        uuid        primary key,
  rating_id uuid        not null references ratings on delete cascade,
  at        timestamptz not null,
  by        uuid        not null references people,
  kind      text        not null,
  note      text        not null default '',
  constraint rating_entry_known check (kind in ('submitted', 'withdrawn', 'returned', 'team', 'inspected', 'decided', 'revoked')),
  constraint return_has_a_reason check (kind not in ('returned', 'revoked') or note <> '')
);
create index rating_entries_of_rating on rating_entries (rating_id, at);
create index rating_entries_by_person on rating_entries (by);

-- The table of CV 5155/SGDĐT-GDTXNNĐH (28/11/2025), 100 points; which of it the records show is the system's own reading of it and may be edited in a copy.
-- A function, so that a demo that starts afresh has it again.
create function ship_criteria() returns void language plpgsql as $$
begin
  insert into criteria_sets (id, kind, name, basis, years, self_due, decide_due, made_at, issued_at) values
    ('9c1f0000-0000-4000-8000-000000002025', 'points', 'Bảng tiêu chí đánh giá, xếp loại trung tâm học tập cộng đồng (100 điểm)',
     'Công văn 5155/SGDĐT-GDTXNNĐH ngày 28/11/2025 của Sở Giáo dục và Đào tạo Thành phố Hồ Chí Minh; dùng làm mẫu, địa phương sửa theo quy định của mình',
     '[2025,)', '12-01', '12-15', '2025-11-28', '2025-11-28');

  insert into criteria (id, set_id, parent_id, position, code, text, evidence, points)
  select md5('centre-rating-2025/' || code)::uuid, '9c1f0000-0000-4000-8000-000000002025', case when code like '%.%' then md5('centre-rating-2025/' || split_part(code, '.', 1))::uuid end,
    row_number() over (), code, text, evidence, points
  from (values
    ('1', 'Bộ máy quản lý', '', null::float8),
    ('1.1', 'Đủ chức danh, có quyết định, được tập huấn', 'Quyết định bổ nhiệm, phân công; giấy chứng nhận tập huấn', 4),
    ('1.2', 'Có quy chế hoạt động riêng', 'Quy chế đã ban hành', 3),
    ('1.3', 'Hồ sơ quản lý đầy đủ', 'Sổ sách, biên bản họp, danh mục hồ sơ', 3),
    ('2', 'Cơ sở vật chất, thiết bị', '', null),
    ('2.1', 'Trụ sở, biển tên (không có trụ sở riêng: tối đa 3,5)', 'Ảnh trụ sở, biển tên; giấy tờ giao, cho mượn địa điểm', 5),
    ('2.2', 'Phòng làm việc, phòng học, thiết bị', 'Sổ tài sản', 5),
    ('2.3', 'Tài liệu học tập', 'Danh mục tài liệu', 5),
    ('2.4', 'Tủ sách cộng đồng', 'Sổ thống kê tủ sách', 5),
    ('3', 'Kinh phí', '', null),
    ('3.1', 'Kinh phí ban đầu', 'Quyết định giao kinh phí, chứng từ', 5),
    ('3.2', 'Phụ cấp Ban Giám đốc', 'Danh sách ký nhận phụ cấp', 5),
    ('3.3', 'Chi thường xuyên từ ngân sách', 'Dự toán, quyết toán', 5),
    ('3.4', 'Học phí và nguồn xã hội hóa', 'Sổ thu, biên nhận', 5),
    ('4', 'Nội dung hoạt động', '', null),
    ('4.1', 'Họp hằng tháng', 'Biên bản họp', 2),
    ('4.2', 'Tập huấn ít nhất hai lần trong năm', 'Giấy triệu tập, giấy chứng nhận', 3),
    ('4.3', 'Kế hoạch năm, quý; lịch tháng, tuần', 'Kế hoạch đã phê duyệt, lịch hoạt động', 3),
    ('4.4', 'Điều tra nhu cầu học tập', 'Phiếu điều tra, biên bản tổng hợp', 3),
    ('4.5', 'Có từ 10 loại tài liệu trở lên', 'Danh mục tài liệu', 3),
    ('4.6', 'Thông tin, vận động người học', 'Thông báo, tin bài', 3),
    ('4.7', 'Phối hợp với các cơ quan, đoàn thể', 'Quy chế phối hợp, kế hoạch liên tịch', 3),
    ('5', 'Kết quả', '', null),
    ('5.1', 'Các loại lớp đã mở (mỗi loại 1 điểm)', 'Sổ theo dõi lớp', 9),
    ('5.2', 'Các loại chuyên đề đã tổ chức (mỗi loại 1 điểm)', 'Kế hoạch chuyên đề, danh sách người dự', 8),
    ('5.3', 'Nguồn lực huy động được (mỗi nguồn 1 điểm)', 'Biên nhận, thỏa thuận phối hợp', 8),
    ('5.4', 'Tôn vinh, khen thưởng', 'Quyết định khen thưởng', 2),
    ('5.5', 'Từ 100 lượt người mỗi tháng', 'Sổ theo dõi lớp, chuyên đề', 3)
  ) as shipped (code, text, evidence, points);

  insert into criterion_steps (id, criterion_id, position, text, measure_id, slice_id, least, points)
  select md5('centre-rating-2025/' || code || '/' || position)::uuid, md5('centre-rating-2025/' || code)::uuid, position, text, measure_id, slice_id, least, points
  from (values
    ('1.1', 1, 'có Giám đốc đang giữ chức', 'board.director', null, 1, 1.0),
    ('1.1', 2, 'có đủ hai Phó Giám đốc', 'board.deputy', null, 2, 1.0),
    ('1.1', 3, 'có kế toán', 'board.accountant', null, 1, 0.5),
    ('1.1', 4, 'có thủ quỹ', 'board.treasurer', null, 1, 0.5),
    ('1.2', 1, 'có quy chế riêng đang hiệu lực', 'regulation.in-force', null, 1, 3.0),
    ('2.1', 1, 'có địa điểm hoạt động', 'centre.premises', null, 1, 2.5),
    ('2.1', 2, 'có trụ sở riêng', 'centre.premises', 'own', 1, 1.5),
    ('2.2', 1, 'có ít nhất một phòng', 'centre.rooms', null, 1, 1.0),
    ('2.2', 2, 'có ít nhất ba phòng', 'centre.rooms', null, 3, 1.0),
    ('2.2', 3, 'có máy tính nối mạng', 'centre.equipment', 'networked-computer', 1, 1.0),
    ('2.2', 4, 'có máy chiếu', 'centre.equipment', 'projector', 1, 1.0),
    ('2.4', 1, 'có tủ sách', 'centre.equipment', 'bookcase', 1, 2.0),
    ('2.4', 2, 'có từ 500 bản sách', 'centre.equipment', 'book', 500, 1.5),
    ('2.4', 3, 'có từ 1.500 bản sách', 'centre.equipment', 'book', 1500, 1.5)
  ) as shipped (code, position, text, measure_id, slice_id, least, points);

  insert into criteria_bands (set_id, least, name) values
    ('9c1f0000-0000-4000-8000-000000002025', 85, 'Tốt'),
    ('9c1f0000-0000-4000-8000-000000002025', 70, 'Khá'),
    ('9c1f0000-0000-4000-8000-000000002025', 50, 'Trung bình'),
    ('9c1f0000-0000-4000-8000-000000002025', 0, 'Chưa đạt');
end $$;
select ship_criteria();

select watch_for_measures('ratings', 'case when decided_on is not null then centre_id end', 'decided_on');
