import { z } from 'zod'
import { type Actor, type Reach, signedIn } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { download } from '../../kernel/files.ts'
import { parseDate } from '../../kernel/format.ts'
import { page, type Route, routes, shown } from '../../kernel/http/index.ts'
import { bodiesOn, daysVacant, findPlaces, fold, placeOn, placesByCode, placesWithoutKeeper, seatsOf } from '../../registry/index.ts'
import { xlsxType } from '../../work/sheets.ts'
import { manageUnits } from './access.ts'
import type { Asked } from './asked.ts'
import { MissingPage } from './missing-page.tsx'
import {
  type Successor,
  selectAbove,
  selectBody,
  selectBodyHits,
  selectInner,
  selectLevel,
  selectManaged,
  selectManagedBody,
  selectManagedIds,
  selectOnlyChild,
  selectPlace,
  selectPredecessors,
  selectSizes,
  selectSuccessors,
} from './queries.ts'
import { changeRoutes } from './routes-changes.tsx'
import { levelSheet } from './sheet.ts'
import type { Hits } from './tree-hits.tsx'
import { type Entry, type Level, UnitsPage } from './tree-pages.tsx'
import { byRank, isLeading, isNamed, shownOn } from './unit.ts'
import { BodyPage, PlacePage, termOnDay } from './unit-pages.tsx'
import { words } from './words.ts'

type Day = Temporal.PlainDate
const Day = z.object({ on: z.string().trim().max(20).catch('') })
const Query = Day.extend({
  q: z.string().trim().max(200).catch(''),
  at: z.uuid().or(z.literal('')).catch(''),
  page: z.coerce.number().int().min(1).catch(1),
})
const Missing = Query.pick({ q: true, page: true }).extend({
  kind: z.enum(['nation', 'province', 'district', 'commune', 'village']).optional().catch(undefined),
})

