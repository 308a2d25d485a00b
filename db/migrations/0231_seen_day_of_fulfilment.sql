-- owner: work/tasks
-- The day on which the records were there to be counted, beside the day that they say: who confirms sees a date written back after the term.
alter table assignments add column fulfilled_seen_on date;
update assignments set fulfilled_seen_on = fulfilled_on where fulfilled_on is not null;
alter table assignments add constraint fulfilment_seen_is_one check (fulfilled_seen_on is null or fulfilled_on is not null);
