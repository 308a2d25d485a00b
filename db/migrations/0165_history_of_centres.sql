-- owner: areas/centres
-- A body whose beginning is not on record was there when the figures begin (2023, the year of the directive): a write to it touches them from then on.
drop trigger dirty_on_insert on body_terms;
drop trigger dirty_on_update on body_terms;
drop trigger dirty_on_delete on body_terms;
select watch_for_measures('body_terms', 'body_id', 'case when lower_inf(valid) then least(upper(valid), date ''2023-01-01'') else lower(valid) end');