const Heir = z.object({
  id: z.string(),
  name: z.string(),
  on: z.string(),
  share: z.number().nullable(),
  keepsRecords: z.boolean(),
  living: z.boolean(),
})
const Unit = z.object({
  id: z.string(),
  name: z.string(),
  code: z.string().nullable(),
  kind: z.string(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  heirs: z.array(Heir),
})
const Counted = Unit.extend({ communes: z.number(), villages: z.number(), bodies: z.number() })
const Seated = z.object({ id: z.string(), name: z.string(), line: z.string() })
const Named = z.object({ id: z.string(), name: z.string() })
const Post = z.object({
  title: z.string(),
  holder: z.string().nullable(),
  acting: z.boolean(),
  held: z.boolean(),
  daysVacant: z.number().nullable(),
})

const heirsOf = (heirs: Successor[], id: string) =>
  heirs
    .filter((heir) => heir.startId === id)
    .map(({ id: to, name, onDate, share, keepsRecords, living }) => ({ id: to, name, on: onDate.toString(), share, keepsRecords, living }))
const era = (unit: { from: Day | null; until: Day | null }) => ({
  from: unit.from?.toString() ?? null,
  until: unit.until?.toString() ?? null,
})
const seated = ({ id, name, line }: { id: string; name: string; line: string }) => ({ id, name, line })

function askedFor(query: z.output<typeof Query>, today: Day): Asked {
  const day = parseDate(query.on)
  return { ...query, on: day ?? today, bad: query.on && !day ? query.on : '', past: day !== null && !day.equals(today) }
}

const limit = 60

async function hitsFor(db: Db, asked: Asked, today: Day): Promise<Hits> {
  const byCode = /^\d{2,5}$/.test(asked.q)
  const found = byCode ? await placesByCode(db, asked.q, today) : await findPlaces(db, asked.q, today, limit)
  const then = (one: { from: Day | null; until: Day | null }) =>
    (!one.from || Temporal.PlainDate.compare(one.from, asked.on) <= 0) &&
    (!one.until || Temporal.PlainDate.compare(asked.on, one.until) < 0)
  const places = [...found].sort((a, b) => Number(then(b)) - Number(then(a)))
  const bodies = byCode ? [] : (await selectBodyHits(db, asked.q, asked.on, today, limit)).filter((one) => !asked.past || then(one))
  const heirs = [
    ...(await selectSuccessors(
      db,
      'place',
      places.map((one) => one.id),
      today,
    )),
    ...(await selectSuccessors(
      db,
      'body',
      bodies.map((one) => one.id),
      today,
    )),
  ]
  return { places, bodies, heirs, limit }
}

/** The place to open: the asked one; the only one of that name on the day; or the first level that offers a choice. */
async function opened(db: Db, asked: Asked, hits: Hits | null): Promise<string | null | undefined> {
  if (asked.at) return asked.at
  if (hits) {
    const named = hits.places.filter((one) => one.kind !== 'village' && (one.code === asked.q || isNamed(fold(one.name), fold(asked.q))))
    const living = await Promise.all(named.map((one) => placeOn(db, one.id, asked.on)))
    const ids = [...new Set(living.flatMap((one) => (one ? [one.id] : [])))]
    return ids.length === 1 ? ids[0] : undefined
  }
  let parent = await selectOnlyChild(db, null, asked.on)
  for (let next = parent; next; next = await selectOnlyChild(db, next, asked.on)) parent = next
  return parent
}

async function levelFor(db: Db, actor: Actor, asked: Asked, hits: Hits | null, today: Day): Promise<Level | null> {
  const id = await opened(db, asked, hits)
  if (id === undefined) return null
  const place = id ? await placeOn(db, id, asked.on) : null
  if (id && !place) return null
  const rows = await selectLevel(db, id, asked.on, today)
  const reach: Reach = actor.reach(manageUnits)
  return {
    place: place ? { id: place.id, name: place.name, kind: place.kind } : null,
    above: place ? await selectAbove(db, place.id, asked.on) : [],
    rows,
    bodies: place ? await bodiesOn(db, asked.on, { placeIds: [place.id] }) : [],
    heirs: asked.past
      ? await selectSuccessors(
          db,
          'place',
          rows.map((row) => row.id),
          today,
        )
      : [],
    sizes: asked.past && id ? await selectSizes(db, id, asked.on, today) : [],
    managed: Boolean(id && (await selectManaged(db, reach, id))),
  }
}

export interface Beside {
  verb: Parameters<Actor['may']>[0]
  href: string
  word: 'tabPeople' | 'tabQualifications' | 'tabLog'
}

/** `beside`: pages of other areas that share the navigation row. */
export function unitRoutes(beside: Beside[] = []): Route[] {
  const entries = (actor: Actor, lang: 'vi' | 'en'): Entry[] =>
    beside.filter((one) => actor.may(one.verb)).map(({ href, word }) => ({ href, text: words[lang][word] }))

  const tree = page(
    {
      path: '/units',
      verb: signedIn,
      query: Query,
      view: z.object({ on: z.string(), place: Named.nullable(), places: z.array(Counted), bodies: z.array(Seated), found: z.array(Unit) }),
      about: 'One level of the tree of places as of a day, or what a name or code finds',
    },
    async ({ db, actor, query, today, lang }) => {
      const asked = askedFor(query, today)
      const hits = asked.q ? await hitsFor(db, asked, today) : null
      const level = await levelFor(db, actor, asked, hits, today)
      const data = {
        on: asked.on.toString(),
        place: level?.place ? { id: level.place.id, name: level.place.name } : null,
        places: level?.rows.map((row) => ({ ...row, ...era(row), heirs: heirsOf(level.heirs, row.id) })) ?? [],
        bodies: level?.bodies.map(seated) ?? [],
        found:
          hits?.places.map((row) => ({
            id: row.id,
            name: row.name,
            code: row.code,
            kind: row.kind,
            ...era(row),
            heirs: heirsOf(hits.heirs, row.id),
          })) ?? [],
      }
      return shown(data, <UnitsPage asked={asked} level={level} hits={hits} beside={entries(actor, lang)} />)
    },
  )

  const treeSheet = page(
    { path: '/units.xlsx', verb: signedIn, query: Query, about: 'The same level as a spreadsheet' },
    async ({ db, actor, query, today, lang }) => {
      const asked = askedFor(query, today)
      const level = await levelFor(db, actor, asked, asked.q ? await hitsFor(db, asked, today) : null, today)
      return download(await levelSheet(level, asked, lang), `${words[lang].tabUnits} ${asked.on}.xlsx`, xlsxType)
    },
  )

  const missing = page(
    {
      path: '/units/unknown-heirs',
      verb: signedIn,
      query: Missing,
      view: z.object({
        units: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            code: z.string().nullable(),
            kind: z.string(),
            until: z.string(),
            state: z.string(),
          }),
        ),
      }),
      about: 'Ended places without a known keeper of their records',
    },
    async ({ db, actor, query, today, lang }) => {
      const all = await placesWithoutKeeper(db, today)
      const text = fold(query.q)
      const rows = all.filter(
        (row) => (!query.kind || row.kind === query.kind) && (!text || fold(row.name).includes(text) || row.code === query.q),
      )
      const ids = rows.map((row) => row.id)
      const [heirs, managed] = [await selectSuccessors(db, 'place', ids, today), await selectManagedIds(db, actor.reach(manageUnits), ids)]
      return shown(
        { units: rows.map(({ until, ...row }) => ({ ...row, until: until.toString() })) },
        <MissingPage
          rows={rows}
          heirs={heirs}
          managed={managed}
          filter={query}
          kinds={[...new Set(all.map((row) => row.kind))]}
          beside={entries(actor, lang)}
        />,
      )
    },
  )
  return routes(tree, treeSheet, missing, place, body, changeRoutes)
}

