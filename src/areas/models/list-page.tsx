import { date, number } from '../../kernel/format.ts'
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
  Listing,
  Paragraph,
  Printed,
  Section,
  Select,
  Status,
  type StatusKind,
  Table,
} from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { draftModel } from './access.ts'
import { type AdoptionStatus, adoptionStatus, type VersionStatus, versionStatus } from './model.ts'
import type { Adoption, Listed, ModelFilter, Version } from './queries.ts'
import { words } from './words.ts'

const versionKinds: Record<VersionStatus, StatusKind> = { draft: 'doing', submitted: 'waiting', returned: 'returned', published: 'done' }
export function VersionTag({ one }: { one: Version }) {
  const say = useWords(words)
  if (one.publishedAt && one.withdrawnOn) return <Status kind="returned">{say.withdrawn}</Status>
  const state = versionStatus(one)
  return <Status kind={versionKinds[state]}>{say[state]}</Status>
}

const adoptionKinds: Record<AdoptionStatus, StatusKind> = {
  planned: 'todo',
  'under-way': 'doing',
  kept: 'done',
  ended: 'none',
  mistaken: 'none',
}
export function AdoptionTag({ one }: { one: Adoption }) {
  const say = useWords(words)
  const { today } = useFacts()
  const state = adoptionStatus(one, today)
  return <Status kind={adoptionKinds[state]}>{say[state === 'kept' ? 'kept-state' : state]}</Status>
}

interface ListProps {
  found: Listed[]
  open: Version[]
  adoptions: Adoption[]
  fields: LearningField[]
  filter: ModelFilter & { page: number }
}

export function ListPage({ found, open, adoptions, fields, filter }: ListProps) {
  const say = useWords(words)
  const { actor, lang } = useFacts()
  const add = actor.may(draftModel) && <LinkButton href="/models/new">{say.add}</LinkButton>
  const fieldName = (code: string) => fields.find((one) => one.code === code)?.[lang] ?? code
  return (
    <Layout title={say.title} wide>
      <CentreTabs current="/models" />
      <Paragraph>{say.intro}</Paragraph>
      <Filters action="/models">
        <Field name="q" label={say.find} hint={say.findHint} value={filter.q} />
        <Select
          name="field"
          label={say.field}
          empty={say.anyField}
          value={filter.field}
          options={fields.map((one) => ({ value: one.code, text: one[lang] }))}
        />
        <Select name="size" label={say.size} empty={say.anySize} value={filter.size} options={[{ value: 'peers', text: say.peers }]} />
      </Filters>
      {found.length === 0 ? (
        <EmptyState title={say.emptyTitle} action={add}>
          {say.empty}
        </EmptyState>
      ) : (
        <>
          {add}
          <Listing
            path="/models"
            asked={{ q: filter.q, field: filter.field, size: filter.size }}
            caption={say.title}
            rows={found}
            page={filter.page}
            perPage={50}
            columns={[
              { key: 'title', head: say.model, main: true, cell: (row) => <Link href={`/models/${row.id}`}>{row.title}</Link> },
              { key: 'centre', head: say.centre, cell: (row) => row.centre },
              { key: 'field', head: say.field, cell: (row) => fieldName(row.field) },
              { key: 'villages', head: say.villages, numeric: true, cell: (row) => number(row.villages) },
              { key: 'published', head: say.publishedOn, cell: (row) => date(row.publishedOn!) },
              { key: 'replications', head: say.replications, numeric: true, cell: (row) => say.places(number(row.replications)) },
              { key: 'kept', head: say.kept, numeric: true, cell: (row) => say.places(number(row.kept)) },
            ]}
          />
        </>
      )}
      {open.length > 0 && <Open open={open} />}
      {adoptions.length > 0 && <Own adoptions={adoptions} />}
      <Printed />
    </Layout>
  )
}

function Open({ open }: { open: Version[] }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const href = (row: Version) => `/models/${row.id}/${actor.may(draftModel) && actor.post?.bodyId === row.centreId ? 'draft' : 'review'}`
  return (
    <Section title={say.openTitle}>
      <Table
        dense
        hideCaption
        caption={say.openTitle}
        rows={open}
        columns={[
          { key: 'title', head: say.model, main: true, cell: (row) => <Link href={href(row)}>{row.title}</Link> },
          { key: 'centre', head: say.centre, cell: (row) => row.centre },
          { key: 'state', head: say.state, cell: (row) => <VersionTag one={row} /> },
        ]}
      />
    </Section>
  )
}

function Own({ adoptions }: { adoptions: Adoption[] }) {
  const say = useWords(words)
  return (
    <Section title={say.ownAdoptions}>
      <Table
        dense
        hideCaption
        caption={say.ownAdoptions}
        rows={adoptions}
        columns={[
          { key: 'title', head: say.model, main: true, cell: (row) => <Link href={`/adoptions/${row.id}`}>{row.title}</Link> },
          { key: 'author', head: say.author, cell: (row) => row.author },
          { key: 'since', head: say.startsOn, cell: (row) => date(row.startsOn) },
          { key: 'state', head: say.state, cell: (row) => <AdoptionTag one={row} /> },
        ]}
      />
    </Section>
  )
}
