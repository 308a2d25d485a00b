-- owner: registry
-- Texts that papers rest on, with when they are in force and what they do to one another. Law is data with validity, never a constant in code.
create table legal_texts (
  id       uuid      primary key default gen_random_uuid(),
  kind     text      not null,                       -- QĐ, TT, NĐ, CT, KL, HD, Luật …
  code     text      not null,
  issuer   text      not null default '',
  title    text      not null default '',
  dated_on date,
  in_force daterange not null default daterange(null, null),
  note     text      not null default '',            -- what is not certain, and why
  version  int       not null default 1,
  code_key text      generated always as (fold(replace(code, ' ', ''))) stored,
  search   text      generated always as (fold(kind || ' ' || code || ' ' || title || ' ' || issuer)) stored,
  constraint legal_text_has_a_code check (code <> ''),
  constraint legal_text_lasts check (not isempty(in_force)),
  constraint legal_text_once unique nulls not distinct (code_key, dated_on)
);
create index legal_texts_search on legal_texts using gin (search gin_trgm_ops);

create table legal_relations (
  from_id uuid not null references legal_texts,      -- the text that acts
  to_id   uuid not null references legal_texts,      -- the text it acts on
  kind    text not null,
  since   date,
  constraint legal_relation_once primary key (from_id, to_id, kind),
  constraint legal_relation_kind_known check (kind in ('amends', 'replaces', 'consolidates', 'guides')),
  constraint legal_relation_of_two check (from_id <> to_id)
);
create index legal_relations_to on legal_relations (to_id);

