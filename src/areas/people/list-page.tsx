import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { Actions, EmptyState, Excel, Field, Filters, Layout, Link, LinkButton, Muted, Pagination, Select, Table } from '../../ui/index.ts'
import { createPerson, importPeople } from './access.ts'
import { AccountTag } from './account-pages.tsx'
import { Parts, PostList } from './pages.tsx'
import { bodyOptions, useRoleOptions } from './post-fields.tsx'
import { type BodyOption, type Filter, type Listed, type Role, states } from './queries.ts'
import { words } from './words.ts'

export const perPage = 50

export function listHref({ q, body, role, state, page }: Partial<Filter>, path = '/people'): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries({ q, body, role, state })) if (value) query.set(key, value)
  if (page && page > 1) query.set('page', String(page))
  return query.size ? `${path}?${query}` : path
}

interface ListProps {
  rows: Listed[]
  total: number
  filter: Filter
  bodies: BodyOption[]
  roles: Role[]
}

export function PeoplePage({ rows, total, filter, bodies, roles }: ListProps) {
  const say = useWords(words)
  const { actor } = useFacts()
  const asked = Boolean(filter.q || filter.body || filter.role || filter.state)
  return (
    <Layout title={say.people} wide>
      <Parts />
      <Actions>
        {actor.may(createPerson) && <LinkButton href="/people/new">{say.add}</LinkButton>}
        {actor.may(importPeople) && (
          <LinkButton href="/people/bulk" variant="secondary">
            {say.addMany}
          </LinkButton>
        )}
      </Actions>
      {total === 0 && !asked && filter.page === 1 ? (
        <EmptyState title={say.none}>{say.noneText}</EmptyState>
      ) : (
        <>
          <ListFilter bodies={bodies} roles={roles} />
          <Muted>
            {say.total(total)} · <Excel href={listHref({ ...filter, page: 1 }, '/people.xlsx')} />
          </Muted>
          <Rows rows={rows} />
          <Pagination page={filter.page} pages={Math.ceil(total / perPage)} href={(page) => listHref({ ...filter, page })} />
        </>
      )}
    </Layout>
  )
}

function ListFilter({ bodies, roles }: Pick<ListProps, 'bodies' | 'roles'>) {
  const say = useWords(words)
  const roleOptions = useRoleOptions()
  return (
    <Filters action="/people">
      <Field name="q" label={say.search} />
      <Select name="body" label={say.body} empty={say.anyBody} options={bodyOptions(bodies)} />
      <Select name="role" label={say.role} empty={say.anyRole} options={roleOptions(roles)} />
      <Select name="state" label={say.state} empty={say.anyState} options={states.map((state) => ({ value: state, text: say[state] }))} />
    </Filters>
  )
}

function Rows({ rows }: { rows: Listed[] }) {
  const say = useWords(words)
  const contacts = rows.some(({ contact }) => contact)
  return (
    <Table
      dense
      hideCaption
      caption={say.people}
      rows={rows}
      empty={say.noneFound}
      columns={[
        { key: 'name', head: say.name, cell: ({ id, name }) => <Link href={`/people/${id}`}>{name}</Link> },
        { key: 'posts', head: say.posts, cell: (row) => <PostList tenures={row.tenures} /> },
        ...(contacts ? [{ key: 'contact', head: say.contact, cell: (row: Listed) => row.contact ?? '–' }] : []),
        { key: 'account', head: say.account, cell: ({ account }) => <AccountTag account={account} /> },
      ]}
    />
  )
}
