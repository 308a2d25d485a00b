-- owner: reports
-- Which outgoing paper a report became; a deleted draft leaves nothing behind.
create table upward_reports (
  id          uuid        primary key,
  body_id     uuid        not null references bodies,
  document_id uuid        not null references documents,
  from_on     date,
  until_on    date,
  outgoing_id uuid        not null references outgoing_papers on delete cascade,
  made_at     timestamptz not null,
  made_by     uuid        not null references people,
  constraint one_report_per_outgoing_paper unique (outgoing_id)
);
create index upward_reports_of_document on upward_reports (body_id, document_id, made_at);
create index upward_reports_by_document on upward_reports (document_id);
create index upward_reports_by_author on upward_reports (made_by);
