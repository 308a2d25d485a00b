-- owner: work
-- NĐ 30/2020, Phụ lục VI: a paper sent on has a day to be handled by (DueDate); what came of it is said in one sentence.
alter table arrivals
  add column due_on date,
  add column result text not null default '',
  add constraint due_day_comes_with_forwarding check (due_on is null or forwarded_at is not null),
  add constraint due_day_not_before_arrival check (due_on is null or due_on >= arrived_on);
