-- owner: areas/issuing
-- Tasks that a letter urges; its issue is entered in their journals.
create table outgoing_urged (
  paper_id      uuid not null references outgoing_papers on delete cascade,
  assignment_id uuid not null references assignments,
  constraint task_urged_once_per_letter primary key (paper_id, assignment_id)
);
create index outgoing_urged_of_assignment on outgoing_urged (assignment_id);
