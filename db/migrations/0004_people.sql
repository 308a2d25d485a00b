-- owner: registry
create table people (
  id          uuid primary key,
  family_name text not null,
  middle_name text not null default '',
  given_name  text not null,
  name        text generated always as (family_name || ' ' || case when middle_name = '' then '' else middle_name || ' ' end || given_name) stored,
  search      text generated always as (fold(family_name || ' ' || case when middle_name = '' then '' else middle_name || ' ' end || given_name)) stored,
  sex         text,
  birth_year  int,
  phone       text,
  email       text,
  constraint person_has_a_family_name check (family_name <> ''),
  constraint person_has_a_given_name check (given_name <> ''),
  constraint person_sex_known check (sex in ('male', 'female')),
  constraint person_birth_year_plausible check (birth_year between 1900 and 2100)
);
create index people_search on people using gin (search gin_trgm_ops);
create index people_by_name on people (given_name collate "vi-x-icu", family_name collate "vi-x-icu", middle_name collate "vi-x-icu", id);

create table roles (
  code    text primary key,
  name_vi text not null,
  name_en text not null,
  line    text,                                     -- null: the role exists in every line
  constraint role_line_known check (line in ('party', 'council', 'state', 'front', 'society', 'school', 'centre'))
);
insert into roles (code, name_vi, name_en, line) values
  ('party-deputy-secretary', 'Phó Bí thư Thường trực', 'Standing deputy secretary', 'party'),
  ('party-secretary', 'Bí thư', 'Secretary', 'party'),
  ('party-office-head', 'Chánh Văn phòng cấp ủy', 'Head of the Party office', 'party'),
  ('party-clerk', 'Văn thư cấp ủy', 'Party clerk', 'party'),
  ('party-officer', 'Chuyên viên cấp ủy', 'Party officer', 'party'),
  ('committee-chair', 'Chủ tịch UBND', 'Chairman of the People''s Committee', 'state'),
  ('committee-deputy-chair', 'Phó Chủ tịch UBND', 'Deputy chairman of the People''s Committee', 'state'),
  ('committee-clerk', 'Văn thư UBND', 'Clerk of the People''s Committee', 'state'),
  ('committee-office-head', 'Chánh Văn phòng HĐND và UBND', 'Head of the office of the Council and Committee', 'state'),
  ('culture-head', 'Trưởng phòng Văn hóa - Xã hội', 'Head of culture and social affairs', 'state'),
  ('culture-officer', 'Chuyên viên phòng Văn hóa - Xã hội', 'Officer of culture and social affairs', 'state'),
  ('centre-director', 'Giám đốc trung tâm', 'Director of the centre', 'centre'),
  ('centre-deputy-director', 'Phó Giám đốc trung tâm', 'Deputy director of the centre', 'centre'),
  ('society-chair', 'Chủ tịch Hội Khuyến học', 'Chairman of the study-promotion society', 'society'),
  ('school-head', 'Hiệu trưởng', 'School head', 'school'),
  ('accountant', 'Kế toán', 'Accountant', null),
  ('front-chair', 'Chủ tịch Ủy ban MTTQ', 'Chairman of the Fatherland Front', 'front'),
  ('union-head', 'Người đứng đầu đoàn thể', 'Head of a union', 'front'),
  ('village-head', 'Trưởng thôn', 'Village head', 'state'),
  ('education-officer', 'Chuyên viên quản lý giáo dục', 'Education officer', 'state'),
  ('education-leader', 'Lãnh đạo cơ quan quản lý giáo dục', 'Education leader', 'state'),
  ('system-admin', 'Quản trị hệ thống', 'System administrator', null),
  ('unit-admin', 'Quản trị đơn vị', 'Unit administrator', null);

create table posts (
  id      uuid primary key,
  body_id uuid not null references bodies,
  role    text not null references roles,
  title   text not null,                            -- as it is printed: "Phó Chủ tịch UBND xã"
  constraint post_has_a_title check (title <> '')
);
create index posts_of_body on posts (body_id);
create index posts_of_role on posts (role);

create table tenures (
  id        uuid      primary key,
  person_id uuid      not null references people,
  post_id   uuid      not null references posts,
  valid     daterange not null,
  acting    boolean   not null default false,
  constraint tenure_lasts check (not isempty(valid)),
  constraint tenure_begins_on_a_day check (not lower_inf(valid)),
  constraint person_holds_a_post_once exclude using gist (person_id with =, post_id with =, valid with &&),
  constraint post_has_one_holder exclude using gist (post_id with =, valid with &&) where (not acting)
);
create index tenures_of_person on tenures (person_id);
create index tenures_of_post on tenures (post_id);
