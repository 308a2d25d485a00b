-- owner: areas/rating
-- More of the shipped table is read off the records (feature C7: assessments, initiatives and rules of co-ordination count in the rating; letter §5: plan).
-- The points are the system's own reading of the table, as before, and may be edited in a copy.
alter function ship_criteria() rename to ship_table_of_2025;

create function ship_criteria() returns void language plpgsql as $$
begin
  perform ship_table_of_2025();
  perform ship_further_steps();
end $$;

create function ship_further_steps() returns void language sql as $$
  insert into criterion_steps (id, criterion_id, position, text, measure_id, slice_id, least, points)
  select md5('centre-rating-2025/' || code || '/' || position)::uuid, md5('centre-rating-2025/' || code)::uuid, position, text, measure_id, slice_id, least, points
  from (values
    ('1.3', 1, 'có đánh giá năm của thành viên Ban Giám đốc', 'assessment.done', null, 1, 0.5),
    ('4.3', 1, 'có kế hoạch năm đã phê duyệt', 'plan.approved', null, 1, 1.5),
    ('4.7', 1, 'có quy chế phối hợp đang hiệu lực', 'coordination.in-force', null, 1, 1.5),
    ('5.4', 1, 'có sáng kiến được công nhận', 'initiative.recognised', null, 1, 0.5)
  ) as shipped (code, position, text, measure_id, slice_id, least, points)
$$;
-- Ratings under way are scored by the table as it now reads; those submitted keep what was frozen with them.
select ship_further_steps();
