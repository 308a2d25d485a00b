import { z } from 'zod'
import type { Actor, Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { download, keptFile } from '../../kernel/files.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { command, elsewhere, many, optionalUpload, page, pastDay, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { seatsOf } from '../../registry/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { keepCentre, readCentres } from './access.ts'
import { canResume, centrePath, completeness, deputiesWanted, equipmentKinds, missing, proposed } from './centre.ts'
import { ListPage } from './list-page.tsx'
import { CentrePage, ClosedPage, EditPage } from './pages.tsx'
import { PremisesPage } from './premises.tsx'
import {
  beginningOf,
  selectBoardCentre,
  selectCentre,
  selectCentres,
  selectEnd,
  selectEquipmentCentre,
  selectFacts,
  selectOwnCentre,
  selectOwnPremises,
  selectPredecessors,
  selectPremisesCentre,
} from './queries.ts'
import { correctPremises, endPremises, type NewPremises, recordEquipment, recordPremises, recordProfile, resumePremises } from './record.ts'
import { sentences, words } from './words.ts'

const Query = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})

const list = page(
  {
    path: '/centres',
    verb: readCentres,
    query: Query,
    view: z.object({
      centres: z.array(z.object({ id: z.string(), name: z.string(), complete: z.number(), missing: z.array(z.string()) })),
    }),
    about: 'Centres of the territory with completeness and vacancies',
  },
  async ({ db, reach, query, today }) => {
    const rows = await selectCentres(db, reach, query.q, today)
    const centres = rows.map(({ id, name, facts }) => ({ id, name, complete: completeness(facts), missing: missing(facts) }))
    return shown({ centres }, <ListPage rows={rows} q={query.q} page={query.page} />)
  },
)

const listSheet = page(
  { path: '/centres/list.xlsx', verb: readCentres, query: Query, about: 'The list as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const rows = await selectCentres(db, reach, query.q, today)
    const head = [say.centre, say.place, say.complete, say.director, say.deputies, say.own, say.borrowed, say.regulation, say.missingTitle]
    const vacancy = (filled: boolean, days: number | null) => (filled ? say.yes : days === null ? say.never : say.vacantDays(String(days)))
    const lines = rows.map(({ name, place, facts, directorVacant, deputyVacant, owned, borrowed }) => [
      name,
      place,
      completeness(facts),
      vacancy(facts.director, directorVacant),
      vacancy(facts.deputies >= deputiesWanted, deputyVacant),
      owned,
      borrowed,
      facts.regulation ? say.yes : say.no,
      missing(facts)
        .map((item) => say[`missing-${item}`])
        .join('; '),
    ])
    return download(await sheet(say.fileName, head, lines), `${say.fileName}-${date(today).replaceAll('/', '-')}.xlsx`, xlsxType)
  },
)

const keeps = (actor: Actor, centreId: string) => actor.may(keepCentre) && actor.post?.bodyId === centreId

const show = page(
  {
    path: '/centres/:id',
    verb: readCentres,
    subject: selectCentre,
    query: z.object({ take: z.string().max(300).catch('').default('') }),
    about: 'A centre: profile, board, premises, equipment, what is missing',
  },
  async ({ db, subject, actor, today, query }) => {
    const [standing, seats, predecessors, ended] = await Promise.all([
      selectFacts(db, subject.id, today),
      seatsOf(db, [subject.id], today),
      selectPredecessors(db, subject.id),
      selectEnd(db, subject.id, today),
    ])
    if (ended) return <ClosedPage centre={subject} ended={ended} predecessors={predecessors} />
    return (
      <CentrePage
        centre={subject}
        standing={standing}
        seats={seats}
        predecessors={predecessors}
        mine={keeps(actor, subject.id)}
        take={proposed(query.take ?? '')}
      />
    )
  },
)

async function selectDecision(db: Db, reach: Reach, id: string) {
  const centre = await selectCentre(db, reach, id)
  if (!centre?.profile?.foundingFileId) return undefined
  return keptFile(db, centre.profile.foundingFileId)
}

