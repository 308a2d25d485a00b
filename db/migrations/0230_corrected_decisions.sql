-- owner: areas/boards
-- Number and day of the decision by which a term began, as they stood before somebody corrected them, and why.
create table tenure_decision_corrections (
  id           uuid        primary key,
  tenure_id    uuid        not null references tenures on delete cascade,
  code         text        not null,
  decided_on   date        not null,
  reason       text        not null,
  corrected_at timestamptz not null,
  corrected_by uuid        not null references people,
  constraint correction_of_a_decision_has_a_reason check (reason <> ''),
  constraint corrected_decision_had_a_number check (code <> '')
);
create index tenure_decision_corrections_of_tenure on tenure_decision_corrections (tenure_id, corrected_at);
create index tenure_decision_corrections_by_person on tenure_decision_corrections (corrected_by);
