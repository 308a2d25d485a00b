-- owner: registry
-- A centre keeps a treasurer beside its accountant (founding conditions of NĐ 46/2017 Art. 42, now NĐ 125/2024).
insert into roles (code, name_vi, name_en, line) values ('treasurer', 'Thủ quỹ', 'Treasurer', null);
