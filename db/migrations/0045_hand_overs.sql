-- owner: areas/people
-- A post passed from one holder to the next, with the list of open work as both sides sign it.
create table hand_overs (
  id             uuid        primary key,
  post_id        uuid        not null references posts,
  from_person_id uuid        not null references people,
  to_person_id   uuid        not null references people,
  on_date        date        not null,
  items          jsonb       not null,
  note           text        not null default '',
  recorded_at    timestamptz not null,
  recorded_by    uuid        not null references people,
  received_at    timestamptz,
  received_by    uuid        references people,
  constraint hand_over_has_two_sides check (from_person_id <> to_person_id),
  constraint hand_over_receipt_has_author check ((received_at is null) = (received_by is null))
);
create index hand_overs_of_post on hand_overs (post_id, on_date);
create index hand_overs_by_former on hand_overs (from_person_id);
create index hand_overs_by_next on hand_overs (to_person_id);
create index hand_overs_by_recorder on hand_overs (recorded_by);
create index hand_overs_by_receiver on hand_overs (received_by);
