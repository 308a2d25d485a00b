import { number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import type { LearningField } from '../../registry/index.ts'
import {
  EmptyState,
  Field,
  Filters,
  Layout,
  Link,
  LinkButton,
  Muted,
  Pagination,
  Paragraph,
  Printed,
  Select,
  Status,
  Table,
} from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { keepPresenters } from './access.ts'
import type { PoolFilter, Presenter } from './queries.ts'
import { words } from './words.ts'

const perPage = 50

export const poolHref = ({ q, field, commune, state }: PoolFilter, page = 1, path = '/presenters') => {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(field && { field }),
    ...(commune && { commune }),
    ...(state === 'ended' && { state }),
    ...(page > 1 && { page: String(page) }),
  })
  return query.size ? `${path}?${query}` : path
}

export function useFieldNames(fields: LearningField[]): (code: string) => string {
  const { lang } = useFacts()
  return (code) => fields.find((one) => one.code === code)?.[lang] ?? code
}

interface ListProps {
  found: Presenter[]
  fields: LearningField[]
  communes: string[]
  filter: PoolFilter & { page: number }
}

export function ListPage({ found, fields, communes, filter }: ListProps) {
  const say = useWords(words)
  const { actor, lang } = useFacts()
  const fieldName = useFieldNames(fields)
  const keeps = actor.may(keepPresenters)
  const add = keeps && <LinkButton href="/presenters/new">{say.add}</LinkButton>
  return (
    <Layout title={say.title} wide>
      <CentreTabs current="/presenters" />
      <Paragraph>{say.intro}</Paragraph>
      <Filters action="/presenters">
        <Field name="q" label={say.find} hint={say.findHint} value={filter.q} />
        <Select
          name="field"
          label={say.field}
          empty={say.anyField}
          value={filter.field}
          options={fields.map((one) => ({ value: one.code, text: one[lang] }))}
        />
        <Select
          name="commune"
          label={say.commune}
          empty={say.anyCommune}
          value={filter.commune}
          options={communes.map((name) => ({ value: name, text: name }))}
        />
        {keeps && (
          <Select
            name="state"
            label={say.shown}
            value={filter.state}
            options={[
              { value: 'active', text: say.active },
              { value: 'ended', text: say.ended },
            ]}
          />
        )}
      </Filters>
      {found.length === 0 ? (
        <EmptyState title={say.emptyTitle} action={add}>
          {say.empty}
        </EmptyState>
      ) : (
        <>
          {add}
          <Paragraph small>
            <Muted>
              {say.found(number(found.length))} ·{' '}
              <Link href={poolHref(filter, 1, '/presenters/list.xlsx')} download>
                {say.excel}
              </Link>
              {' · '}
              <Link href="/presenters/public">{say.publicPage}</Link>
            </Muted>
          </Paragraph>
          <Table
            dense
            hideCaption
            caption={say.title}
            rows={found.slice((filter.page - 1) * perPage, filter.page * perPage)}
            columns={[
              {
                key: 'name',
                head: say.name,
                main: true,
                cell: (row) => (
                  <>
                    <Link href={`/presenters/${row.id}`}>{row.name}</Link>
                    {row.occupation && <Muted> {row.occupation}</Muted>}
                  </>
                ),
              },
              { key: 'commune', head: say.commune, cell: (row) => row.commune },
              { key: 'topics', head: say.topics, cell: (row) => row.topics.split('\n').join('; ') },
              { key: 'fields', head: say.fields, cell: (row) => row.fields.map(fieldName).join(', ') },
              { key: 'talks', head: say.experience, cell: (row) => (row.talks ? say.talks(number(row.talks)) : '–') },
              ...(keeps
                ? [{ key: 'level', head: say.consent, cell: (row: Presenter) => (row.kept ? <LevelTag level={row.level} /> : '–') }]
                : []),
            ]}
          />
          <Pagination page={filter.page} pages={Math.ceil(found.length / perPage)} href={(page) => poolHref(filter, page)} />
        </>
      )}
      <Printed />
    </Layout>
  )
}

const levelWord = { centre: 'consentCentre', centres: 'consentCentres', public: 'consentPublic' } as const
const levelKind = { centre: 'none', centres: 'doing', public: 'done' } as const

export function useLevel(): (level: Presenter['level']) => string {
  const say = useWords(words)
  return (level) => say[levelWord[level]]
}

export function LevelTag({ level }: { level: Presenter['level'] }) {
  return <Status kind={levelKind[level]}>{useLevel()(level)}</Status>
}
