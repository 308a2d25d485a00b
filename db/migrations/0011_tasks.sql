-- owner: work
create table tasks (
  id                   uuid        primary key,
  document_id          uuid        references documents,
  clause_id            uuid        references document_clauses,
  parent_assignment_id uuid,                          -- the receiving body's own tasks hang under its assignment
  assigner_body_id     uuid        not null references bodies,
  assigned_by          uuid        not null references people,
  assigned_at          timestamptz not null,
  title                text        not null,
  product              text        not null default '',
  due_on               date,
  due_rule             text        not null default '',
  measure_id           text,
  threshold            int,
  version              int         not null default 1,
  search               text        generated always as (fold(title || ' ' || product)) stored,
  constraint task_has_a_title check (title <> ''),
  constraint clause_needs_its_document check (clause_id is null or document_id is not null),
  constraint threshold_needs_a_measure check ((measure_id is null) = (threshold is null))
);
create index tasks_by_document on tasks (document_id);
create index tasks_by_clause on tasks (clause_id);
create index tasks_by_parent on tasks (parent_assignment_id);
create index tasks_by_assigner on tasks (assigner_body_id, assigned_at);
create index tasks_by_author on tasks (assigned_by);
create index tasks_search on tasks using gin (search gin_trgm_ops);

-- One child per body; statuses are read off these facts, never stored.
create table assignments (
  id              uuid        primary key,
  task_id         uuid        not null references tasks,
  body_id         uuid        not null references bodies,
  role            text        not null,
  nature          text        not null,
  due_on          date,
  first_due_on    date,
  received_at     timestamptz,
  received_by     uuid        references people,
  leader_in_charge uuid       references people,
  implementing_document_id uuid references documents,
  started_at      timestamptz,
  submitted_at    timestamptz,
  submitted_by    uuid        references people,
  returned_at     timestamptz,
  returned_by     uuid        references people,
  return_reason   text        not null default '',
  fulfilled_on    date,
  accepted_at     timestamptz,
  accepted_by     uuid        references people,
  suspended_at    timestamptz,
  version         int         not null default 1,
  constraint one_child_per_body unique (task_id, body_id),
  constraint assignment_role_known check (role in ('lead', 'with')),
  constraint assignment_nature_known check (nature in ('order', 'request')),
  constraint receipt_has_author check ((received_at is null) = (received_by is null)),
  constraint submission_has_author check ((submitted_at is null) = (submitted_by is null)),
  constraint submission_follows_receipt check (submitted_at is null or received_at is not null),
  constraint acceptance_follows_submission check (accepted_at is null or submitted_at is not null or fulfilled_on is not null),
  constraint acceptance_has_author check ((accepted_at is null) = (accepted_by is null)),
  constraint nobody_accepts_his_own_submission check (accepted_by is null or submitted_by is null or accepted_by <> submitted_by),
  constraint return_has_a_reason check (returned_at is null or return_reason <> ''),
  constraint first_due_stays check ((due_on is null) = (first_due_on is null))
);
alter table tasks add constraint tasks_parent_assignment foreign key (parent_assignment_id) references assignments;
create index assignments_by_body on assignments (body_id, due_on);
create index assignments_by_receiver on assignments (received_by);
create index assignments_by_leader on assignments (leader_in_charge);
create index assignments_by_implementing_document on assignments (implementing_document_id);
create index assignments_by_submitter on assignments (submitted_by);
create index assignments_by_returner on assignments (returned_by);
create index assignments_by_accepter on assignments (accepted_by);

-- The receiving body's own journal: read by it and by the assigner, never by a sibling.
create table assignment_entries (
  id            uuid        primary key,
  assignment_id uuid        not null references assignments,
  kind          text        not null,
  text          text        not null default '',
  shared        boolean     not null default true,     -- false: a note of the receiving body alone
  at            timestamptz not null,
  person_id     uuid        not null references people,
  constraint entry_kind_known check (kind in ('receipt', 'progress', 'note', 'submission', 'return', 'acceptance', 'implementing', 'extension'))
);
create index assignment_entries_by_assignment on assignment_entries (assignment_id, at);
create index assignment_entries_by_person on assignment_entries (person_id);

create table assignment_files (
  assignment_id uuid        not null references assignments,
  file_id       uuid        not null references files,
  kind          text        not null,
  at            timestamptz not null,
  constraint file_once_per_assignment primary key (assignment_id, file_id),
  constraint assignment_file_kind_known check (kind in ('product', 'implementing'))
);
create index assignment_files_by_file on assignment_files (file_id);
