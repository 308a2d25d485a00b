-- owner: areas/letters
-- All that is kept of a paper refused for its secrecy mark: when, who, that it was refused (practice.md, "Secrecy").
create table secrecy_refusals (
  id        uuid        primary key,
  at        timestamptz not null,
  person_id uuid        not null references people,
  body_id   uuid        not null references bodies
);
create index secrecy_refusals_by_person on secrecy_refusals (person_id);
create index secrecy_refusals_by_body on secrecy_refusals (body_id, at);
