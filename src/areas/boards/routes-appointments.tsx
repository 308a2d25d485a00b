import { z } from 'zod'
import type { Actor } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { constraintSays } from '../../kernel/errors.ts'
import { download } from '../../kernel/files.ts'
import { date } from '../../kernel/format.ts'
import { command, elsewhere, page, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { isDemo } from '../../kernel/settings.ts'
import { both } from '../../kernel/words.ts'
import { adviserOf, centreInTerritory, committeeOf, selectDesk } from '../../registry/index.ts'
import { wordFile } from '../../work/papers/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { draftAppointment, numberAppointment, readAppointments } from './access.ts'
import { stageOf, stages } from './appointment.ts'
import { FormPage } from './appointment-form.tsx'
import { AppointmentPage, type Known, path, type Rights } from './appointment-page.tsx'
import { type Appointment, leadersOf, selectAppointment, selectAppointments, selectDecisionFile } from './appointment-queries.ts'
import { sentences, words } from './appointment-words.ts'
import { AppointmentsPage } from './appointments-page.tsx'
import { mayDecide } from './deciding.ts'
import { Asked, draftOf, openingOf, Typed } from './drafting.ts'
import { postName } from './list-page.tsx'
import { answers, scopeOf } from './norm.ts'
import { authorityOn } from './norm-queries.ts'
import { decisionPaper, proposalPaper } from './paper.ts'
import { boardOf } from './queries.ts'
import { recordChanged, recordDraft } from './record.ts'
import { stepRoutes } from './routes-steps.tsx'
import { words as boardWords } from './words.ts'

for (const rule of ['one_open_appointment_per_seat', 'one_open_appointment_per_post']) constraintSays(rule, sentences.openAlready)
constraintSays('approval_follows_party_opinion', sentences.partyFirst)

const Query = z.object({
  state: z
    .enum(stages as [(typeof stages)[number]])
    .nullable()
    .catch(null)
    .default(null),
  centre: z.uuid().nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})

const list = page(
  {
    path: '/appointments',
    verb: readAppointments,
    query: Query,
    view: z.object({ appointments: z.array(z.object({ id: z.string(), centre: z.string(), role: z.string(), stage: z.string() })) }),
    about: 'Procedures of appointment in the territory',
  },
  async ({ db, reach, query }) => {
    const all = await selectAppointments(db, reach, query.centre)
    const appointments = all.map((one) => ({ id: one.id, centre: one.centre, role: one.role, stage: stageOf(one) }))
    return shown({ appointments }, <AppointmentsPage all={all} state={query.state} centre={query.centre} page={query.page} />)
  },
)

const listSheet = page(
  { path: '/appointments/list.xlsx', verb: readAppointments, query: Query, audited: true, about: 'The list as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const all = await selectAppointments(db, reach, query.centre)
    const rows = query.state ? all.filter((one) => stageOf(one) === query.state) : all
    const head = [say.nominee, say.kind, say.post, say.centre, say.state, say.starts, say.code, say.on]
    const lines = rows.map((one) => [
      one.nominee,
      say[one.kind],
      postName(boardWords[lang], one.role, one.line),
      one.centre,
      say[stageOf(one)],
      date(one.startsOn),
      one.decisionCode,
      one.decidedOn && date(one.decidedOn),
    ])
    return download(await sheet(say.fileName, head, lines), `${say.fileName}-${date(today).replaceAll('/', '-')}.xlsx`, xlsxType)
  },
)

const toBoard = (centre: { id: string; name: string }) => ({ href: `/centres/${centre.id}/board`, text: centre.name })

const open = page(
  {
    path: '/centres/:id/appointments/new',
    verb: draftAppointment,
    subject: centreInTerritory,
    query: Asked,
    about: 'Open a procedure for a seat',
  },
  async ({ db, subject, query, url, today }) => {
    const opening = await openingOf(db, subject, { role: query.role, line: query.line, postId: query.post }, today)
    if (!opening) return elsewhere(`/centres/${subject.id}/board`)
    return (
      <FormPage opening={opening} action={`/centres/${subject.id}/appointments/new${url.search}`} back={toBoard(subject)} draft={null} />
    )
  },
)

const create = command(
  {
    path: '/centres/:id/appointments/new',
    verb: draftAppointment,
    subject: centreInTerritory,
    again: open,
    form: Typed,
    about: 'Save the draft of a submission',
  },
  async ({ subject, form, url, tx, actor, now, today }) => {
    const { role, line, post } = Asked.parse(Object.fromEntries(url.searchParams))
    const opening = await openingOf(tx, subject, { role, line, postId: post }, today)
    if (!opening) return refuse(sentences.noSeat)
    const draft = draftOf(form, opening, today)
    if ('field' in draft) return refuse(draft)
    const id = await recordDraft(tx, { centreId: subject.id, postId: post, role, line: opening.line }, draft, {
      by: actor.person!.id,
      at: now,
    })
    return seeOther(path(id), both(words.vi.doneDraft, words.en.doneDraft))
  },
)

const centreOf = (one: Appointment) => ({ id: one.centreId, name: one.centre, placeId: one.placeId, place: one.place })

const edit = page(
  { path: '/appointments/:id/edit', verb: draftAppointment, subject: selectAppointment, about: 'Edit a submission that was not submitted' },
  async ({ db, subject, typed, today }) => {
    const opening = await openingOf(db, centreOf(subject), subject, today)
    const refused = Object.keys(typed).length > 0
    if (!opening || (stageOf(subject) !== 'draft' && !refused)) return elsewhere(path(subject.id))
    const back = { href: path(subject.id), text: subject.nominee }
    return <FormPage opening={opening} action={`${path(subject.id)}/edit`} back={back} draft={subject} version={subject.version} />
  },
)

const save = command(
  { path: '/appointments/:id/edit', verb: draftAppointment, subject: selectAppointment, again: edit, form: Typed, about: 'Save it' },
  async ({ subject, form, tx, today }) => {
    if (stageOf(subject) !== 'draft') return refuse(sentences.locked, 409)
    const opening = await openingOf(tx, centreOf(subject), subject, today)
    if (!opening) return refuse(sentences.noSeat)
    const draft = draftOf(form, opening, today)
    if ('field' in draft) return refuse(draft)
    await recordChanged(tx, subject.id, draft)
    return seeOther(path(subject.id), both(words.vi.doneDraft, words.en.doneDraft))
  },
)

const within = async (db: Db, actor: Actor, verb: typeof draftAppointment, one: Appointment) =>
  actor.may(verb) && (await centreInTerritory(db, actor.reach(verb), one.centreId)) !== undefined

async function rightsOf(db: Db, actor: Actor, one: Appointment, today: Temporal.PlainDate): Promise<Rights> {
  const [drafts, numbers, decides] = await Promise.all([
    within(db, actor, draftAppointment, one),
    within(db, actor, numberAppointment, one),
    mayDecide(db, actor, one, today),
  ])
  return { drafts, numbers, decides, signed: decides !== undefined && one.approvedBy === actor.person?.id }
}

async function knownOf(db: Db, one: Appointment, today: Temporal.PlainDate): Promise<Known> {
  const [board, authority, account] = await Promise.all([
    boardOf(db, centreOf(one), today),
    authorityOn(db, one.centreId, scopeOf(one.role), today),
    one.nomineeId ? db.selectFrom('accounts').select('person_id').where('person_id', '=', one.nomineeId).executeTakeFirst() : undefined,
  ])
  const norm = board.norms.find(({ role, line }) => role === one.role && line === one.line) ?? null
  const home = one.homeBodyId ? await db.selectFrom('bodies').select('line').where('id', '=', one.homeBodyId).executeTakeFirst() : undefined
  const roles = norm?.homeRoles ?? []
  const fits =
    norm === null ||
    one.kind === 'relieve' ||
    answers({ ...norm, homeRoles: [] }, home ? [{ line: home.line, role: roles[0] ?? '', title: '', body: '' }] : [])
  const previous = one.postId ? (board.seats.find(({ postId }) => postId === one.postId)?.holder ?? null) : null
  return { norm, fits, previous, decider: authority?.decider ?? '–', hasAccount: account !== undefined }
}

const show = page(
  {
    path: '/appointments/:id',
    audited: true,
    verb: readAppointments,
    subject: selectAppointment,
    view: z.object({ stage: z.string(), kind: z.string(), role: z.string(), nominee: z.string(), decision: z.string() }),
    about: 'A procedure of appointment step by step',
  },
  async ({ db, subject, actor, today }) => {
    const [rights, known] = await Promise.all([rightsOf(db, actor, subject, today), knownOf(db, subject, today)])
    const { kind, role, nominee, decisionCode: decision } = subject
    return shown(
      { stage: stageOf(subject), kind, role, nominee, decision },
      <AppointmentPage one={subject} rights={rights} known={known} />,
    )
  },
)

const proposal = page(
  {
    path: '/appointments/:id/proposal.docx',
    verb: readAppointments,
    subject: selectAppointment,
    audited: true,
    about: 'The submission as .docx',
  },
  async ({ db, subject, today }) => {
    const head = await adviserOf(db, subject.placeId, today)
    const committee = await committeeOf(db, subject.centreId, today)
    const office = await selectDesk(db, head?.bodyId ?? committee?.id ?? subject.centreId, today)
    const { norm } = await knownOf(db, subject, today)
    const paper = proposalPaper({ one: subject, today, sample: await isDemo(db) }, office!, norm, head ?? null)
    return wordFile(paper, `${words.vi.proposalFile} ${subject.nominee}`)
  },
)

const decision = page(
  {
    path: '/appointments/:id/decision.docx',
    verb: readAppointments,
    subject: selectAppointment,
    audited: true,
    about: 'The decision as .docx',
  },
  async ({ db, subject, today }) => {
    const on = subject.decidedOn ?? today
    const committee = (await committeeOf(db, subject.centreId, on))!
    const [office, authority, leaders, head] = await Promise.all([
      selectDesk(db, committee.id, on),
      authorityOn(db, subject.centreId, scopeOf(subject.role), on),
      leadersOf(db, committee.id, on),
      adviserOf(db, subject.placeId, today),
    ])
    const free = leaders.filter(({ personId }) => personId !== subject.nomineeId && personId !== subject.submittedBy)
    const signer = free.find(({ role }) => role === 'committee-chair') ?? free[0]
    const deputy = (subject.approverRole ?? signer?.role) === 'committee-deputy-chair'
    const signing = { name: subject.approver ?? signer?.name ?? null, deputy, acting: !deputy && signer?.acting === true }
    const paper = decisionPaper(
      { one: subject, today, sample: await isDemo(db) },
      office!,
      authority?.grounds ?? [],
      head?.title ?? authority?.adviser ?? 'Phòng Văn hóa - Xã hội',
      signing,
    )
    return wordFile(paper, `${words.vi.decision} ${subject.nominee}`)
  },
)

const file = page(
  { path: '/appointments/:id/file', verb: readAppointments, subject: selectDecisionFile, audited: true, about: 'The signed decision' },
  async ({ subject, files }) => download(await files.read(subject.sha256), subject.name, subject.mediaType),
)

export const appointmentRoutes = routes(list, listSheet, open, create, show, edit, save, proposal, decision, file, stepRoutes(show))
