-- owner: work
-- The days on which time or late is decided, as Vietnamese calendar days; they follow from the facts and cannot differ from them (docs/decisions/0003).
alter table assignments
  add column reported_on date generated always as (coalesce(fulfilled_on, (submitted_at at time zone 'Asia/Ho_Chi_Minh')::date)) stored,
  add column decided_on date generated always as (coalesce(fulfilled_on, (coalesce(submitted_at, suspended_at, ended_at) at time zone 'Asia/Ho_Chi_Minh')::date)) stored;
