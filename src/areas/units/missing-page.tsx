import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { type Orphan, type PlaceKind, registryWords } from '../../registry/index.ts'
import { EmptyState, Field, Filters, Layout, Link, Pagination, Paragraph, Select, Table } from '../../ui/index.ts'
import { manageUnits } from './access.ts'
import type { Successor } from './queries.ts'
import { Became } from './tree-hits.tsx'
import { type Entry, perPage, UnitTabs } from './tree-pages.tsx'
import { words } from './words.ts'

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
