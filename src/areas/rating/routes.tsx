import { z } from 'zod'
import type { Actor } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { download } from '../../kernel/files.ts'
import { command, elsewhere, type PageInput, page, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { type Measure, measureById, standingOf } from '../../measures/index.ts'
import { type CentreName, centreInTerritory, ownCentre } from '../../registry/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { decideRating, inspectRating, nameTeam, rateOwn, readRatings } from './access.ts'
import { gains, resultOf, scoreAll } from './criteria.ts'
import { claimsOf, explain } from './explain.ts'
import { peerGroup, yearList } from './list.ts'
import { ListPage, type ListRow } from './list-page.tsx'
import { bases, widths } from './peers.ts'
import { onBoard, type Rating, ratingOf, readingDay, selectCandidates, selectRating, selectValues, setFor } from './queries.ts'
import { recordRating } from './record.ts'
import { flowRoutes } from './routes-flow.tsx'
import { paperRoutes } from './routes-papers.ts'
import { setRoutes } from './routes-sets.tsx'
import { type CriteriaSet, loadSet } from './sets.ts'
import { ProposalPage, type Rights, ShowPage } from './show-page.tsx'
import { StepPage } from './step-page.tsx'
import { sentences, words } from './words.ts'

/** Ratings are decided in December; until October the year before is the one that people look at. */
export const ratingYear = (today: Temporal.PlainDate) => (today.month >= 10 ? today.year : today.year - 1)

const Year = z.object({
  year: z.coerce.number().int().min(2008).max(2100).nullable().catch(null).default(null),
  band: z.string().trim().min(1).max(100).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})

/** Every band of the sets in use, and whatever a decision says besides, such as a level. */
const bandsOf = (rows: ListRow[], sets: CriteriaSet[]): string[] => [
  ...new Set([
    ...sets.flatMap(({ bands }) => bands.map(({ name }) => name)),
    ...rows.toSorted((a, b) => (b.result ?? 0) - (a.result ?? 0)).flatMap(({ band }) => band ?? []),
  ]),
]

const list = page(
  {
    path: '/ratings',
    verb: readRatings,
    query: Year,
    view: z.object({
      year: z.number(),
      centres: z.array(
        z.object({ name: z.string(), state: z.string(), own: z.number(), result: z.number().nullable(), band: z.string().nullable() }),
      ),
    }),
    about: 'Ratings of the centres of the territory in a year',
  },
  async ({ db, reach, query, today }) => {
    const year = query.year ?? ratingYear(today)
    const { rows, sets } = await yearList(db, reach, year, today)
    const day = (monthDay: string) => Temporal.PlainDate.from(`${year}-${monthDay}`)
    const dues = sets.length === 1 ? { self: day(sets[0]!.selfDue), decide: day(sets[0]!.decideDue) } : null
    const years = Array.from({ length: today.year - 2023 }, (_, i) => today.year - i)
    const centres = rows.map(({ name, state, own, result, band }) => ({ name, state, own, result, band }))
    return shown(
      { year, centres },
      <ListPage rows={rows} year={year} years={years} page={query.page} bands={bandsOf(rows, sets)} band={query.band} dues={dues} />,
    )
  },
)

const listSheet = page(
  { path: '/ratings/list.xlsx', verb: readRatings, query: Year, about: 'The list of a year as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const year = query.year ?? ratingYear(today)
    const all = (await yearList(db, reach, year, today)).rows
    const rows = query.band === null ? all : all.filter(({ band }) => band === query.band)
    const head = [say.centre, say.place, say.state, say.selfPoints, say.found, say.result, say.band]
    const lines = rows.map((row) => [row.name, row.place, say[row.state], row.own, row.found, row.result, row.band])
    return download(await sheet(`${say.fileName}-${year}`, head, lines), `${say.fileName}-${year}.xlsx`, xlsxType)
  },
)

const isOwn = (actor: Actor, centreId: string) => actor.may(rateOwn) && actor.post?.bodyId === centreId

const proposal = page(
  {
    path: '/centres/:id/rating',
    verb: readRatings,
    subject: centreInTerritory,
    query: Year,
    about: 'What the records of a centre give today',
  },
  async ({ db, subject, query, today, actor }) => {
    const year = query.year ?? ratingYear(today)
    const rating = await ratingOf(db, subject.id, year)
    if (rating) return elsewhere(`/ratings/${rating.id}`)
    const setId = await setFor(db, subject.id, year)
    if (!setId) return elsewhere(`/ratings?year=${year}`)
    return <ProposalPage {...(await proposed(db, subject, { year, setId }, today))} may={isOwn(actor, subject.id)} />
  },
)
async function proposed(db: Db, centre: CentreName, { year, setId }: { year: number; setId: string }, today: Temporal.PlainDate) {
  const set = await loadSet(db, setId)
  const values = (await selectValues(db, set.id, [centre.id], readingDay(year, today))).get(centre.id)!
  const none = new Map()
  const lines = scoreAll(set.kind, set.criteria, values, none)
  const own = resultOf(
    set.kind,
    lines.map(({ total }) => total),
  )
  return { centre, year, set, lines, own, gains: gains(set.kind, set.criteria, values, none) }
}

const start = command(
  {
    path: '/centres/:id/rating/start',
    verb: rateOwn,
    subject: ownCentre,
    again: proposal,
    form: z.object({ year: z.coerce.number().int() }),
    about: 'Begin the self-assessment of a year',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    if (form.year !== today.year && form.year !== today.year - 1) return refuse(sentences.wrongYear)
    const setId = await setFor(tx, subject.id, form.year)
    if (!setId) return refuse(sentences.noSet)
    const id = await recordRating(tx, subject.id, form.year, setId, { by: actor.person!.id, at: now })
    return seeOther(`/ratings/${id}/self`, both(words.vi.doneStart, words.en.doneStart))
  },
)

const Group = z.object({
  basis: z
    .enum(bases as ['villages', 'rooms'])
    .catch('villages')
    .default('villages'),
  width: z.coerce
    .number()
    .refine((one) => (widths as readonly number[]).includes(one))
    .catch(33)
    .default(33),
})

async function rightsOf({ db, actor, today }: Pick<PageInput<Rating, unknown>, 'db' | 'actor' | 'today'>, rating: Rating): Promise<Rights> {
  const person = actor.person!.id
  const board = await onBoard(db, rating.centreId, person, today)
  const within = async (verb: typeof nameTeam) =>
    actor.may(verb) && !board && (await centreInTerritory(db, actor.reach(verb), rating.centreId)) !== undefined
  const member = rating.members.length === 0 || rating.members.some(({ id }) => id === person)
  const [team, inspect, decide] = await Promise.all([within(nameTeam), within(inspectRating), within(decideRating)])
  return {
    own: isOwn(actor, rating.centreId),
    team,
    inspect: inspect && member,
    decide,
    candidates: team ? await selectCandidates(db, rating.centreId, today) : [],
  }
}

const show = page(
  {
    path: '/ratings/:id',
    verb: readRatings,
    subject: selectRating,
    query: Group,
    view: z.object({
      status: z.string(),
      own: z.number(),
      found: z.number().nullable(),
      result: z.number().nullable(),
      band: z.string().nullable(),
      gains: z.array(z.object({ criterion: z.string(), text: z.string(), gain: z.number() })),
    }),
    about: 'A rating, every point explained',
  },
  async (input) => {
    const { db, subject, query, today, actor } = input
    const set = await loadSet(db, subject.setId)
    const live = (await selectValues(db, set.id, [subject.centreId], readingDay(subject.year, today))).get(subject.centreId)!
    const one = explain(subject, set, live)
    const more = gains(set.kind, set.criteria, one.status === 'self' ? live : subject.frozen, claimsOf(subject.scores))
    const peers = one.status === 'decided' ? await peerGroup(db, actor.reach(readRatings), subject, query, today) : null
    const data = {
      status: one.status,
      own: one.own,
      found: one.found,
      result: subject.result,
      band: subject.band,
      gains: more.map(({ criterion, step, gain }) => ({ criterion: criterion.code, text: step.text, gain })),
    }
    return shown(data, <ShowPage one={one} gains={more} peers={peers} rights={await rightsOf(input, subject)} />)
  },
)

/** A slice is one of several that a measure keeps apart; the records of the others do not count for the step. */
const ofSlice = (measure: Measure, slice: string | null): Measure =>
  slice === null
    ? measure
    : { ...measure, rows: (db) => sql`select * from (${measure.rows(db) as ReturnType<typeof sql>}) as one where one.slice = ${slice}` }

const step = page(
  { path: '/ratings/:id/steps/:step', verb: readRatings, subject: selectRating, about: 'The records behind a point' },
  async ({ db, subject, params, today }) => {
    const { criteria } = await loadSet(db, subject.setId)
    const all = criteria.flatMap((criterion) => criterion.steps.map((wanted) => ({ criterion, step: wanted })))
    const found = all.find((one) => one.step.id === params.step)
    const measure = found && measureById(found.step.measureId)
    if (!measure) return elsewhere(`/ratings/${subject.id}`)
    const since = Temporal.PlainDate.from({ year: subject.year, month: 1, day: 1 })
    const on = readingDay(subject.year, today)
    const stood = await standingOf(db, ofSlice(measure, found.step.slice), [subject.centreId], { threshold: found.step.least, since }, on)
    return <StepPage rating={subject} {...found} measure={measure} stood={stood} />
  },
)

export const ratingRoutes = routes(list, listSheet, proposal, start, show, step, paperRoutes, flowRoutes(show), setRoutes)
