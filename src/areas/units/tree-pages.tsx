import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { type Body, type FoundPlace, type Orphan, type PlaceKind, registryWords } from '../../registry/index.ts'
import {
  Actions,
  DateField,
  Details,
  EmptyState,
  Excel,
  Field,
  Filters,
  Heading,
  Layout,
  Link,
  LinkButton,
  List,
  Muted,
  Notice,
  Pagination,
  Paragraph,
  Section,
  Select,
  Status,
  SummaryList,
  Table,
  Tabs,
} from '../../ui/index.ts'
import { manageUnits } from './access.ts'
import type { BodyHit, LevelRow, Named, Successor } from './queries.ts'
import { childKind, lines } from './unit.ts'
import { words } from './words.ts'

export interface Asked {
  /** The day of the borders; today unless the address says another. */
  on: Temporal.PlainDate
  /** What stands in the address for the day, when it is no day. */
  bad: string
  past: boolean
  q: string
  at: string
  page: number
}

export function unitsHref({ on, past, q, at, page }: Partial<Asked>, path = '/units'): string {
  const query = new URLSearchParams()
  if (past && on) query.set('on', date(on))
  if (q) query.set('q', q)
  if (at) query.set('at', at)
  if (page && page > 1) query.set('page', String(page))
  return query.size ? `${path}?${query}` : path
}

export const onDay = ({ on, past }: Pick<Asked, 'on' | 'past'>) => (past ? `?on=${date(on)}` : '')

/** "01/07/2025 – hết 30/06/2030", "đến hết 30/06/2025", "từ 01/07/2025". */
export function useEra(): (era: { from: Temporal.PlainDate | null; until: Temporal.PlainDate | null }) => string {
  const say = useWords(words)
  return ({ from, until }) => {
    const last = until && date(until.subtract({ days: 1 }))
    if (from && last) return say.span(date(from), last)
    return from ? say.since(date(from)) : last ? say.to(last) : say.always
  }
}

export interface Entry {
  href: string
  text: string
}

export function UnitTabs({ current, beside }: { current: 'units' | 'unknown'; beside: Entry[] }) {
  const say = useWords(words)
  return (
    <Tabs
      items={[
        { href: '/units', text: say.tabUnits, current: current === 'units' },
        { href: '/units/unknown-heirs', text: say.tabUnknown, current: current === 'unknown' },
        ...beside,
      ]}
    />
  )
}

export interface Level {
  place: (Named & { kind: PlaceKind }) | null
  above: Named[]
  rows: LevelRow[]
  bodies: Body[]
  heirs: Successor[]
  sizes: { day: Temporal.PlainDate; count: number }[]
  /** True when the reader may change things here. */
  managed: boolean
}

export interface Hits {
  places: FoundPlace[]
  bodies: BodyHit[]
  heirs: Successor[]
  limit: number
}

const perPage = 50

export function UnitsPage({ asked, level, hits, beside }: { asked: Asked; level: Level | null; hits: Hits | null; beside: Entry[] }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const own = actor.post
  const crumbs =
    level?.place &&
    [...level.above, level.place].map(({ id, name }) => ({ href: unitsHref({ ...asked, q: '', at: id, page: 1 }), text: name }))
  return (
    <Layout title={say.units} wide crumbs={crumbs && crumbs.length > 1 ? crumbs : undefined}>
      <UnitTabs current="units" beside={beside} />
      {asked.bad && <Notice kind="warning">{say.badDay(asked.bad)}</Notice>}
      {asked.past && (
        <Notice>
          <strong>{say.past(date(asked.on))}</strong> <Link href={unitsHref({ q: asked.q })}>{say.toToday}</Link>
        </Notice>
      )}
      <Filters action="/units">
        <Field name="q" label={say.q} value={asked.q} />
        <DateField name="on" label={say.on} value={asked.past ? date(asked.on) : ''} />
      </Filters>
      {own && !asked.past && !asked.q && level?.place?.id !== own.placeId && (
        <Paragraph small>
          <Link href={unitsHref({ at: own.placeId })}>{say.toMine}</Link>
        </Paragraph>
      )}
      {hits && !level && <HitLists hits={hits} asked={asked} />}
      {level && <LevelPart level={level} asked={asked} />}
      {hits && level && (
        <Details summary={say.allHits(hits.places.length + hits.bodies.length, asked.q)}>
          <HitLists hits={hits} asked={asked} />
        </Details>
      )}
    </Layout>
  )
}