const decision = page(
  { path: '/centres/:id/file', verb: readCentres, subject: selectDecision, about: 'The decision that founded the centre' },
  async ({ subject, files }) => download(await files.read(subject.sha256), subject.name, subject.mediaType),
)

const edit = page(
  { path: '/centres/:id/edit', verb: keepCentre, subject: selectOwnCentre, about: 'Edit what the centre says of itself' },
  ({ subject }) => <EditPage centre={subject} />,
)

const known = z.enum(['', 'yes', 'no']).transform((value) => (value === '' ? null : value === 'yes'))
const Profile = z.object({
  foundingCode: z.string().trim().max(60),
  foundedOn: z.string().trim().max(20),
  address: z.string().trim().max(300),
  openingHours: z.string().trim().max(300),
  phone: z
    .string()
    .trim()
    .max(30)
    .regex(/^[\d\s.+()-]*$/, sentences.badPhone),
  email: z.union([z.literal(''), z.email(sentences.badEmail)]),
  hasSeal: known,
  hasAccount: known,
  file: optionalUpload(),
})

const save = command(
  { path: '/centres/:id/edit', verb: keepCentre, subject: selectOwnProfile, again: edit, form: Profile, about: 'Save it' },
  async ({ subject, form, tx, actor, files, now, today }) => {
    const { file, foundedOn: typed, ...fields } = form
    const foundedOn = typed ? parseDate(typed) : null
    if (typed && !foundedOn) return refuse({ field: 'foundedOn', text: sentences.badDay })
    if (foundedOn && Temporal.PlainDate.compare(foundedOn, today) > 0) return refuse({ field: 'foundedOn', text: sentences.ahead })
    if ((foundedOn === null) !== (fields.foundingCode === ''))
      return refuse({ field: foundedOn ? 'foundingCode' : 'foundedOn', text: sentences.dayNeedsCode })
    const by = actor.person!.id
    const fileId = file ? (await files.keep(tx, file, by, now)).id : null
    await recordProfile(tx, subject.id, { ...fields, foundedOn }, fileId, { by, at: now })
    return seeOther(centrePath(subject.id), both(words.vi.doneProfile, words.en.doneProfile))
  },
)

/** With the version that the form was drawn from, so that two hands do not write over one another. */
async function selectOwnProfile(db: Db, reach: Reach, id: string) {
  const centre = await selectOwnCentre(db, reach, id)
  return centre && { ...centre, version: centre.profile?.version ?? undefined }
}

const count = (from: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,6}$/, from > 0 ? sentences.badRooms : sentences.badNumber)
    .transform((text) => (text === '' ? null : Number(text)))

const PremisesForm = z.object({
  name: z.string().trim().min(1, sentences.noName).max(200),
  tenure: z.enum(['own', 'shared', 'borrowed'], sentences.noTenure),
  rooms: count(1).refine((rooms) => (rooms ?? 0) > 0, sentences.badRooms),
  seats: count(0).refine((seats) => seats !== 0, sentences.badNumber),
  hasOffice: z.string().optional(),
  from: z.string().trim().max(20),
})

/** The premises as typed, or what is wrong with their first day: neither ahead nor before there was a centre. */
async function typedPremises(
  db: Db,
  centreId: string,
  form: z.output<typeof PremisesForm>,
  today: Temporal.PlainDate,
): Promise<NewPremises | { field: string; text: string }> {
  const from = pastDay('from', form.from, today, sentences)
  if ('text' in from) return from
  const began = await beginningOf(db, centreId)
  if (began && Temporal.PlainDate.compare(from, began) < 0) return { field: 'from', text: sentences.beforeCentre(date(began)) }
  const { name, tenure, rooms, seats } = form
  return { name, tenure, rooms: rooms!, seats, hasOffice: form.hasOffice === 'yes', from }
}

