import { z } from 'zod'
import type { Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { download, keptFile } from '../../kernel/files.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { command, elsewhere, many, optionalUpload, page, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { keepCentre, readCentres } from './access.ts'
import { centrePath, completeness, deputiesWanted, equipmentKinds, missing } from './centre.ts'
import { ListPage } from './list-page.tsx'
import { EditPage } from './pages.tsx'
import { selectBoardCentre, selectCentre, selectCentres, selectEquipmentCentre, selectOwnCentre, selectPremisesCentre } from './queries.ts'
import { recordEquipment, recordProfile } from './record.ts'
import { count, premisesRoutes } from './routes-premises.tsx'
import { show } from './show.tsx'
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

export const premises = behind(
  '/premises/:id',
  'premises',
  selectPremisesCentre,
  'Premises that a figure counts, on the page of their centre',
)

const equipment = behind('/equipment/:id', 'equipment', selectEquipmentCentre, 'Equipment that a figure counts, on the page of its centre')

const board = behind('/board/:id', 'board', selectBoardCentre, 'A term of office that a figure counts, on the page of its centre')

export const centreRoutes = routes(list, listSheet, show, decision, edit, save, premisesRoutes, equip, premises, equipment, board)
