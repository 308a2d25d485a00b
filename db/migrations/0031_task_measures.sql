-- owner: work
-- A task's own facts (title, document) do not change which months its assignments count in, so only assignments are watched.
select watch_for_measures('assignments', 'body_id', 'least(
  (select (assigned_at at time zone ''Asia/Ho_Chi_Minh'')::date from tasks where tasks.id = task_id),
  due_on, fulfilled_on, (submitted_at at time zone ''Asia/Ho_Chi_Minh'')::date, (accepted_at at time zone ''Asia/Ho_Chi_Minh'')::date)');
