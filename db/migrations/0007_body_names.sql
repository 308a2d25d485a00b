-- owner: registry
-- The term that a body has on a day, or the last one before it, is looked up for every row of every list.
create index body_terms_by_start on body_terms (body_id, (coalesce(lower(valid), '-infinity'::date)));
