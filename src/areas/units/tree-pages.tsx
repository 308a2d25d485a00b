import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { type Body, type PlaceKind, registryWords } from '../../registry/index.ts'
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
  Notice,
  Pagination,
  Paragraph,
  Section,
  SummaryList,
  Table,
  Tabs,
} from '../../ui/index.ts'
import { type Asked, onDay, unitsHref } from './asked.ts'
import type { LevelRow, Named, Successor } from './queries.ts'
import { Became, HitLists, type Hits } from './tree-hits.tsx'
import { childKind, lines } from './unit.ts'
import { words } from './words.ts'

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

export const perPage = 50

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
