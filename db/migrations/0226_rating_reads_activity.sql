-- owner: areas/rating
-- What a centre writes down of classes, topics, attendances and money proves these lines of the shipped table (CV 5155/SGDĐT-GDTXNNĐH, lines 3.3, 5.1, 5.2, 5.5).
-- 100 attendances a month are 1 200 in the year. Of 5.1 and 5.2, one point for each kind, the totals prove the first; the points are the system's own reading, as before.
create function ship_activity_steps() returns void language sql as $$
  insert into criterion_steps (id, criterion_id, position, text, measure_id, slice_id, least, points)
  select md5('centre-rating-2025/' || code || '/' || position)::uuid, md5('centre-rating-2025/' || code)::uuid, position, text, measure_id, slice_id, least, points
  from (values
    ('3.3', 1, 'có kinh phí được giao trong năm', 'budget.allotted', null, 1, 2.5),
    ('5.1', 1, 'có lớp đã mở trong năm', 'activity.held', 'class', 1, 1.0),
    ('5.2', 1, 'có chuyên đề đã tổ chức trong năm', 'activity.held', 'topic', 1, 1.0),
    ('5.5', 1, 'có từ 1.200 lượt người trong năm (100 lượt mỗi tháng)', 'activity.attendances', null, 1200, 3.0)
  ) as shipped (code, position, text, measure_id, slice_id, least, points)
$$;

create or replace function ship_criteria() returns void language plpgsql as $$
begin
  perform ship_table_of_2025();
  perform ship_further_steps();
  perform ship_activity_steps();
end $$;

-- Ratings under way are scored by the table as it now reads; those submitted keep what was frozen with them.
select ship_activity_steps();
