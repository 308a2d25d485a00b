-- owner: work
-- The issuer takes a paper back: its readers keep it and see that it no longer holds.
alter table documents
  add column recalled_at   timestamptz,
  add column recall_reason text not null default '',
  add constraint recall_has_a_reason check (recalled_at is null or recall_reason <> '');
