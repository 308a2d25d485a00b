import { number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import type { LearningField } from '../../registry/index.ts'
import { EmptyState, Field, Filters, Hint, Layout, Pagination, Paragraph, Select, Table } from '../../ui/index.ts'
import type { PublicPresenter } from './public.ts'
import { words } from './words.ts'

const perPage = 50

interface PublicProps {
  found: PublicPresenter[]
  fields: LearningField[]
  filter: { q: string; field: string; page: number }
}

/** For citizens without an account: whoever agreed to be public, and no telephone number. */
export function PublicPage({ found, fields, filter: { q, field, page } }: PublicProps) {
  const say = useWords(words)
  const { lang } = useFacts()
  const name = (code: string) => fields.find((one) => one.code === code)?.[lang] ?? code
  const href = (to: number) => `/presenters/public?${new URLSearchParams({ q, field, page: String(to) })}`
  return (
    <Layout title={say.publicTitle} large>
      <Paragraph>{say.publicIntro}</Paragraph>
      <Filters action="/presenters/public">
        <Field name="q" label={say.find} hint={say.findHint} value={q} />
        <Select
          name="field"
          label={say.field}
          empty={say.anyField}
          value={field}
          options={fields.map((one) => ({ value: one.code, text: one[lang] }))}
        />
      </Filters>
      {found.length === 0 ? (
        <EmptyState title={say.emptyTitle}>{say.publicEmpty}</EmptyState>
      ) : (
        <>
          <Hint>{say.found(number(found.length))}</Hint>
          <Table
            hideCaption
            caption={say.publicTitle}
            rows={found.slice((page - 1) * perPage, page * perPage)}
            columns={[
              { key: 'name', head: say.name, main: true, cell: (row) => row.name },
              { key: 'commune', head: say.commune, cell: (row) => row.commune },
              { key: 'topics', head: say.topics, cell: (row) => row.topics.split('\n').join('; ') },
              { key: 'fields', head: say.fields, cell: (row) => row.fields.map(name).join(', ') },
            ]}
          />
          <Pagination page={page} pages={Math.ceil(found.length / perPage)} href={href} />
        </>
      )}
    </Layout>
  )
}