function HitLists({ hits, asked }: { hits: Hits; asked: Asked }) {
  const say = useWords(words)
  const count = hits.places.length + hits.bodies.length
  if (count === 0) return <EmptyState title={say.noHits}>{say.noHitsText}</EmptyState>
  return (
    <>
      <Paragraph>{say.hits(count, asked.q)}</Paragraph>
      {count >= hits.limit && <Paragraph small>{say.manyHits(hits.limit)}</Paragraph>}
      {hits.places.length > 0 && <PlaceHits places={hits.places} heirs={hits.heirs} asked={asked} />}
      {hits.bodies.length > 0 && <BodyHits bodies={hits.bodies} heirs={hits.heirs} asked={asked} />}
    </>
  )
}

const gone = (until: Temporal.PlainDate | null, today: Temporal.PlainDate) =>
  until !== null && Temporal.PlainDate.compare(until, today) <= 0

function PlaceHits({ places, heirs, asked }: { places: FoundPlace[]; heirs: Successor[]; asked: Asked }) {
  const say = useWords(words)
  const { today } = useFacts()
  const era = useEra()
  const kinds = useWords(registryWords)
  return (
    <Table
      dense
      caption={say.placeHits}
      rows={places}
      columns={[
        {
          key: 'name',
          head: say.name,
          cell: (row) => (
            <Link href={`/units/places/${row.id}${onDay(asked)}`}>{gone(row.until, today) ? say.old(row.name) : row.name}</Link>
          ),
        },
        { key: 'kind', head: say.kind, cell: (row) => kinds[row.kind] },
        { key: 'code', head: say.code, cell: (row) => row.code ?? '–' },
        { key: 'parent', head: say.parent, cell: (row) => row.parentName ?? '–' },
        { key: 'era', head: say.era, cell: (row) => era(row) },
        { key: 'became', head: say.became, cell: (row) => <Became unit={row} heirs={heirs} nameToday={row.nameToday} /> },
      ]}
    />
  )
}

function BodyHits({ bodies, heirs, asked }: { bodies: BodyHit[]; heirs: Successor[]; asked: Asked }) {
  const say = useWords(words)
  const { today } = useFacts()
  const era = useEra()
  const names = useWords(registryWords)
  return (
    <Table
      dense
      caption={say.bodyHits}
      rows={bodies}
      columns={[
        {
          key: 'name',
          head: say.name,
          cell: (row) => (
            <Link href={`/units/bodies/${row.id}${onDay(asked)}`}>{gone(row.until, today) ? say.old(row.name) : row.name}</Link>
          ),
        },
        { key: 'line', head: say.line, cell: (row) => names[row.line] },
        { key: 'place', head: say.place, cell: (row) => row.placeName },
        { key: 'era', head: say.era, cell: (row) => era(row) },
        { key: 'became', head: say.became, cell: (row) => <Became unit={row} heirs={heirs} nameToday={row.nameToday} sort="bodies" /> },
      ]}
    />
  )
}

interface BecameProps {
  unit: { id: string; name: string }
  heirs: Successor[]
  nameToday: string | null
  sort?: 'places' | 'bodies'
}

/** What a unit is today: itself, its heirs with their day, or plainly unknown. */
export function Became({ unit, heirs, nameToday, sort = 'places' }: BecameProps) {
  const say = useWords(words)
  if (nameToday) return <>{nameToday === unit.name ? say.same : say.renamedTo(nameToday)}</>
  const own = heirs.filter((heir) => heir.startId === unit.id)
  const last = own.filter((heir) => heir.living)
  if (last.length === 0) return <Status kind="waiting">{say.unknown}</Status>
  const via = own.filter((heir) => !heir.living)
  return (
    <>
      {last.length > 2 && <Link href={`/units/${sort}/${unit.id}`}>{say.divided(last.length, date(last[0]!.onDate))}</Link>}
      {last.length <= 2 &&
        last.map((heir, index) => (
          <>
            {index > 0 && '; '}→ <Link href={`/units/${sort}/${heir.id}`}>{heir.name}</Link> {say.since(date(heir.onDate))}
            {heir.share !== 1 && ` (${say.part})`}
          </>
        ))}
      {via.map((heir) => (
        <>
          {' '}
          <Muted>{say.via(heir.name, date(heir.onDate))}</Muted>
        </>
      ))}
      {!last.some((heir) => heir.keepsRecords) && (
        <>
          {' '}
          <Status kind="waiting">{say.split}</Status>
        </>
      )}
    </>
  )
}

