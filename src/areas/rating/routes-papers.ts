import { dayOf } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db/index.ts'
import { elsewhere, page, routes } from '../../kernel/http/index.ts'
import { isDemo } from '../../kernel/settings.ts'
import { adviserOf, centreHead, centreInTerritory, committeeOf, seatsOf, selectDesk } from '../../registry/index.ts'
import { type ChairSigning, letterheadOf, signingBlock, wordFile } from '../../work/papers/index.ts'
import { readRatings } from './access.ts'
import { type EntryKind, papersOf, type RatingPaper, statusOf } from './criteria.ts'
import { explain } from './explain.ts'
import { decisionPaper, minutesPaper, type Person, type Printing, selfPaper } from './papers.ts'
import { onBoard, type Rating, readingDay, selectRating, selectTitles, selectValues } from './queries.ts'
import { loadSet } from './sets.ts'
import { words } from './words.ts'

/** What a rating has not come to yet has no paper: its page says where it stands. */
const notYet = (rating: Rating, paper: RatingPaper) =>
  papersOf(statusOf(rating.entries)).includes(paper) ? null : elsewhere(`/ratings/${rating.id}`)

const lastOf = ({ entries }: Rating, kind: EntryKind) => entries.findLast((entry) => entry.kind === kind)
const dayOfLast = (rating: Rating, kind: EntryKind) => {
  const entry = lastOf(rating, kind)
  return entry ? dayOf(entry.at) : null
}

async function printing(db: Db, rating: Rating, today: Temporal.PlainDate, on: Temporal.PlainDate): Promise<Printing> {
  const [set, sample] = await Promise.all([loadSet(db, rating.setId), isDemo(db)])
  const live = (await selectValues(db, set.id, [rating.centreId], readingDay(rating.year, today))).get(rating.centreId)!
  return { one: explain(rating, set, live), on, sample }
}

async function directorOf(db: Db, centreId: string, on: Temporal.PlainDate) {
  const seat = (await seatsOf(db, [centreId], on)).find(({ role }) => role === 'centre-director')
  return seat?.holder ? { name: seat.holder.name, ...signingBlock('learning-centre', seat.title, seat.holder.acting) } : null
}

const nameOf = (paper: RatingPaper, { centre, year }: Rating) => `${words.vi[`paper-${paper}`]} ${centre} ${year}`

const self = page(
  {
    path: '/ratings/:id/self-assessment.docx',
    verb: readRatings,
    subject: selectRating,
    audited: true,
    about: 'The self-assessment as .docx',
  },
  async ({ db, subject, today }) => {
    const submittedOn = statusOf(subject.entries) === 'self' ? null : dayOfLast(subject, 'submitted')
    const on = submittedOn ?? today
    const [known, head, director] = await Promise.all([
      printing(db, subject, today, on),
      centreHead(db, subject.centreId),
      directorOf(db, subject.centreId, on),
    ])
    const signer = { position: director?.position ?? 'Giám đốc', name: director?.name ?? null }
    return wordFile(selfPaper(known, head, submittedOn, signer), nameOf('self-assessment', subject))
  },
)

const minutes = page(
  {
    path: '/ratings/:id/minutes.docx',
    verb: readRatings,
    subject: selectRating,
    audited: true,
    about: 'The minutes of the inspection as .docx, before it to be filled in by hand',
  },
  async ({ db, actor, subject, today }) => {
    const away = notYet(subject, 'minutes')
    if (away) return away
    const entry = statusOf(subject.entries) === 'submitted' ? undefined : lastOf(subject, 'inspected')
    const inspectedOn = entry ? dayOf(entry.at) : null
    const on = inspectedOn ?? today
    const team = subject.members.length > 0 ? subject.members : entry ? [{ id: entry.byId, name: entry.by }] : []
    const { placeId } = (await centreInTerritory(db, actor.reach(readRatings), subject.centreId))!
    const [known, director, titles, adviser, committee] = await Promise.all([
      printing(db, subject, today, on),
      directorOf(db, subject.centreId, on),
      selectTitles(
        db,
        team.map(({ id }) => id),
        on,
      ),
      adviserOf(db, placeId, on),
      committeeOf(db, subject.centreId, on),
    ])
    const issuerId = (subject.members.length > 0 ? committee?.id : adviser?.bodyId) ?? committee?.id ?? subject.centreId
    const head = letterheadOf((await selectDesk(db, issuerId, on))!)
    const inspectors = team.map(({ id, name }): Person => ({ name, title: titles.get(id) ?? '' }))
    const paper = minutesPaper(known, {
      head,
      inspectors,
      director: director && { name: director.name, title: director.position },
      inspectedOn,
      note: entry?.note ?? '',
    })
    return wordFile(paper, nameOf('minutes', subject))
  },
)

/** Who decided; before that the leader who may: neither on the board nor the inspector, the chair first. */
async function signingOf(db: Db, rating: Rating, committeeId: string, on: Temporal.PlainDate): Promise<ChairSigning> {
  const held = (await seatsOf(db, [committeeId], on)).flatMap(({ role, holder }) =>
    holder && (role === 'committee-chair' || role === 'committee-deputy-chair') ? [{ role, ...holder }] : [],
  )
  const decided = statusOf(rating.entries) === 'decided' ? lastOf(rating, 'decided') : undefined
  if (decided) {
    const seat = held.find(({ personId }) => personId === decided.byId)
    return { name: decided.by, deputy: seat?.role === 'committee-deputy-chair', acting: seat?.role === 'committee-chair' && seat.acting }
  }
  for (const seat of held.toSorted((a, b) => (a.role < b.role ? -1 : 1))) {
    if (rating.entries.some(({ kind, byId }) => kind === 'inspected' && byId === seat.personId)) continue
    if (await onBoard(db, rating.centreId, seat.personId, on)) continue
    return { name: seat.name, deputy: seat.role === 'committee-deputy-chair', acting: seat.role === 'committee-chair' && seat.acting }
  }
  return { name: null, deputy: false, acting: false }
}

const decision = page(
  {
    path: '/ratings/:id/decision.docx',
    verb: readRatings,
    subject: selectRating,
    audited: true,
    about: 'The decision as .docx, number and day open until they are recorded',
  },
  async ({ db, actor, subject, today }) => {
    const away = notYet(subject, 'decision')
    if (away) return away
    const on = subject.decidedOn ?? today
    const { placeId } = (await centreInTerritory(db, actor.reach(readRatings), subject.centreId))!
    const [known, adviser, committee] = await Promise.all([
      printing(db, subject, today, on),
      adviserOf(db, placeId, on),
      committeeOf(db, subject.centreId, on),
    ])
    const issuerId = committee?.id ?? subject.centreId
    const [desk, signing] = await Promise.all([selectDesk(db, issuerId, on), signingOf(db, subject, issuerId, on)])
    return wordFile(decisionPaper(known, letterheadOf(desk!), adviser?.title ?? null, signing), nameOf('decision', subject))
  },
)

export const paperRoutes = routes(self, minutes, decision)
