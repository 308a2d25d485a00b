-- owner: work
-- Days off and days worked in exchange, as data: an administrator adds the next year's rows. Weekends are off without a row.
-- Sources: Bộ luật Lao động 2019, Điều 111–112; the yearly announcements of days off and of days worked in exchange;
-- 24/11 by Nghị quyết 80-NQ/TW of 07/01/2026. Of 2027 only what the law itself fixes is here; the adjoining day of 2/9 waits for its announcement.
create table holidays (
  day    date primary key,
  name   text not null,
  works  boolean not null default false,             -- a Saturday or Sunday worked in exchange for another day
  source text not null,
  constraint holiday_has_a_name check (name <> ''),
  constraint holiday_has_a_source check (source <> ''),
  constraint only_weekends_are_worked_in_exchange check (not works or extract(isodow from day) >= 6)
);
insert into holidays (day, name, works, source) values
  ('2025-01-01', 'Tết Dương lịch', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2025-01-27', 'Tết Nguyên đán', false, 'Thông báo nghỉ lễ, Tết năm 2025'),
  ('2025-01-28', 'Tết Nguyên đán', false, 'Thông báo nghỉ lễ, Tết năm 2025'),
  ('2025-01-29', 'Tết Nguyên đán', false, 'Thông báo nghỉ lễ, Tết năm 2025'),
  ('2025-01-30', 'Tết Nguyên đán', false, 'Thông báo nghỉ lễ, Tết năm 2025'),
  ('2025-01-31', 'Tết Nguyên đán', false, 'Thông báo nghỉ lễ, Tết năm 2025'),
  ('2025-04-07', 'Giỗ Tổ Hùng Vương', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2025-04-26', 'Làm bù ngày 02/05', true, 'Thông báo nghỉ lễ, Tết năm 2025'),
  ('2025-04-30', 'Ngày Chiến thắng', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2025-05-01', 'Ngày Quốc tế lao động', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2025-05-02', 'Nghỉ hoán đổi', false, 'Thông báo nghỉ lễ, Tết năm 2025'),
  ('2025-09-01', 'Quốc khánh', false, 'Thông báo nghỉ lễ, Tết năm 2025'),
  ('2025-09-02', 'Quốc khánh', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2026-01-01', 'Tết Dương lịch', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2026-01-02', 'Nghỉ hoán đổi', false, 'Thông báo nghỉ lễ, Tết năm 2026'),
  ('2026-01-10', 'Làm bù ngày 02/01', true, 'Thông báo nghỉ lễ, Tết năm 2026'),
  ('2026-02-16', 'Tết Nguyên đán', false, 'Thông báo nghỉ lễ, Tết năm 2026'),
  ('2026-02-17', 'Tết Nguyên đán', false, 'Thông báo nghỉ lễ, Tết năm 2026'),
  ('2026-02-18', 'Tết Nguyên đán', false, 'Thông báo nghỉ lễ, Tết năm 2026'),
  ('2026-02-19', 'Tết Nguyên đán', false, 'Thông báo nghỉ lễ, Tết năm 2026'),
  ('2026-02-20', 'Tết Nguyên đán', false, 'Thông báo nghỉ lễ, Tết năm 2026'),
  ('2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương', false, 'Bộ luật Lao động 2019, Điều 111 khoản 3'),
  ('2026-04-30', 'Ngày Chiến thắng', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2026-05-01', 'Ngày Quốc tế lao động', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2026-08-22', 'Làm bù ngày 31/08', true, 'Thông báo nghỉ lễ, Tết năm 2026'),
  ('2026-08-31', 'Nghỉ hoán đổi', false, 'Thông báo nghỉ lễ, Tết năm 2026'),
  ('2026-09-01', 'Quốc khánh', false, 'Thông báo nghỉ lễ, Tết năm 2026'),
  ('2026-09-02', 'Quốc khánh', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2026-11-24', 'Ngày Văn hóa Việt Nam', false, 'Nghị quyết 80-NQ/TW'),
  ('2027-01-01', 'Tết Dương lịch', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2027-02-05', 'Tết Nguyên đán', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2027-02-08', 'Tết Nguyên đán', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2027-02-09', 'Tết Nguyên đán', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2027-02-10', 'Nghỉ bù Tết Nguyên đán', false, 'Bộ luật Lao động 2019, Điều 111 khoản 3'),
  ('2027-02-11', 'Nghỉ bù Tết Nguyên đán', false, 'Bộ luật Lao động 2019, Điều 111 khoản 3'),
  ('2027-04-16', 'Giỗ Tổ Hùng Vương', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2027-04-30', 'Ngày Chiến thắng', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2027-05-03', 'Nghỉ bù ngày Quốc tế lao động', false, 'Bộ luật Lao động 2019, Điều 111 khoản 3'),
  ('2027-09-02', 'Quốc khánh', false, 'Bộ luật Lao động 2019, Điều 112'),
  ('2027-11-24', 'Ngày Văn hóa Việt Nam', false, 'Nghị quyết 80-NQ/TW');

-- A recurring task is a series: each occurrence is a task of its own, born for a body when it closes the one before.
alter table tasks
  add column series_id    uuid references tasks,
  add column occurrence   int     not null default 0,
  add column due_anchor   date,                       -- nominal day of the first occurrence; the others follow from it, so the 31st stays the 31st
  add column working_days boolean not null default false,
  add constraint due_rule_known check (due_rule in ('', 'monthly', 'quarterly', 'half-yearly', 'yearly')),
  add constraint recurrence_has_series_and_anchor check ((due_rule = '') = (series_id is null) and (due_rule = '') = (due_anchor is null)),
  add constraint recurring_task_has_a_due_date check (due_rule = '' or due_on is not null),
  add constraint occurrence_counts_from_zero check (occurrence >= 0);
create unique index occurrence_once_per_series on tasks (series_id, occurrence);

alter table assignments add column series_id uuid references tasks;