function LevelPart({ level, asked }: { level: Level; asked: Asked }) {
  const say = useWords(words)
  const { place, rows } = level
  if (!place && rows.length === 0) return <EmptyState title={say.nothing}>{say.nothingText}</EmptyState>
  const shown = rows.slice((asked.page - 1) * perPage, asked.page * perPage)
  return (
    <>
      {place && <Heading>{place.name}</Heading>}
      {place && (
        <Paragraph small>
          <Link href={`/units/places/${place.id}${onDay(asked)}`}>{say.profile}</Link>
        </Paragraph>
      )}
      {place && level.managed && !asked.past && <ManageButtons place={place} />}
      {asked.past && <Since level={level} asked={asked} />}
      <Section title={say.below(rows.length)} level={3}>
        <LevelTable level={level} shown={shown} asked={asked} />
        <Pagination
          page={asked.page}
          pages={Math.max(1, Math.ceil(rows.length / perPage))}
          href={(page) => unitsHref({ ...asked, page })}
        />
      </Section>
      {place && (
        <Section title={say.here(level.bodies.length)} level={3}>
          <BodiesByLine bodies={level.bodies} asked={asked} />
        </Section>
      )}
    </>
  )
}

function ManageButtons({ place }: { place: Named & { kind: PlaceKind } }) {
  const say = useWords(words)
  const kind = childKind[place.kind]
  return (
    <Actions>
      {kind && <LinkButton href={`/units/places/${place.id}/places/new`}>{say[`add_${kind}` as 'add_village']}</LinkButton>}
      <LinkButton href={`/units/places/${place.id}/bodies/new`} variant="secondary">
        {say.addBody}
      </LinkButton>
      {kind && (
        <LinkButton href={`/units/places/${place.id}/merge`} variant="secondary">
          {say.merge}
        </LinkButton>
      )}
    </Actions>
  )
}

/** What became of the level since the asked day, in three sentences. */
function Since({ level: { rows, heirs, sizes }, asked }: { level: Level; asked: Asked }) {
  const say = useWords(words)
  const ids = new Set(rows.map((row) => row.id))
  const now = [...new Set(heirs.filter((heir) => heir.living && ids.has(heir.startId)).map((heir) => heir.name))]
  const lost = rows.filter((row) => !row.nameToday && !heirs.some((heir) => heir.living && heir.startId === row.id))
  const steps = [{ day: asked.on, count: rows.length }, ...sizes]
  return (
    <List
      items={[
        ...(sizes.length > 0 ? [say.sizes(steps.map(({ day, count }) => say.size(count, date(day))).join(' → '))] : []),
        ...(now.length > 0 && now.length <= 12 ? [say.nowIn(now.length, now.join(', '))] : []),
        ...(lost.length > 0 ? [say.unknownCount(lost.length)] : []),
      ]}
    />
  )
}

