-- owner: areas/training
-- What a person has learnt, as lists that a decision may lengthen: no kind and no level is a constant of the program.
create table qualification_kinds (
  code     text primary key,
  name_vi  text not null,
  name_en  text not null,
  position int  not null
);
insert into qualification_kinds (code, name_vi, name_en, position) values
  ('professional', 'Trình độ chuyên môn', 'Professional level', 1),
  ('political-theory', 'Lý luận chính trị', 'Political theory', 2),
  ('management', 'Bồi dưỡng quản lý trung tâm', 'Management of a centre', 3),
  ('it', 'Tin học, kỹ năng số', 'Information technology', 4);

create table qualification_levels (
  kind    text not null references qualification_kinds,
  rank    int  not null,
  name_vi text not null,
  name_en text not null,
  constraint qualification_level_once primary key (kind, rank),
  constraint levels_count_from_one check (rank > 0)
);
insert into qualification_levels (kind, rank, name_vi, name_en) values
  ('professional', 1, 'Trung cấp', 'Secondary vocational'),
  ('professional', 2, 'Cao đẳng', 'College'),
  ('professional', 3, 'Đại học', 'University'),
  ('professional', 4, 'Sau đại học', 'Postgraduate'),
  ('political-theory', 1, 'Sơ cấp', 'Elementary'),
  ('political-theory', 2, 'Trung cấp', 'Intermediate'),
  ('political-theory', 3, 'Cao cấp, cử nhân', 'Advanced'),
  ('management', 1, 'Đã được bồi dưỡng', 'Trained'),
  ('it', 1, 'Cơ bản', 'Basic'),
  ('it', 2, 'Nâng cao', 'Advanced');

-- A qualification of a person: date, kind, level, evidence (letter §2: boards "đủ về số lượng, đảm bảo về chất lượng"). A wrong entry is withdrawn with its reason.
create table qualifications (
  id              uuid        primary key,
  person_id       uuid        not null references people,
  kind            text        not null,
  level           int         not null,
  obtained_on     date        not null,
  evidence        text        not null default '',
  file_id         uuid        references files,
  course_id       uuid,                                -- the course that gave it
  recorded_at     timestamptz not null,
  recorded_by     uuid        not null references people,
  withdrawn_at    timestamptz,
  withdrawn_by    uuid        references people,
  withdraw_reason text        not null default '',
  constraint qualification_level_known foreign key (kind, level) references qualification_levels (kind, rank),
  constraint qualification_has_evidence check (evidence <> '' or file_id is not null),
  constraint qualification_is_not_ahead check (obtained_on <= (recorded_at at time zone 'Asia/Ho_Chi_Minh')::date),
  constraint qualification_withdrawal_has_a_reason check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdraw_reason = ''))
);
create index qualifications_of_person on qualifications (person_id, kind);
create index qualifications_by_level on qualifications (kind, level);
create index qualifications_by_file on qualifications (file_id);
create index qualifications_by_recorder on qualifications (recorded_by);
create index qualifications_by_withdrawer on qualifications (withdrawn_by);

-- What a role of a centre asks of its holder, from when to when, and on what ground. Shipped ones belong to nobody; an education office's own takes their place.
create table qualification_norms (
  id           uuid        primary key,
  body_id      uuid        references bodies,
  role         text        not null references roles,
  kind         text        not null,
  level        int         not null,
  within_years int,                                    -- how long the qualification counts; null: for ever
  required     boolean     not null default true,      -- false: the office waives what is shipped
  basis        text        not null,
  valid        daterange   not null,
  made_at      timestamptz not null,
  made_by      uuid        references people,
  constraint norm_level_known foreign key (kind, level) references qualification_levels (kind, rank),
  constraint norm_has_a_basis check (basis <> ''),
  constraint norm_counts_whole_years check (within_years > 0),
  constraint norm_lasts check (not isempty(valid) and not lower_inf(valid)),
  constraint norm_has_a_maker check ((body_id is null) = (made_by is null)),
  constraint norm_once_at_a_time exclude using gist (coalesce(body_id, '00000000-0000-0000-0000-000000000000'::uuid) with =, role with =, kind with =, valid with &&)
);
create index qualification_norms_of_body on qualification_norms (body_id);
create index qualification_norms_by_role on qualification_norms (role);
create index qualification_norms_by_level on qualification_norms (kind, level);
create index qualification_norms_by_maker on qualification_norms (made_by);

-- Whether a body's place lies at or above that of another, today's borders.
create function governs(keeper uuid, body uuid) returns boolean
  language sql stable parallel safe
  return (select custody_path from places where id = home_of(keeper)) @> (select custody_path from places where id = home_of(body));

-- A person may sit on several boards, so one entry may touch several centres.
create function mark_qualified_dirty() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op <> 'INSERT' then
    insert into measure_dirty (table_name, unit_id, from_on)
      select tg_table_name, p.body_id, min(q.obtained_on) from before as q join tenures as e on e.person_id = q.person_id join posts as p on p.id = e.post_id group by p.body_id;
  end if;
  if tg_op <> 'DELETE' then
    insert into measure_dirty (table_name, unit_id, from_on)
      select tg_table_name, p.body_id, min(q.obtained_on) from after as q join tenures as e on e.person_id = q.person_id join posts as p on p.id = e.post_id group by p.body_id;
  end if;
  return null;
end $$;
create trigger dirty_on_insert after insert on qualifications referencing new table as after for each statement execute function mark_qualified_dirty();
create trigger dirty_on_update after update on qualifications referencing old table as before new table as after for each statement execute function mark_qualified_dirty();
create trigger dirty_on_delete after delete on qualifications referencing old table as before for each statement execute function mark_qualified_dirty();

-- A norm touches every centre that it governs.
create function mark_normed_dirty() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op <> 'INSERT' then
    insert into measure_dirty (table_name, unit_id, from_on)
      select tg_table_name, b.id, min(lower(n.valid)) from before as n join bodies as b on b.kind = 'learning-centre' and (n.body_id is null or governs(n.body_id, b.id)) group by b.id;
  end if;
  if tg_op <> 'DELETE' then
    insert into measure_dirty (table_name, unit_id, from_on)
      select tg_table_name, b.id, min(lower(n.valid)) from after as n join bodies as b on b.kind = 'learning-centre' and (n.body_id is null or governs(n.body_id, b.id)) group by b.id;
  end if;
  return null;
end $$;
create trigger dirty_on_insert after insert on qualification_norms referencing new table as after for each statement execute function mark_normed_dirty();
create trigger dirty_on_update after update on qualification_norms referencing old table as before new table as after for each statement execute function mark_normed_dirty();
create trigger dirty_on_delete after delete on qualification_norms referencing old table as before for each statement execute function mark_normed_dirty();
