/**
 * What of every table goes with a unit, over the alias `t`. The unit is `own_bodies`; `in_<table>` holds the ids of a table's rows that go.
 * A paper goes as far as the unit reads it, a task as far as it gave or has it: nothing of another office that the unit does not see today.
 */
export type Rule =
  /** Public nouns, whole: a package opens with the offices and borders of its time. */
  | { rows: 'all' }
  /** Every server has such a list; the new one takes what it lacks. */
  | { rows: 'list' }
  /** `only`: column → condition under which its value goes along. */
  | { rows: 'some'; where: string; only?: Record<string, string> }
  /** What the rows that go refer to, and what `where` adds. */
  | { rows: 'referred'; where: string; only?: Record<string, string> }
  | { rows: 'none'; why: string }

const own = (column: string) => `${column} in (select id from own_bodies)`
const goes = (table: string, column: string) => `${column} in (select id from in_${table})`
const ownAssignment = 'exists (select from assignments a where a.id = t.assignment_id and a.body_id in (select id from own_bodies))'
const ownPost = (column: string) => `${column} in (select id from posts where ${own('body_id')})`
const ownPerson = (column: string) =>
  `${column} in (select e.person_id from tenures e join posts p on p.id = e.post_id where ${own('p.body_id')})`
const ownPresenter = (column: string) => `${column} in (select person_id from presenters where ${own('centre_id')})`

const all: Rule = { rows: 'all' }
const list: Rule = { rows: 'list' }
const some = (where: string, only?: Record<string, string>): Rule => ({ rows: 'some', where, only })
const none = (why: string): Rule => ({ rows: 'none', why })

