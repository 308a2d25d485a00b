import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { type FoundPlace, registryWords } from '../../registry/index.ts'
import { EmptyState, Link, Muted, Paragraph, Status, Table } from '../../ui/index.ts'
import { type Asked, onDay, useEra } from './asked.ts'
import type { BodyHit, Successor } from './queries.ts'
import { words } from './words.ts'

export interface Hits {
  places: FoundPlace[]
  bodies: BodyHit[]
  heirs: Successor[]
  limit: number
}

export function HitLists({ hits, asked }: { hits: Hits; asked: Asked }) {
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