function LevelTable({ level, shown, asked }: { level: Level; shown: LevelRow[]; asked: Asked }) {
  const say = useWords(words)
  const { rows, heirs } = level
  if (rows.length === 0) return <Paragraph>{say.noneBelow}</Paragraph>
  const sum = (key: 'communes' | 'villages' | 'bodies') => rows.reduce((total, row) => total + row[key], 0)
  const leaf = rows.every((row) => row.kind === 'village')
  const total: LevelRow = {
    id: '',
    kind: 'nation',
    code: '',
    name: say.total,
    from: null,
    until: null,
    nameToday: null,
    communes: sum('communes'),
    villages: sum('villages'),
    bodies: sum('bodies'),
  }
  const counted = (['communes', 'villages'] as const).filter((key) => total[key] > 0)
  return (
    <>
      <Paragraph small>
        <Excel href={unitsHref({ ...asked, page: 1 }, '/units.xlsx')} />
      </Paragraph>
      <Table
        dense
        hideCaption
        caption={say.below(rows.length)}
        rows={shown}
        totals={rows.length > 1 ? [total] : undefined}
        columns={[
          {
            key: 'name',
            head: say.name,
            cell: (row) =>
              row.id ? (
                <Link href={leaf ? `/units/places/${row.id}${onDay(asked)}` : unitsHref({ ...asked, q: '', at: row.id, page: 1 })}>
                  {row.name}
                </Link>
              ) : (
                row.name
              ),
          },
          ...(leaf ? [] : [{ key: 'code', head: say.code, cell: (row: LevelRow) => row.code || (row.id ? '–' : '') }]),
          ...counted.map((key) => ({ key, head: say[key], numeric: true, cell: (row: LevelRow) => row[key] })),
          { key: 'bodies', head: say.bodies, numeric: true, cell: (row: LevelRow) => row.bodies },
          ...(asked.past
            ? [
                {
                  key: 'became',
                  head: say.became,
                  cell: (row: LevelRow) => row.id && <Became unit={row} heirs={heirs} nameToday={row.nameToday} />,
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

export function BodiesByLine({ bodies, asked }: { bodies: Body[]; asked: Pick<Asked, 'on' | 'past'> }) {
  const say = useWords(words)
  const names = useWords(registryWords)
  if (bodies.length === 0) return <Paragraph>{say.noBodies}</Paragraph>
  const link = (body: Body) => <Link href={`/units/bodies/${body.id}${onDay(asked)}`}>{body.name}</Link>
  return (
    <SummaryList
      rows={lines.map((line) => {
        const own = bodies.filter((body) => body.line === line)
        return own.length > 0 && { key: names[line], value: own.length === 1 ? link(own[0]!) : <List items={own.map(link)} /> }
      })}
    />
  )
}

interface MissingProps {
  rows: Orphan[]
  heirs: Successor[]
  managed: ReadonlySet<string>
  filter: { q: string; kind?: PlaceKind; page: number }
  kinds: PlaceKind[]
  beside: Entry[]
}

export function missingHref({ q, kind, page }: Partial<MissingProps['filter']>): string {
  const query = new URLSearchParams()
  if (q) query.set('q', q)
  if (kind) query.set('kind', kind)
  if (page && page > 1) query.set('page', String(page))
  return query.size ? `/units/unknown-heirs?${query}` : '/units/unknown-heirs'
}

/** Ended places whose records nobody is known to keep. */
export function MissingPage({ rows, heirs, managed, filter, kinds, beside }: MissingProps) {
  const say = useWords(words)
  const names = useWords(registryWords)
  const { actor } = useFacts()
  return (
    <Layout title={say.tabUnknown} caption={say.units} wide>
      <UnitTabs current="unknown" beside={beside} />
      {kinds.length === 0 ? (
        <EmptyState title={say.noMissing}>{say.noMissingText}</EmptyState>
      ) : (
        <>
          <Paragraph>{say.missing(rows.length)}</Paragraph>
          <Filters action="/units/unknown-heirs">
            <Field name="q" label={say.q} value={filter.q} />
            <Select
              name="kind"
              label={say.kind}
              value={filter.kind ?? ''}
              options={[{ value: '', text: say.anyKind }, ...kinds.map((kind) => ({ value: kind, text: names[kind] }))]}
            />
          </Filters>
          <Table
            dense
            hideCaption
            caption={say.tabUnknown}
            rows={rows.slice((filter.page - 1) * perPage, filter.page * perPage)}
            empty={say.noHits}
            columns={[
              { key: 'name', head: say.name, cell: (row) => <Link href={`/units/places/${row.id}`}>{say.old(row.name)}</Link> },
              { key: 'code', head: say.code, cell: (row) => row.code ?? '–' },
              { key: 'kind', head: say.kind, cell: (row) => names[row.kind] },
              { key: 'ended', head: say.endedOn, cell: (row) => say.to(date(row.until.subtract({ days: 1 }))) },
              { key: 'became', head: say.heirs, cell: (row) => <Became unit={row} heirs={heirs} nameToday={null} /> },
              ...(actor.may(manageUnits)
                ? [
                    {
                      key: 'act',
                      head: say.act,
                      cell: (row: Orphan) =>
                        managed.has(row.id) ? <Link href={`/units/places/${row.id}/heirs/new`}>{say.recordHeir}</Link> : '–',
                    },
                  ]
                : []),
            ]}
          />
          <Pagination
            page={filter.page}
            pages={Math.max(1, Math.ceil(rows.length / perPage))}
            href={(page) => missingHref({ ...filter, page })}
          />
        </>
      )}
    </Layout>
  )
}
