-- owner: areas/training
-- Topics and norms to begin with. No text that fixes levels for part-time boards was found: these are the system's own reading, marked so, for the education office to replace.
-- A function, so that a demo that starts afresh has them again.
create function ship_training() returns void language plpgsql as $$
begin
  insert into training_topics (id, strand, kind, name, position)
  select md5('training-topic/' || position)::uuid, strand, kind, name, position from (values
    ('professional', 'management', 'Nghiệp vụ quản lý trung tâm học tập cộng đồng', 1),
    ('professional', null, 'Khảo sát nhu cầu học tập, xây dựng kế hoạch năm', 2),
    ('professional', 'it', 'Kỹ năng số, ứng dụng công nghệ thông tin trong quản lý', 3),
    ('professional', null, 'Phương pháp tuyên truyền, dạy học cho người lớn', 4),
    ('professional', null, 'Huy động nguồn lực, quản lý kinh phí và tài sản', 5),
    ('professional', null, 'Xây dựng xã hội học tập, các mô hình học tập', 6),
    ('professional', 'professional', 'Nâng cao trình độ chuyên môn', 7),
    ('political', 'political-theory', 'Bồi dưỡng lý luận chính trị', 8),
    ('political', null, 'Cập nhật chủ trương, nghị quyết của Đảng, pháp luật của Nhà nước', 9)
  ) as shipped (strand, kind, name, position);

  insert into qualification_norms (id, role, kind, level, within_years, basis, valid, made_at)
  select md5('qualification-norm/' || role || '/' || kind)::uuid, role, kind, level, within_years,
    case when kind = 'management' then 'Quyết định 1716/QĐ-TTg ngày 31/12/2024 (100% cán bộ quản lý được tập huấn); thời hạn là mặc định của hệ thống, địa phương sửa'
      else 'Mặc định của hệ thống, chưa có văn bản quy định; địa phương sửa' end, '[2025-01-01,)', '2025-01-01'
  from (values
    ('centre-director', 'professional', 3, null::int),
    ('centre-director', 'political-theory', 2, null),
    ('centre-director', 'management', 1, 5),
    ('centre-deputy-director', 'professional', 2, null),
    ('centre-deputy-director', 'management', 1, 5),
    ('centre-deputy-director', 'it', 1, null),
    ('accountant', 'professional', 1, null),
    ('accountant', 'it', 1, null)
  ) as shipped (role, kind, level, within_years);
end $$;
select ship_training();