/** In the order in which one rule builds on another. A table without a rule fails a test. */
export const rules: Record<string, Rule> = {
  body_kinds: list,
  roles: list,
  addressee_groups: list,
  holidays: list,
  reminder_rungs: list,
  legal_texts: list,
  legal_relations: list,
  criteria_sets: list,
  criteria: list,
  criterion_steps: list,
  criteria_bands: list,
  learning_fields: list,
  board_norms: list,
  board_authorities: list,
  board_limits: list,
  qualification_kinds: list,
  qualification_levels: list,
  training_forms: list,
  assessment_scales: list,
  assessment_grades: list,
  places: all,
  place_terms: all,
  place_heirs: all,
  bodies: all,
  body_terms: all,
  body_heirs: all,

  outgoing_papers: some(`${own('t.body_id')} or ${own('t.drafting_body_id')}`),
  number_series: some(own('t.body_id')),
  number_series_choices: some(own('t.body_id')),

  documents: some(
    `exists (select from document_readers r where r.document_id = t.id and ${own('r.body_id')}) or t.id in (select document_id from outgoing_papers where id in (select id from in_outgoing_papers))`,
  ),
  document_clauses: some(goes('documents', 't.document_id')),
  document_addressees: some(goes('documents', 't.document_id')),
  document_citations: some(goes('documents', 't.document_id')),
  document_readers: some(
    `${goes('documents', 't.document_id')} and (${own('t.body_id')} or t.via = 'issuer' or exists (select from documents d where d.id = t.document_id and ${own('d.issuer_body_id')}))`,
  ),
  document_relations: some(`${goes('documents', 't.document_id')} and ${goes('documents', 't.other_id')}`),
  arrivals: some(own('t.body_id')),
  arrival_forwards: some(goes('arrivals', 't.arrival_id')),

  // A series is known by its first task: it goes along even when only later ones are the unit's.
  tasks: some(
    `${own('t.assigner_body_id')} or exists (select from assignments a where ${own('a.body_id')} and t.id in (a.task_id, a.series_id))`,
  ),
  assignments: some(`${own('t.body_id')} or exists (select from tasks g where g.id = t.task_id and ${own('g.assigner_body_id')})`, {
    holder_post_id: own('t.body_id'),
    leader_in_charge: own('t.body_id'),
  }),
  assignment_entries: some(`${goes('assignments', 't.assignment_id')} and (t.shared or ${ownAssignment})`),
  outgoing_urged: some(`${goes('outgoing_papers', 't.paper_id')} and ${goes('assignments', 't.assignment_id')}`),
  upward_reports: some(`${own('t.body_id')} and ${goes('outgoing_papers', 't.outgoing_id')} and ${goes('documents', 't.document_id')}`),
  assignment_files: some(goes('assignments', 't.assignment_id')),
  assignment_extensions: some(goes('assignments', 't.assignment_id')),
  assignment_delegations: some(ownAssignment),
  notices: some(`${own('t.body_id')} and ${goes('assignments', 't.assignment_id')}`),

  dissemination_sessions: some(
    `${own('t.body_id')} or (t.voided_at is null and ${goes('documents', 't.document_id')} and (
      exists (select from documents d where d.id = t.document_id and ${own('d.issuer_body_id')})
      or exists (select from tasks g join assignments a on a.task_id = g.id where g.document_id = t.document_id and a.body_id = t.body_id and ${own('g.assigner_body_id')})))`,
  ),
  dissemination_audiences: some(goes('dissemination_sessions', 't.session_id')),

  // Issued regulations of a place are open to its offices; the centre takes its own, drafts among them.
  centre_profiles: some(own('t.centre_id')),
  centre_premises: some(own('t.centre_id')),
  centre_equipment: some(own('t.centre_id')),
  activity_totals: some(own('t.centre_id')),
  centre_years: some(own('t.centre_id')),
  shortcomings: some(own('t.centre_id')),
  shortcoming_actions: some(goes('shortcomings', 't.shortcoming_id')),
  shortcoming_rechecks: some(goes('shortcomings', 't.shortcoming_id')),
  ratings: some(own('t.centre_id')),
  rating_scores: some(goes('ratings', 't.rating_id')),
  rating_steps: some(goes('ratings', 't.rating_id')),
  rating_members: some(goes('ratings', 't.rating_id')),
  rating_entries: some(goes('ratings', 't.rating_id')),
  // A course goes with its organiser, and with a centre whose people were on it; of another centre's people only the organiser's package tells.
  training_topics: list,
  qualification_norms: list,
  training_courses: some(
    `${own('t.body_id')} or exists (select from training_participants p where p.course_id = t.id and ${own('p.centre_id')}) or exists (select from qualifications q where q.course_id = t.id and ${ownPerson('q.person_id')})`,
  ),
  training_course_topics: some(goes('training_courses', 't.course_id')),
  training_participants: some(
    `${own('t.centre_id')} or exists (select from training_courses c where c.id = t.course_id and ${own('c.body_id')})`,
  ),
  training_entries: some(`exists (select from training_courses c where c.id = t.course_id and ${own('c.body_id')})`),
  training_waits: some(`${own('t.body_id')} or ${own('t.centre_id')}`),
  training_surveys: some(
    `${own('t.body_id')} or exists (select from training_answers a where a.survey_id = t.id and ${own('a.centre_id')})`,
  ),
  training_survey_topics: some(goes('training_surveys', 't.survey_id')),
  training_answers: some(
    `${own('t.centre_id')} or exists (select from training_surveys s where s.id = t.survey_id and ${own('s.body_id')})`,
  ),
  training_answer_topics: some(goes('training_answers', 't.answer_id')),
  qualifications: some(ownPerson('t.person_id')),
  assessments: some(own('t.centre_id')),
  assessment_entries: some(goes('assessments', 't.assessment_id')),
  initiatives: some(own('t.centre_id')),
  initiative_authors: some(goes('initiatives', 't.initiative_id')),
  initiative_recognitions: some(goes('initiatives', 't.initiative_id')),
  coordination_rules: some(own('t.centre_id')),
  coordination_partners: some(goes('coordination_rules', 't.rule_id')),
  merger_hand_overs: some(own('t.to_id')),
  merger_lines: some(goes('merger_hand_overs', 't.list_id')),
  regulations: some(own('t.centre_id')),
  // Those of other centres stay there, whatever they agreed to; a talk then stands without its presenter.
  presenters: some(own('t.centre_id')),
  presenter_fields: some(goes('presenters', 't.presenter_id')),
  presenter_consents: some(goes('presenters', 't.presenter_id')),
  presenter_talks: some(own('t.centre_id')),
  // An adopter takes its own plan with the author's name; the model itself is the author's.
  models: some(own('t.centre_id')),
  model_versions: some(goes('models', 't.model_id')),
  model_adoptions: some(own('t.centre_id')),
  regulation_templates: some(own('t.body_id')),

  measure_cells: some(`t.origin = 'typed' and ${own('t.unit_id')}`),
  hand_overs: some(ownPost('t.post_id')),
  tenures: some(ownPost('t.post_id')),
  appointments: some(own('t.centre_id')),
  appointment_opinions: some(goes('appointments', 't.appointment_id')),
  appointment_entries: some(goes('appointments', 't.appointment_id')),
  tenure_decisions: some(`${goes('tenures', 't.tenure_id')} and (t.appointment_id is null or ${goes('appointments', 't.appointment_id')})`),
  tenure_decision_corrections: some(goes('tenures', 't.tenure_id')),
  board_allowances: some(goes('tenures', 't.tenure_id')),
  digests: some(ownPerson('t.person_id')),
  digest_choices: some(ownPerson('t.person_id')),
  secrecy_refusals: some(own('t.body_id')),
  audit_log: some(own('t.body_id')),
  audit_heads: some(own('t.body_id')),

  posts: { rows: 'referred', where: own('t.body_id') },
  files: { rows: 'referred', where: 'false' },
  file_texts: some(goes('files', 't.file_id')),
  // Whoever only stands on a paper or a task goes by name alone.
  people: {
    rows: 'referred',
    where: ownPerson('t.id'),
    only: {
      sex: ownPerson('t.id'),
      birth_year: `${ownPerson('t.id')} or ${ownPresenter('t.id')}`,
      phone: ownPerson('t.id'),
      email: ownPerson('t.id'),
    },
  },

  accounts: none('passwords and second factors stay; the new server gives one-time codes'),
  push_devices: none('a browser knows one server'),
  sessions: none('who is signed in is so on one server'),
  sign_in_failures: none('belongs to one server'),
  writes_once: none('keys of forms that were open'),
  settings: none('belongs to one server'),
  measure_sums: none('made anew from the records'),
  measure_dirty: none('made anew from the records'),
  schema_migrations: none('named in the manifest'),
}

/** References that the log and the files keep without a foreign key, so that the row they name may go. */
export const looseReferences: [table: string, column: string, target: string][] = [
  ['audit_log', 'person_id', 'people'],
  ['audit_log', 'post_id', 'posts'],
  ['files', 'stored_by', 'people'],
]
