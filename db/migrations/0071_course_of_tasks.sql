-- owner: work
-- What happens to a part on its way besides work and report: extension, pause, end, sight, and who holds it inside the body.
alter table assignments
  add column extension_asked_at timestamptz,
  add column suspended_by   uuid references people,
  add column suspend_reason text not null default '',
  add column ended_at       timestamptz,
  add column ended_by       uuid references people,
  add column end_reason     text not null default '',
  add column seen_at        timestamptz,
  add column seen_by        uuid references people,
  add column holder_post_id uuid references posts,
  add constraint suspension_has_author_and_reason check ((suspended_at is null) = (suspended_by is null) and (suspended_at is null) = (suspend_reason = '')),
  add constraint end_has_author_and_reason check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason = '')),
  add constraint ended_part_was_not_accepted check (ended_at is null or accepted_at is null),
  add constraint sight_of_part_has_a_person check ((seen_at is null) = (seen_by is null)),
  add constraint extension_needs_a_due_date check (extension_asked_at is null or due_on is not null);
update assignments set seen_at = received_at, seen_by = received_by where received_at is not null;
create index assignments_by_suspender on assignments (suspended_by) where suspended_by is not null;
create index assignments_by_ender on assignments (ended_by) where ended_by is not null;
create index assignments_by_seer on assignments (seen_by);
create index assignments_by_holder_post on assignments (holder_post_id) where holder_post_id is not null;
create index assignments_by_series on assignments (series_id) where series_id is not null;
create unique index one_open_part_of_a_series_per_body on assignments (series_id, body_id) where accepted_at is null and ended_at is null;
-- The short link names a part by the random tail of its id.
create index assignments_by_code on assignments (right(id::text, 12));
create index assignments_open_by_due on assignments (due_on) where accepted_at is null and ended_at is null and submitted_at is null;

create table assignment_extensions (
  id            uuid        primary key,
  assignment_id uuid        not null references assignments,
  due_before    date        not null,
  wanted_on     date        not null,
  reason        text        not null,
  asked_at      timestamptz not null,
  asked_by      uuid        not null references people,
  answered_at   timestamptz,
  answered_by   uuid        references people,
  approved      boolean,
  answer        text        not null default '',
  constraint extension_goes_forward check (wanted_on > due_before),
  constraint extension_has_a_reason check (reason <> ''),
  constraint extension_answer_is_whole check ((answered_at is null) = (answered_by is null) and (answered_at is null) = (approved is null)),
  constraint refused_extension_has_a_reason check (approved is distinct from false or answer <> ''),
  constraint nobody_approves_his_own_extension check (answered_by is null or answered_by <> asked_by)
);
create unique index one_open_extension_per_part on assignment_extensions (assignment_id) where answered_at is null;
create index assignment_extensions_of_part on assignment_extensions (assignment_id, asked_at);
create index assignment_extensions_by_asker on assignment_extensions (asked_by);
create index assignment_extensions_by_answerer on assignment_extensions (answered_by);

-- The chain inside the body, oldest first; the last row is who holds it now.
create table assignment_delegations (
  id            uuid        primary key,
  assignment_id uuid        not null references assignments,
  from_post_id  uuid        references posts,
  to_post_id    uuid        not null references posts,
  note          text        not null default '',
  at            timestamptz not null,
  by            uuid        not null references people,
  constraint delegation_goes_to_another_post check (from_post_id is distinct from to_post_id)
);
create index assignment_delegations_of_part on assignment_delegations (assignment_id, at);
create index assignment_delegations_by_giver_post on assignment_delegations (from_post_id);
create index assignment_delegations_by_taker_post on assignment_delegations (to_post_id);
create index assignment_delegations_by_person on assignment_delegations (by);

alter table assignment_entries
  drop constraint entry_kind_known,
  add constraint entry_kind_known check (kind in ('receipt', 'progress', 'note', 'submission', 'return', 'acceptance', 'implementing', 'extension', 'extension-approved',
    'extension-refused', 'suspension', 'resumption', 'delegation', 'move', 'end', 'recurrence'));
