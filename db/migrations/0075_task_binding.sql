-- owner: work
-- Records of issued documents count for tasks that are bound to them (feature T10).
select watch_for_measures('documents', 'issuer_body_id', 'coalesce(dated_on, (recorded_at at time zone ''Asia/Ho_Chi_Minh'')::date)');
create index tasks_by_measure on tasks (measure_id) where measure_id is not null;
alter table tasks add constraint threshold_counts_from_one check (threshold > 0);
