-- owner: work
-- A letter that urges stands in the journal of the tasks that it urges.
alter table assignment_entries
  drop constraint entry_kind_known,
  add constraint entry_kind_known check (kind in ('receipt', 'progress', 'note', 'submission', 'return', 'acceptance', 'implementing', 'extension', 'extension-approved',
    'extension-refused', 'suspension', 'resumption', 'delegation', 'move', 'end', 'recurrence', 'urging'));
