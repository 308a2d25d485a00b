-- owner: work
-- Reminders come 7, 3 and 1 days before a due date (QĐ 42/2014/QĐ-TTg in practice).
insert into reminder_rungs (code, days, audience) values ('three-days-before', -3, 'holder');
