-- owner: boards
-- A numbered decision is announced or withdrawn, never dropped; and one post has one procedure under way, whatever seat its line is read as.
alter table appointments drop constraint drop_has_a_reason;
alter table appointments add constraint drop_has_a_reason
  check ((dropped_at is null) = (dropped_by is null) and (dropped_at is null) = (drop_reason = '') and (dropped_at is null or numbered_at is null));
create unique index one_open_appointment_per_post on appointments (post_id) where announced_at is null and dropped_at is null;