const place = page(
  {
    path: '/units/places/:id',
    verb: signedIn,
    subject: selectPlace,
    query: Day,
    view: Unit.extend({
      parent: Named.nullable(),
      terms: z.array(
        z.object({ name: z.string(), code: z.string().nullable(), from: z.string().nullable(), until: z.string().nullable() }),
      ),
      bodies: z.array(Seated),
    }),
    about: 'A place: its names and codes over time, heirs and bodies',
  },
  async ({ db, actor, subject, query, today }) => {
    const asked = parseDate(query.on) ?? today
    const on = shownOn(subject.terms, asked)
    const [above, bodies] = [await selectAbove(db, subject.id, on), await bodiesOn(db, on, { placeIds: [subject.id] })]
    const heirs = await selectSuccessors(db, 'place', [subject.id], today)
    const before = await selectPredecessors(db, 'place', subject.id)
    const managed = await selectInner(db, actor.reach(manageUnits), subject.id)
    const term = termOnDay(subject.terms, on)
    const gone = subject.terms.at(-1)!.until
    const ended = gone !== null && Temporal.PlainDate.compare(gone, today) <= 0
    const can = { change: Boolean(managed) && !ended, heir: Boolean(managed) && ended && !heirs.some((heir) => heir.keepsRecords) }
    const data = {
      id: subject.id,
      name: term.name,
      code: term.code,
      kind: subject.kind,
      ...era({ from: subject.terms[0]!.from, until: gone }),
      heirs: heirsOf(heirs, subject.id),
      parent: above.at(-1) ?? null,
      terms: subject.terms.map((one) => ({ name: one.name, code: one.code, ...era(one) })),
      bodies: bodies.map(seated),
    }
    return shown(
      data,
      <PlacePage
        place={subject}
        shown={{ on, asked, past: !asked.equals(today) }}
        above={above}
        bodies={bodies}
        heirs={heirs}
        before={before}
        can={can}
      />,
    )
  },
)

const body = page(
  {
    path: '/units/bodies/:id',
    verb: signedIn,
    subject: selectBody,
    query: Day,
    view: Seated.extend({
      kind: z.string(),
      place: Named,
      superior: z.string().nullable(),
      manager: z.string().nullable(),
      from: z.string().nullable(),
      until: z.string().nullable(),
      heirs: z.array(Heir),
      posts: z.array(Post),
    }),
    about: 'A body: its line, superior, heirs and posts',
  },
  async ({ db, actor, subject, query, today }) => {
    const asked = parseDate(query.on) ?? today
    const on = shownOn(subject.terms, asked)
    const [seats, under] = [(await seatsOf(db, [subject.id], on)).sort(byRank), await bodiesOn(db, on, { superiorIds: [subject.id] })]
    const [heirs, before] = [await selectSuccessors(db, 'body', [subject.id], today), await selectPredecessors(db, 'body', subject.id)]
    const managed = Boolean(await selectManagedBody(db, actor.reach(manageUnits), subject.id))
    const own = actor.post?.bodyId === subject.id
    const sees = (role: string) => isLeading(role) || managed || own
    const term = termOnDay(subject.terms, on)
    const gone = subject.terms.at(-1)!.until
    const ended = gone !== null && Temporal.PlainDate.compare(gone, today) <= 0
    const data = {
      id: subject.id,
      name: term.name,
      line: subject.line,
      kind: subject.kind,
      place: { id: term.placeId, name: term.placeName },
      superior: term.superiorName,
      manager: term.managerName,
      ...era({ from: subject.terms[0]!.from, until: gone }),
      heirs: heirsOf(heirs, subject.id),
      posts: seats.map((seat) => ({
        title: seat.title,
        holder: seat.holder ? (sees(seat.role) ? seat.holder.name : '•••') : null,
        acting: seat.holder?.acting ?? false,
        held: seat.holder !== null,
        daysVacant: daysVacant(seat, on),
      })),
    }
    const can = { change: managed && !ended, end: managed && !own && (!ended || !heirs.some((heir) => heir.keepsRecords)) }
    return shown(
      data,
      <BodyPage
        body={subject}
        shown={{ on, asked, past: !asked.equals(today) }}
        under={under}
        seats={seats}
        heirs={heirs}
        before={before}
        sees={sees}
        can={can}
      />,
    )
  },
)