const addPremises = command(
  {
    path: '/centres/:id/premises',
    verb: keepCentre,
    subject: selectOwnCentre,
    again: show,
    form: PremisesForm,
    about: 'Add premises',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    const premises = await typedPremises(tx, subject.id, form, today)
    if ('field' in premises) return refuse(premises)
    await recordPremises(tx, subject.id, premises, { by: actor.person!.id, at: now })
    return seeOther(`${centrePath(subject.id)}#premises`, both(words.vi.donePremises, words.en.donePremises))
  },
)

const editPremises = page(
  {
    path: '/centres/:id/premises/:premisesId/edit',
    verb: keepCentre,
    subject: selectOwnPremises,
    about: 'Form to correct what was written of premises',
  },
  ({ subject }) => <PremisesPage premises={subject} />,
)

const savePremises = command(
  {
    path: '/centres/:id/premises/:premisesId/edit',
    verb: keepCentre,
    subject: selectOwnPremises,
    again: editPremises,
    form: PremisesForm,
    about: 'Correct what was written of premises',
  },
  async ({ subject, form, tx, today }) => {
    const premises = await typedPremises(tx, subject.centre.id, form, today)
    if ('field' in premises) return refuse(premises)
    if (subject.until && Temporal.PlainDate.compare(premises.from, subject.until) >= 0)
      return refuse({ field: 'from', text: sentences.afterEnd(date(subject.until)) })
    await correctPremises(tx, subject.id, premises)
    return seeOther(`${centrePath(subject.centre.id)}#premises`, both(words.vi.doneEditPremises, words.en.doneEditPremises))
  },
)

const leavePremises = command(
  {
    path: '/centres/:id/premises/:premisesId/end',
    verb: keepCentre,
    subject: selectOwnPremises,
    again: show,
    about: 'Premises no longer used',
  },
  async ({ subject, tx, today }) => {
    if (!(await endPremises(tx, subject.centre.id, subject.id, today))) return refuse(sentences.gone)
    return seeOther(`${centrePath(subject.centre.id)}#premises`, both(words.vi.doneLeave, words.en.doneLeave))
  },
)

const resume = command(
  {
    path: '/centres/:id/premises/:premisesId/resume',
    verb: keepCentre,
    subject: selectOwnPremises,
    again: show,
    about: 'Take the ending of premises back',
  },
  async ({ subject, tx }) => {
    if (subject.until === null) return refuse(sentences.stillUsed, 409)
    if (!canResume(subject, subject.centre.premises)) return refuse(sentences.usedAgain, 409)
    await resumePremises(tx, subject.id)
    return seeOther(`${centrePath(subject.centre.id)}#premises`, both(words.vi.doneResume, words.en.doneResume))
  },
)

const equip = command(
  {
    path: '/centres/:id/equipment',
    verb: keepCentre,
    subject: selectOwnCentre,
    again: show,
    form: z.object({ quantity: many(count(0)) }),
    about: 'How much equipment there is',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    for (const [i, kind] of equipmentKinds.entries())
      await recordEquipment(tx, subject.id, kind, form.quantity[i] ?? 0, today, { by: actor.person!.id, at: now })
    return seeOther(`${centrePath(subject.id)}#equipment`, both(words.vi.doneEquipment, words.en.doneEquipment))
  },
)

/** A record that a figure counts has no page of its own: it opens on its part of the centre's page. */
const behind = (path: string, part: string, subject: typeof selectPremisesCentre, about: string) =>
  page({ path, verb: readCentres, subject, about }, ({ subject: { id } }) => elsewhere(`${centrePath(id)}#${part}`))

const premises = behind('/premises/:id', 'premises', selectPremisesCentre, 'Premises that a figure counts, on the page of their centre')
const equipment = behind('/equipment/:id', 'equipment', selectEquipmentCentre, 'Equipment that a figure counts, on the page of its centre')
const board = behind('/board/:id', 'board', selectBoardCentre, 'A term of office that a figure counts, on the page of its centre')

export const centreRoutes = routes(
  list,
  listSheet,
  show,
  decision,
  edit,
  save,
  addPremises,
  editPremises,
  savePremises,
  leavePremises,
  resume,
  equip,
  premises,
  equipment,
  board,
)
