-- owner: registry
-- Laws that letters cite by name, with what replaced them; days as published with the texts.
insert into legal_texts (kind, code, issuer, title, dated_on, in_force, note) values
  ('Luật', '43/2019/QH14', 'Quốc hội', 'Luật Giáo dục', '2019-06-14', '[2020-07-01,)', ''),
  ('Luật', '46/2019/QH14', 'Quốc hội', 'Luật Thư viện', '2019-11-21', '[2020-07-01,)', ''),
  ('Luật', '06/2022/QH15', 'Quốc hội', 'Luật Thi đua, khen thưởng', '2022-06-15', '[2024-01-01,)', ''),
  ('Luật', '33/2024/QH15', 'Quốc hội', 'Luật Lưu trữ', '2024-06-21', '[2025-07-01,)', ''),
  ('Luật', '65/2025/QH15', 'Quốc hội', 'Luật Tổ chức chính quyền địa phương', '2025-02-19', '[2025-03-01,2025-06-16)', ''),
  ('Luật', '72/2025/QH15', 'Quốc hội', 'Luật Tổ chức chính quyền địa phương', '2025-06-16', '[2025-06-16,)', ''),
  ('Luật', '29/2018/QH14', 'Quốc hội', 'Luật Bảo vệ bí mật nhà nước', '2018-11-15', '[2020-07-01,2026-03-01)', 'Việc lập danh mục bí mật nhà nước theo luật này từ 01/01/2019'),
  ('Luật', '117/2025/QH15', 'Quốc hội', 'Luật Bảo vệ bí mật nhà nước', '2025-12-10', '[2026-03-01,)', ''),
  ('QĐ', '86/2025/QĐ-UBND', 'UBND tỉnh Bắc Ninh', 'Quy chế thi đua, khen thưởng', '2025-12-03', '[2025-12-15,)', 'Của tỉnh Bắc Ninh');

insert into legal_relations (from_id, to_id, kind)
select a.id, b.id, pair.kind from (values
  ('72/2025/QH15', 'replaces', '65/2025/QH15'), ('117/2025/QH15', 'replaces', '29/2018/QH14'), ('152/2025/NĐ-CP', 'guides', '06/2022/QH15'),
  ('98/2023/NĐ-CP', 'guides', '06/2022/QH15'), ('86/2025/QĐ-UBND', 'guides', '152/2025/NĐ-CP')) as pair (acting, kind, acted)
join legal_texts as a on a.code = pair.acting join legal_texts as b on b.code = pair.acted;
