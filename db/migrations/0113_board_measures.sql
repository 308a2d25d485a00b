-- owner: areas/centres
-- Who holds the posts of a centre's board is counted; rows older than this migration are counted by the nightly recompute.
select watch_for_measures('tenures', '(select body_id from posts where id = post_id)', 'lower(valid)');
select watch_for_measures('posts', 'body_id', 'current_date');
select watch_for_measures('bodies', 'id', 'current_date');
