// Made by npm run db:types from the migrated database; a test compares them.
import type { ColumnType, Generated } from 'kysely'
import type { DateRange } from './values.ts'

type Range = ColumnType<DateRange, string, string>
type Json = ColumnType<unknown, string, string>
type JsonByDefault = ColumnType<unknown, string | undefined, string>

export interface Tables {
  accounts: {
    person_id: string
    login: string
    password_hash: string | null
    totp_secret: string | null
    totp_last_step: number | null
    code_hash: string | null
    code_expires_at: Temporal.Instant | null
    disabled_at: Temporal.Instant | null
    failed_count: Generated<number>
    last_failed_at: Temporal.Instant | null
  }
  activity_totals: {
    id: string
    centre_id: string
    month: Temporal.PlainDate
    kind: string
    field: string
    held: number
    sessions: number
    attendances: number
    file_id: string | null
    recorded_at: Temporal.Instant
    recorded_by: string
    version: Generated<number>
  }
  addressee_groups: {
    code: string
    name_vi: string
    name_en: string
    level: string | null
    relation: string
    kinds: string[]
    phrases: string[]
  }
  appointment_entries: {
    id: string
    appointment_id: string
    at: Temporal.Instant
    by: string
    kind: string
    note: Generated<string>
  }
  appointment_opinions: {
    appointment_id: string
    body_id: string
    requested_at: Temporal.Instant
    given_at: Temporal.Instant | null
    given_by: string | null
    agrees: boolean | null
    reason: Generated<string>
  }
  appointments: {
    id: string
    centre_id: string
    post_id: string | null
    role: string
    line: Generated<string>
    kind: string
    nominee_id: string | null
    nominee_name: string
    nominee_birth_year: number | null
    home_body_id: string | null
    home_title: Generated<string>
    starts_on: Temporal.PlainDate
    ends_on: Temporal.PlainDate | null
    reason: Generated<string>
    allowance_coefficient: number | null
    allowance_amount: number | null
    allowance_basis: Generated<string>
    drafted_at: Temporal.Instant
    drafted_by: string
    submitted_at: Temporal.Instant | null
    submitted_by: string | null
    party_at: Temporal.Instant | null
    party_by: string | null
    party_code: Generated<string>
    party_on: Temporal.PlainDate | null
    approved_at: Temporal.Instant | null
    approved_by: string | null
    approved_post_id: string | null
    approval_note: Generated<string>
    numbered_at: Temporal.Instant | null
    numbered_by: string | null
    decision_code: Generated<string>
    decided_on: Temporal.PlainDate | null
    decision_file_id: string | null
    announced_at: Temporal.Instant | null
    announced_by: string | null
    announced_on: Temporal.PlainDate | null
    announced_place: Generated<string>
    dropped_at: Temporal.Instant | null
    dropped_by: string | null
    drop_reason: Generated<string>
    version: Generated<number>
  }
  arrival_forwards: {
    arrival_id: string
    post_id: string
    role: string
    at: Temporal.Instant
    taken_at: Temporal.Instant | null
  }
  arrivals: {
    id: string
    document_id: string
    body_id: string
    year: number | null
    number: number | null
    arrived_on: Temporal.PlainDate | null
    registered_at: Temporal.Instant | null
    registered_by: string | null
    presented_at: Temporal.Instant | null
    presented_by: string | null
    note: Generated<string>
    noted_at: Temporal.Instant | null
    noted_by: string | null
    forwarded_at: Temporal.Instant | null
    forwarded_by: string | null
    handled_at: Temporal.Instant | null
    handled_by: string | null
    version: Generated<number>
    due_on: Temporal.PlainDate | null
    result: Generated<string>
  }
  assessment_entries: {
    id: string
    assessment_id: string
    at: Temporal.Instant
    by: string
    kind: string
    note: Generated<string>
  }
  assessment_grades: {
    id: string
    scale_id: string
    level: number
    name: string
  }
  assessment_scales: {
    id: string
    body_id: string | null
    from_year: number
    basis: string
    opens: string
    self_due: string
    decide_due: string
    made_at: Temporal.Instant
    made_by: string | null
  }
  assessments: {
    id: string
    centre_id: string
    person_id: string
    year: number
    scale_id: string
    tasks: Generated<string>
    results: Generated<string>
    discipline: Generated<string>
    shortcomings: Generated<string>
    self_grade_id: string | null
    opened_at: Temporal.Instant
    submitted_at: Temporal.Instant | null
    opinion: Generated<string>
    opinion_code: Generated<string>
    opinion_on: Temporal.PlainDate | null
    opinion_file_id: string | null
    opinion_at: Temporal.Instant | null
    opinion_by: string | null
    grade_id: string | null
    decision_code: Generated<string>
    decider: Generated<string>
    decided_on: Temporal.PlainDate | null
    decided_at: Temporal.Instant | null
    decided_by: string | null
    version: Generated<number>
  }
  assignment_delegations: {
    id: string
    assignment_id: string
    from_post_id: string | null
    to_post_id: string
    note: Generated<string>
    at: Temporal.Instant
    by: string
  }
  assignment_entries: {
    id: string
    assignment_id: string
    kind: string
    text: Generated<string>
    shared: Generated<boolean>
    at: Temporal.Instant
    person_id: string
  }
  assignment_extensions: {
    id: string
    assignment_id: string
    due_before: Temporal.PlainDate
    wanted_on: Temporal.PlainDate
    reason: string
    asked_at: Temporal.Instant
    asked_by: string
    answered_at: Temporal.Instant | null
    answered_by: string | null
    approved: boolean | null
    answer: Generated<string>
  }
  assignment_files: {
    assignment_id: string
    file_id: string
    kind: string
    at: Temporal.Instant
  }
  assignments: {
    id: string
    task_id: string
    body_id: string
    role: string
    nature: string
    due_on: Temporal.PlainDate | null
    first_due_on: Temporal.PlainDate | null
    received_at: Temporal.Instant | null
    received_by: string | null
    leader_in_charge: string | null
    implementing_document_id: string | null
    started_at: Temporal.Instant | null
    submitted_at: Temporal.Instant | null
    submitted_by: string | null
    returned_at: Temporal.Instant | null
    returned_by: string | null
    return_reason: Generated<string>
    fulfilled_on: Temporal.PlainDate | null
    accepted_at: Temporal.Instant | null
    accepted_by: string | null
    suspended_at: Temporal.Instant | null
    version: Generated<number>
    series_id: string | null
    extension_asked_at: Temporal.Instant | null
    suspended_by: string | null
    suspend_reason: Generated<string>
    ended_at: Temporal.Instant | null
    ended_by: string | null
    end_reason: Generated<string>
    seen_at: Temporal.Instant | null
    seen_by: string | null
    holder_post_id: string | null
    reported_on: ColumnType<Temporal.PlainDate | null, never, never>
    decided_on: ColumnType<Temporal.PlainDate | null, never, never>
    fulfilled_seen_on: Temporal.PlainDate | null
  }
  audit_heads: {
    body_id: string
    seq: number
    hash: Buffer
  }
  audit_log: {
    id: string
    body_id: string
    seq: number
    at: Temporal.Instant
    person_id: string | null
    post_id: string | null
    verb: string
    subject_id: string | null
    detail: Json
    prev_hash: Buffer
    hash: Buffer
  }
  board_allowances: {
    id: string
    tenure_id: string
    coefficient: number | null
    amount: number | null
    basis: string
    valid: Range
    recorded_at: Temporal.Instant
    recorded_by: string
  }
  board_authorities: {
    id: string
    body_id: string | null
    scope: string
    decider: string
    decider_level: string
    decider_role: string
    deputy_role: string
    adviser: string
    grounds: string[]
    basis: string
    valid: Range
    recorded_at: Temporal.Instant
    recorded_by: string | null
  }
  board_limits: {
    id: string
    body_id: string | null
    term_months: number
    acting_months: number
    ending_days: number
    base_salary: number
    basis: string
    valid: Range
    recorded_at: Temporal.Instant
    recorded_by: string | null
  }
  board_norms: {
    id: string
    body_id: string | null
    role: string
    line: Generated<string>
    home_roles: Generated<string[]>
    home_text: string
    count: number
    asks: Generated<string>
    basis: string
    valid: Range
    recorded_at: Temporal.Instant
    recorded_by: string | null
  }
  bodies: {
    id: string
    kind: string
    line: string
  }
  body_heirs: {
    from_id: string
    to_id: string
    on_date: Temporal.PlainDate
    share: string | null
    keeps_records: Generated<boolean>
    note: Generated<string>
  }
  body_kinds: {
    code: string
    name_vi: string
    name_en: string
    line: string
  }
  body_terms: {
    id: Generated<string>
    body_id: string
    name: string
    place_id: string
    superior_id: string | null
    manager_id: string | null
    valid: Range
    search: ColumnType<string | null, never, never>
  }
  centre_equipment: {
    id: string
    centre_id: string
    kind: string
    quantity: number
    valid: Range
    recorded_at: Temporal.Instant
    recorded_by: string
  }
  centre_premises: {
    id: string
    centre_id: string
    name: string
    tenure: string
    rooms: number
    seats: number | null
    has_office: Generated<boolean>
    valid: Range
    recorded_at: Temporal.Instant
    recorded_by: string
    version: Generated<number>
  }
  centre_profiles: {
    centre_id: string
    founding_code: Generated<string>
    founded_on: Temporal.PlainDate | null
    founding_file_id: string | null
    address: Generated<string>
    opening_hours: Generated<string>
    phone: Generated<string>
    email: Generated<string>
    has_seal: boolean | null
    has_account: boolean | null
    saved_at: Temporal.Instant
    saved_by: string
    version: Generated<number>
  }
  centre_years: {
    id: string
    centre_id: string
    year: number
    plan_code: Generated<string>
    plan_decided_on: Temporal.PlainDate | null
    plan_file_id: string | null
    budget_code: Generated<string>
    budget_decided_on: Temporal.PlainDate | null
    allotted: number | null
    spent: number | null
    spent_until: Temporal.PlainDate | null
    recorded_at: Temporal.Instant
    recorded_by: string
    version: Generated<number>
  }
  coordination_partners: {
    rule_id: string
    body_id: string
    answered_at: Temporal.Instant | null
    answered_by: string | null
    agreed: boolean | null
    reason: Generated<string>
  }
  coordination_rules: {
    id: string
    centre_id: string
    title: string
    body_text: string
    drafted_at: Temporal.Instant
    drafted_by: string
    asked_at: Temporal.Instant | null
    asked_by: string | null
    code: Generated<string>
    issuer: Generated<string>
    decided_on: Temporal.PlainDate | null
    in_force_from: Temporal.PlainDate | null
    ends_on: Temporal.PlainDate | null
    file_id: string | null
    issued_at: Temporal.Instant | null
    issued_by: string | null
    withdrawn_at: Temporal.Instant | null
    withdrawn_by: string | null
    withdraw_reason: Generated<string>
    version: Generated<number>
  }
  criteria: {
    id: string
    set_id: string
    parent_id: string | null
    position: number
    code: string
    text: string
    evidence: Generated<string>
    points: number | null
  }
  criteria_bands: {
    set_id: string
    least: number
    name: string
  }
  criteria_sets: {
    id: string
    body_id: string | null
    kind: string
    name: string
    basis: string
    years: unknown
    self_due: string
    decide_due: string
    made_at: Temporal.Instant
    made_by: string | null
    issued_at: Temporal.Instant | null
    issued_by: string | null
    version: Generated<number>
  }
  criterion_steps: {
    id: string
    criterion_id: string
    position: number
    text: string
    measure_id: string
    slice_id: string | null
    least: number
    points: number | null
    level: number | null
  }
  digest_choices: {
    person_id: string
    off_at: Temporal.Instant
  }
  digests: {
    person_id: string
    week_of: Temporal.PlainDate
    sent_at: Temporal.Instant
    items: number
  }
  dissemination_audiences: {
    session_id: string
    audience: string
    present: number
    expected: number | null
  }
  dissemination_sessions: {
    id: string
    document_id: string
    body_id: string
    form: string
    held_on: Temporal.PlainDate
    place: Generated<string>
    presenter: Generated<string>
    file_id: string | null
    recorded_at: Temporal.Instant
    recorded_by: string
    voided_at: Temporal.Instant | null
    voided_by: string | null
    void_reason: Generated<string>
    version: Generated<number>
  }
  document_addressees: {
    document_id: string
    ord: number
    phrase: string
    role: string
  }
  document_citations: {
    id: string
    document_id: string
    kind: string
    code: string
    dated_on: Temporal.PlainDate | null
    issuer: Generated<string>
    offset: number
    length: number
  }
  document_clauses: {
    id: string
    document_id: string
    parent_id: string | null
    ord: number
    level: number
    label: string
    text: string
    offset: number
    length: number
    actors: JsonByDefault
    deadlines: JsonByDefault
  }
  document_readers: {
    document_id: string
    body_id: string
    via: string
    since: Temporal.Instant
    seen_at: Temporal.Instant | null
    seen_by: string | null
  }
  document_relations: {
    id: string
    document_id: string
    other_id: string
    kind: string
    recorded_at: Temporal.Instant
    recorded_by: string
  }
  documents: {
    id: string
    system: string
    kind: string
    issuer_parent: Generated<string>
    issuer_name: string
    issuer_body_id: string | null
    code: Generated<string>
    place: Generated<string>
    dated_on: Temporal.PlainDate | null
    dated_as: Generated<string>
    subject: string
    body_text: Generated<string>
    signer_authority: Generated<string>
    signer_position: Generated<string>
    signer_name: Generated<string>
    file_id: string | null
    keeper_body_id: string
    recorded_at: Temporal.Instant
    recorded_by: string
    secrecy_declared_by: string
    issued_at: Temporal.Instant | null
    purged_at: Temporal.Instant | null
    purged_by: string | null
    version: Generated<number>
    search: ColumnType<string | null, never, never>
    recalled_at: Temporal.Instant | null
    recall_reason: Generated<string>
  }
  file_texts: {
    file_id: string
    search: string
  }
  files: {
    id: string
    sha256: string
    name: string
    media_type: string
    size: number
    stored_at: Temporal.Instant
    stored_by: string | null
    purged_at: Temporal.Instant | null
  }
  hand_overs: {
    id: string
    post_id: string
    from_person_id: string
    to_person_id: string
    on_date: Temporal.PlainDate
    items: Json
    note: Generated<string>
    recorded_at: Temporal.Instant
    recorded_by: string
    received_at: Temporal.Instant | null
    received_by: string | null
  }
  holidays: {
    day: Temporal.PlainDate
    name: string
    works: Generated<boolean>
    source: string
  }
  initiative_authors: {
    initiative_id: string
    person_id: string
  }
  initiative_recognitions: {
    id: string
    initiative_id: string
    centre_id: string
    level: string
    code: string
    decided_on: Temporal.PlainDate
    issuer: string
    file_id: string | null
    recorded_at: Temporal.Instant
    recorded_by: string
    withdrawn_at: Temporal.Instant | null
    withdrawn_by: string | null
    withdraw_reason: Generated<string>
  }
  initiatives: {
    id: string
    centre_id: string
    title: string
    problem: string
    solution: string
    applied_on: Temporal.PlainDate
    benefit: string
    other_authors: Generated<string>
    recorded_on: Temporal.PlainDate
    recorded_at: Temporal.Instant
    recorded_by: string
    withdrawn_at: Temporal.Instant | null
    withdrawn_by: string | null
    withdraw_reason: Generated<string>
    version: Generated<number>
    search: ColumnType<string, never, never>
  }
  learning_fields: {
    code: string
    name_vi: string
    name_en: string
    of_class: boolean
    of_topic: boolean
    position: number
    source: string
    valid: Range
  }
  legal_relations: {
    from_id: string
    to_id: string
    kind: string
    since: Temporal.PlainDate | null
  }
  legal_texts: {
    id: Generated<string>
    kind: string
    code: string
    issuer: Generated<string>
    title: Generated<string>
    dated_on: Temporal.PlainDate | null
    in_force: Generated<Range>
    note: Generated<string>
    version: Generated<number>
    code_key: ColumnType<string | null, never, never>
    search: ColumnType<string | null, never, never>
  }
  measure_cells: {
    measure_id: string
    month: Temporal.PlainDate
    unit_id: string
    slice_id: Generated<string>
    numerator: number
    denominator: Generated<number>
    origin: Generated<string>
    true_since: Temporal.PlainDate | null
    stale_on: Temporal.PlainDate | null
  }
  measure_dirty: {
    id: Generated<number>
    table_name: string
    unit_id: string
    from_on: Temporal.PlainDate
  }
  measure_sums: {
    measure_id: string
    month: Temporal.PlainDate
    place_id: string
    slice_id: Generated<string>
    numerator: number
    denominator: Generated<number>
  }
  merger_hand_overs: {
    id: string
    from_id: string
    to_id: string
    supplements_id: string | null
    giver: string
    giver_post: string
    receiver: string
    receiver_post: string
    witness: Generated<string>
    witness_post: Generated<string>
    held_on: Temporal.PlainDate
    note: Generated<string>
    drafted_at: Temporal.Instant
    drafted_by: string
    checked_at: Temporal.Instant | null
    checked_by: string | null
    signed_at: Temporal.Instant | null
    signed_by: string | null
    file_id: string | null
    seals_returned: number | null
    seals_returned_to: Generated<string>
    seals_returned_on: Temporal.PlainDate | null
    version: Generated<number>
    taken_at: Temporal.Instant | null
    taken_by: string | null
  }
  merger_lines: {
    id: string
    list_id: string
    position: number
    kind: string
    name: string
    unit: Generated<string>
    per_books: number
    found: number | null
    condition: Generated<string>
    note: Generated<string>
  }
  model_adoptions: {
    id: string
    centre_id: string
    model_id: string | null
    version_id: string | null
    model_title: string
    author: string
    plan: string
    responsible: string
    starts_on: Temporal.PlainDate
    measure_id: string | null
    months: Generated<number>
    recorded_on: Temporal.PlainDate
    recorded_at: Temporal.Instant
    recorded_by: string
    author_seen_at: Temporal.Instant | null
    reviewed_on: Temporal.PlainDate | null
    reviewed_by: string | null
    review_note: Generated<string>
    ended_on: Temporal.PlainDate | null
    ended_by: string | null
    end_reason: Generated<string>
    mistaken: Generated<boolean>
    version: Generated<number>
  }
  model_versions: {
    id: string
    model_id: string
    number: number
    title: string
    field: string
    problem: Generated<string>
    steps: Generated<string>
    conditions: Generated<string>
    cost: Generated<string>
    people_needed: Generated<string>
    results: Generated<string>
    file_id: string | null
    drafted_at: Temporal.Instant
    drafted_by: string
    submitted_at: Temporal.Instant | null
    submitted_by: string | null
    returned_at: Temporal.Instant | null
    return_note: Generated<string>
    published_at: Temporal.Instant | null
    published_on: Temporal.PlainDate | null
    published_by: string | null
    publisher_id: string | null
    version: Generated<number>
    search: ColumnType<string | null, never, never>
  }
  models: {
    id: string
    centre_id: string
    withdrawn_on: Temporal.PlainDate | null
    withdrawn_by: string | null
    withdraw_reason: Generated<string>
  }
  notices: {
    id: string
    assignment_id: string
    rung: string
    days: number
    audience: string
    due_on: Temporal.PlainDate
    body_id: string
    post_id: string | null
    made_at: Temporal.Instant
    cleared_at: Temporal.Instant | null
    cleared_by: string | null
  }
  number_series: {
    body_id: string
    series: string
    last: number
  }
  number_series_choices: {
    body_id: string
    own_series: boolean
    term: Generated<string>
    reason: Generated<string>
    declared_at: Temporal.Instant
    declared_by: string
  }
  outgoing_papers: {
    id: string
    body_id: string
    drafting_body_id: string
    system: string
    kind: string
    subject: string
    issuer_parent: Generated<string>
    issuer_name: string
    notation: string
    place: string
    addressees: Generated<string[]>
    legal_basis: Generated<string[]>
    body: Generated<string>
    distribution: Generated<string[]>
    archive: Generated<string>
    decider: Generated<string>
    authority: Generated<string>
    position: Generated<string>
    secretary: Generated<string>
    signer_post_id: string | null
    explanation: Generated<string>
    assignment_id: string | null
    replaces_id: string | null
    drafted_at: Temporal.Instant
    drafted_by: string
    secrecy_declared_by: string
    submitted_at: Temporal.Instant | null
    submitted_by: string | null
    returned_at: Temporal.Instant | null
    returned_by: string | null
    return_reason: Generated<string>
    signed_at: Temporal.Instant | null
    signed_by: string | null
    signer_name: Generated<string>
    number: number | null
    number_as: Generated<string>
    series: Generated<string>
    own_series: boolean | null
    dated_on: Temporal.PlainDate | null
    profile: string | null
    numbered_at: Temporal.Instant | null
    numbered_by: string | null
    scan_file_id: string | null
    issued_at: Temporal.Instant | null
    issued_by: string | null
    document_id: string | null
    recalled_at: Temporal.Instant | null
    recalled_by: string | null
    recall_reason: Generated<string>
    version: Generated<number>
    search: ColumnType<string | null, never, never>
  }
  outgoing_urged: {
    paper_id: string
    assignment_id: string
  }
  people: {
    id: string
    family_name: string
    middle_name: Generated<string>
    given_name: string
    name: ColumnType<string | null, never, never>
    search: ColumnType<string | null, never, never>
    sex: string | null
    birth_year: number | null
    phone: string | null
    email: string | null
  }
  place_heirs: {
    from_id: string
    to_id: string
    on_date: Temporal.PlainDate
    share: string | null
    keeps_records: Generated<boolean>
    note: Generated<string>
  }
  place_terms: {
    id: Generated<string>
    place_id: string
    code: string | null
    name: string
    parent_id: string | null
    valid: Range
    exact: Generated<boolean>
    search: ColumnType<string | null, never, never>
  }
  places: {
    id: string
    kind: string
    custody_path: string
  }
  posts: {
    id: string
    body_id: string
    role: string
    title: string
  }
  presenter_consents: {
    id: string
    presenter_id: string
    level: string
    given_on: Temporal.PlainDate
    how: string
    recorded_at: Temporal.Instant
    recorded_by: string
    ended_at: Temporal.Instant | null
    ended_by: string | null
    end_reason: Generated<string>
  }
  presenter_fields: {
    presenter_id: string
    field: string
  }
  presenter_talks: {
    id: string
    centre_id: string
    presenter_id: string | null
    on_day: Temporal.PlainDate
    topic: string
    field: string
    listened: number
    recorded_at: Temporal.Instant
    recorded_by: string
    withdrawn_at: Temporal.Instant | null
    withdrawn_by: string | null
    withdraw_reason: Generated<string>
  }
  presenters: {
    id: string
    centre_id: string
    person_id: string
    residence: Generated<string>
    occupation: Generated<string>
    topics: string
    main_field: string
    forms: Generated<string[]>
    free_when: Generated<string>
    fee: Generated<string>
    phone: Generated<string>
    from_on: Temporal.PlainDate
    ended_on: Temporal.PlainDate | null
    end_reason: Generated<string>
    recorded_at: Temporal.Instant
    recorded_by: string
    recorder_id: string
    version: Generated<number>
    search: ColumnType<string | null, never, never>
  }
  public_learning_fields: {
    code: string | null
    name_vi: string | null
    name_en: string | null
    position: number | null
  }
  public_presenters: {
    id: string | null
    name: string | null
    given_name: string | null
    commune: string | null
    topics: string | null
    fields: string[] | null
    field_codes: string[] | null
    search: string | null
  }
  public_setup: {
    needed: boolean | null
  }
  push_devices: {
    id: string
    person_id: string
    endpoint: string
    p256dh: string
    auth: string
    device: string
    lang: string
    made_at: Temporal.Instant
    shown: Generated<number>
    told_at: Temporal.Instant
    failures: Generated<number>
  }
  qualification_kinds: {
    code: string
    name_vi: string
    name_en: string
    position: number
  }
  qualification_levels: {
    kind: string
    rank: number
    name_vi: string
    name_en: string
  }
  qualification_norms: {
    id: string
    body_id: string | null
    role: string
    kind: string
    level: number
    within_years: number | null
    required: Generated<boolean>
    basis: string
    valid: Range
    made_at: Temporal.Instant
    made_by: string | null
  }
  qualifications: {
    id: string
    person_id: string
    kind: string
    level: number
    obtained_on: Temporal.PlainDate
    evidence: Generated<string>
    file_id: string | null
    course_id: string | null
    recorded_at: Temporal.Instant
    recorded_by: string
    withdrawn_at: Temporal.Instant | null
    withdrawn_by: string | null
    withdraw_reason: Generated<string>
  }
  rating_entries: {
    id: string
    rating_id: string
    at: Temporal.Instant
    by: string
    kind: string
    note: Generated<string>
  }
  rating_members: {
    rating_id: string
    person_id: string
  }
  rating_scores: {
    rating_id: string
    criterion_id: string
    claimed: Generated<number>
    evidence: Generated<string>
    file_id: string | null
    by_records: number | null
    found: number | null
    remark: Generated<string>
  }
  rating_steps: {
    rating_id: string
    step_id: string
    value: number
  }
  ratings: {
    id: string
    centre_id: string
    year: number
    set_id: string
    opened_at: Temporal.Instant
    opened_by: string
    result: number | null
    band: string | null
    decision_code: Generated<string>
    decided_on: Temporal.PlainDate | null
    version: Generated<number>
  }
  regulation_templates: {
    body_id: string
    title: string
    body_text: string
    saved_at: Temporal.Instant
    saved_by: string
    version: Generated<number>
  }
  regulations: {
    id: string
    centre_id: string
    title: string
    body_text: string
    drafted_at: Temporal.Instant
    drafted_by: string
    code: Generated<string>
    issuer: Generated<string>
    decided_on: Temporal.PlainDate | null
    in_force_from: Temporal.PlainDate | null
    file_id: string | null
    issued_at: Temporal.Instant | null
    issued_by: string | null
    withdrawn_at: Temporal.Instant | null
    withdrawn_by: string | null
    withdraw_reason: Generated<string>
    version: Generated<number>
  }
  reminder_rungs: {
    code: string
    days: number
    audience: string
    active: Generated<boolean>
  }
  roles: {
    code: string
    name_vi: string
    name_en: string
    line: string | null
  }
  secrecy_refusals: {
    id: string
    at: Temporal.Instant
    person_id: string
    body_id: string
  }
  sessions: {
    token_hash: Buffer
    person_id: string
    post_id: string | null
    started_at: Temporal.Instant
    seen_at: Temporal.Instant
    ended_at: Temporal.Instant | null
    device: Generated<string>
  }
  settings: {
    key: string
    value: Json
  }
  shortcoming_actions: {
    id: string
    shortcoming_id: string
    text: string
    owner: string
    due_on: Temporal.PlainDate
    planned_at: Temporal.Instant
    planned_by: string
    done_at: Temporal.Instant | null
    done_by: string | null
    result: Generated<string>
  }
  shortcoming_rechecks: {
    id: string
    shortcoming_id: string
    at: Temporal.Instant
    by: string
    passed: boolean
    note: string
  }
  shortcomings: {
    id: string
    centre_id: string
    kind: string
    source: string
    found_on: Temporal.PlainDate
    found_by: string | null
    note: Generated<string>
    cause: Generated<string>
    closed_on: Temporal.PlainDate | null
    version: Generated<number>
  }
  sign_in_failures: {
    login_hash: Buffer
    address: string
    failed: number
    last_at: Temporal.Instant
  }
  tasks: {
    id: string
    document_id: string | null
    clause_id: string | null
    parent_assignment_id: string | null
    assigner_body_id: string
    assigned_by: string
    assigned_at: Temporal.Instant
    title: string
    product: Generated<string>
    due_on: Temporal.PlainDate | null
    due_rule: Generated<string>
    measure_id: string | null
    threshold: number | null
    version: Generated<number>
    search: ColumnType<string | null, never, never>
    series_id: string | null
    occurrence: Generated<number>
    due_anchor: Temporal.PlainDate | null
    working_days: Generated<boolean>
  }
  tenure_decision_corrections: {
    id: string
    tenure_id: string
    code: string
    decided_on: Temporal.PlainDate
    reason: string
    corrected_at: Temporal.Instant
    corrected_by: string
  }
  tenure_decisions: {
    tenure_id: string
    effect: string
    appointment_id: string | null
    code: string
    decided_on: Temporal.PlainDate
    recorded_at: Temporal.Instant
    recorded_by: string
  }
  tenures: {
    id: string
    person_id: string
    post_id: string
    valid: Range
    acting: Generated<boolean>
  }
  training_answer_topics: {
    answer_id: string
    topic_id: string
  }
  training_answers: {
    id: string
    survey_id: string
    person_id: string
    centre_id: string
    form: string
    wanted_time: string
    remark: Generated<string>
    answered_on: Temporal.PlainDate
    entered_at: Temporal.Instant
    entered_by: string
  }
  training_course_topics: {
    course_id: string
    topic_id: string
  }
  training_courses: {
    id: string
    body_id: string
    title: string
    strand: string
    form: string
    starts_on: Temporal.PlainDate
    ends_on: Temporal.PlainDate
    hours: number
    place: Generated<string>
    seats: number
    gives_kind: string | null
    gives_level: number | null
    planned_at: Temporal.Instant
    planned_by: string
    invited_at: Temporal.Instant | null
    invited_by: string | null
    summons_code: Generated<string>
    closed_at: Temporal.Instant | null
    closed_by: string | null
    cancelled_at: Temporal.Instant | null
    cancelled_by: string | null
    cancel_reason: Generated<string>
    version: Generated<number>
  }
  training_entries: {
    id: string
    course_id: string
    at: Temporal.Instant
    by: string
    kind: string
    note: Generated<string>
  }
  training_forms: {
    code: string
    name_vi: string
    name_en: string
    position: number
  }
  training_participants: {
    id: string
    course_id: string
    person_id: string
    centre_id: string
    source: string
    added_at: Temporal.Instant
    added_by: string
    invited_at: Temporal.Instant | null
    reply: string | null
    reply_reason: Generated<string>
    replied_at: Temporal.Instant | null
    replied_by: string | null
    attended: boolean | null
    hours: Generated<number>
    certificate: Generated<string>
    certificate_on: Temporal.PlainDate | null
    recorded_at: Temporal.Instant | null
    recorded_by: string | null
    counted_on: Temporal.PlainDate | null
    told_at: Temporal.Instant | null
    version: Generated<number>
  }
  training_survey_topics: {
    survey_id: string
    topic_id: string
  }
  training_surveys: {
    id: string
    body_id: string
    title: string
    opens_on: Temporal.PlainDate
    closes_on: Temporal.PlainDate
    opened_at: Temporal.Instant
    opened_by: string
    closed_at: Temporal.Instant | null
    closed_by: string | null
    version: Generated<number>
  }
  training_topics: {
    id: string
    body_id: string | null
    strand: string
    kind: string | null
    name: string
    position: Generated<number>
    ended_on: Temporal.PlainDate | null
  }
  training_waits: {
    id: string
    body_id: string
    topic_id: string
    person_id: string
    centre_id: string
    source: string
    added_at: Temporal.Instant
    added_by: string
  }
  upward_reports: {
    id: string
    body_id: string
    document_id: string
    from_on: Temporal.PlainDate | null
    until_on: Temporal.PlainDate | null
    outgoing_id: string
    made_at: Temporal.Instant
    made_by: string
  }
  writes_once: {
    person_id: string
    key: string
    body_hash: Buffer
    status: number
    location: string
    at: Temporal.Instant
  }
}