insert into legal_texts (kind, code, issuer, title, dated_on, in_force, note) values
  ('QĐ', '09/2008/QĐ-BGDĐT', 'Bộ Giáo dục và Đào tạo', 'Quy chế tổ chức và hoạt động của trung tâm học tập cộng đồng tại xã, phường, thị trấn', '2008-03-24', '[2008-04-16,)', ''),
  ('TT', '40/2010/TT-BGDĐT', 'Bộ Giáo dục và Đào tạo', 'Sửa đổi, bổ sung một số điều của Quy chế tổ chức và hoạt động của trung tâm học tập cộng đồng', '2010-12-30', '[2011-02-15,)', ''),
  ('VBHN', '10/VBHN-BGDĐT', 'Bộ Giáo dục và Đào tạo', 'Văn bản hợp nhất quy chế trung tâm học tập cộng đồng', '2014-03-14', '[2014-03-14,)', ''),
  ('TT', '96/2008/TT-BTC', 'Bộ Tài chính', 'Hỗ trợ kinh phí từ ngân sách nhà nước cho trung tâm học tập cộng đồng', '2008-10-27', '(,)', 'Chưa kiểm tra ngày hiệu lực và các văn bản thay thế'),
  ('NĐ', '46/2017/NĐ-CP', 'Chính phủ', 'Điều kiện đầu tư và hoạt động trong lĩnh vực giáo dục', '2017-04-21', '[2017-04-21,2024-11-20)', ''),
  ('NĐ', '125/2024/NĐ-CP', 'Chính phủ', 'Điều kiện đầu tư và hoạt động trong lĩnh vực giáo dục', '2024-10-05', '[2024-11-20,)', ''),
  ('NĐ', '142/2025/NĐ-CP', 'Chính phủ', 'Phân định thẩm quyền của chính quyền địa phương hai cấp trong lĩnh vực giáo dục', '2025-06-12', '[2025-07-01,)', ''),
  ('TT', '11/2025/TT-BGDĐT', 'Bộ Giáo dục và Đào tạo', 'Phân quyền, phân cấp, phân định thẩm quyền cho chính quyền địa phương hai cấp', '2025-06-12', '[2025-07-01,)', ''),
  ('TT', '15/2025/TT-BGDĐT', 'Bộ Giáo dục và Đào tạo', 'Nhiệm vụ của cơ quan chuyên môn về giáo dục cấp tỉnh và cấp xã', '2025-07-24', '(,)', 'Chưa kiểm tra ngày hiệu lực'),
  ('TT', '45/2026/TT-BGDĐT', 'Bộ Giáo dục và Đào tạo', 'Sửa đổi Thông tư 15/2025/TT-BGDĐT', '2026-06-10', '(,)', 'Chưa kiểm tra ngày hiệu lực'),
  ('TT', '44/2014/TT-BGDĐT', 'Bộ Giáo dục và Đào tạo', 'Đánh giá, xếp loại cộng đồng học tập cấp xã', '2014-12-12', '(,2024-02-12)', ''),
  ('TT', '25/2023/TT-BGDĐT', 'Bộ Giáo dục và Đào tạo', 'Đánh giá, công nhận cộng đồng học tập', null, '[2024-02-12,)', ''),
  ('TT', '22/2020/TT-BGDĐT', 'Bộ Giáo dục và Đào tạo', 'Đánh giá, xếp loại đơn vị học tập cấp huyện', '2020-08-06', '(,2024-01-26)', ''),
  ('TT', '24/2023/TT-BGDĐT', 'Bộ Giáo dục và Đào tạo', 'Đánh giá, công nhận đơn vị học tập', null, '[2024-01-26,)', ''),
  ('QĐ', '1373/QĐ-TTg', 'Thủ tướng Chính phủ', 'Đề án xây dựng xã hội học tập giai đoạn 2021–2030', '2021-07-30', '[2021-07-30,)', ''),
  ('QĐ', '387/QĐ-TTg', 'Thủ tướng Chính phủ', 'Chương trình đẩy mạnh phong trào học tập suốt đời trong gia đình, dòng họ, cộng đồng, đơn vị giai đoạn 2021–2030', '2022-03-25', '[2022-03-25,)', ''),
  ('QĐ', '677/QĐ-TTg', 'Thủ tướng Chính phủ', 'Chương trình xây dựng mô hình Công dân học tập giai đoạn 2021–2030', '2022-06-03', '[2022-06-03,)', ''),
  ('QĐ', '1716/QĐ-TTg', 'Thủ tướng Chính phủ', 'Trung tâm học tập cộng đồng vùng đồng bào dân tộc thiểu số và miền núi đến năm 2030', '2024-12-31', '[2024-12-31,)', ''),
  ('NĐ', '30/2020/NĐ-CP', 'Chính phủ', 'Công tác văn thư', '2020-03-05', '[2020-03-05,)', ''),
  ('QĐ', '66-QĐ/TW', 'Ban Bí thư', 'Thể loại, thẩm quyền ban hành và thể thức văn bản của Đảng', '2017-02-06', '(,2026-01-09)', ''),
  ('QĐ', '399-QĐ/TW', 'Ban Bí thư', 'Thể loại, thẩm quyền ban hành và thể thức văn bản của Đảng', '2026-01-09', '[2026-01-09,)', ''),
  ('HD', '36-HD/VPTW', 'Văn phòng Trung ương Đảng', 'Thể thức và kỹ thuật trình bày văn bản của Đảng', '2018-04-03', '(,2026-05-27)', ''),
  ('HD', '05-HD/VPTW', 'Văn phòng Trung ương Đảng', 'Thể thức và kỹ thuật trình bày văn bản của Đảng', '2026-05-27', '[2026-05-27,)', ''),
  ('NĐ', '98/2023/NĐ-CP', 'Chính phủ', 'Quy định chi tiết thi hành Luật Thi đua, khen thưởng', '2023-12-31', '(,2025-07-01)', ''),
  ('NĐ', '152/2025/NĐ-CP', 'Chính phủ', 'Phân cấp, phân quyền trong thi đua, khen thưởng; quy định chi tiết Luật Thi đua, khen thưởng', '2025-06-14', '[2025-07-01,)', '');

insert into legal_relations (from_id, to_id, kind)
select a.id, b.id, pair.kind from (values
  ('40/2010/TT-BGDĐT', 'amends', '09/2008/QĐ-BGDĐT'), ('10/VBHN-BGDĐT', 'consolidates', '09/2008/QĐ-BGDĐT'), ('10/VBHN-BGDĐT', 'consolidates', '40/2010/TT-BGDĐT'),
  ('125/2024/NĐ-CP', 'replaces', '46/2017/NĐ-CP'), ('45/2026/TT-BGDĐT', 'amends', '15/2025/TT-BGDĐT'), ('25/2023/TT-BGDĐT', 'replaces', '44/2014/TT-BGDĐT'),
  ('24/2023/TT-BGDĐT', 'replaces', '22/2020/TT-BGDĐT'), ('399-QĐ/TW', 'replaces', '66-QĐ/TW'), ('05-HD/VPTW', 'replaces', '36-HD/VPTW'), ('05-HD/VPTW', 'guides', '399-QĐ/TW'),
  ('36-HD/VPTW', 'guides', '66-QĐ/TW'), ('152/2025/NĐ-CP', 'replaces', '98/2023/NĐ-CP')) as pair (acting, kind, acted)
join legal_texts as a on a.code = pair.acting join legal_texts as b on b.code = pair.acted;
