import { number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import type { LearningField } from '../../registry/index.ts'
import { EmptyState, Field, Filters, Layout, Link, LinkButton, Listing, Muted, Paragraph, Printed, Select, Status } from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { keepPresenters } from './access.ts'
import type { PoolFilter, Presenter } from './queries.ts'
import { words } from './words.ts'

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
          <Listing
            path="/presenters"
            asked={{ q: filter.q, field: filter.field, commune: filter.commune, state: filter.state === 'ended' && filter.state }}
            caption={say.title}
            rows={found}
            page={filter.page}
            perPage={50}
            found={say.found(number(found.length))}
            beside={[{ href: '/presenters/public', text: say.publicPage }]}
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
