import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  DateField,
  Details,
  Excel,
  Field,
  Form,
  Layout,
  Muted,
  Paragraph,
  Printed,
  Radios,
  Section,
  Select,
  Status,
  Table,
} from '../../ui/index.ts'
import { type Catalogue, kindName, levelInFull, type NormRow, type Topic } from './catalogue.ts'
import { qualificationWords as words } from './qualification-words.ts'
import { TrainingTabs } from './tabs.tsx'

interface NormsProps {
  norms: NormRow[]
  topics: Topic[]
  catalogue: Catalogue
  roles: { code: string; name: string }[]
  /** The reader's office may decide its own. */
  keeps: boolean
}

export function NormsPage({ norms, topics, catalogue, roles, keeps }: NormsProps) {
  const say = useWords(words)
  return (
    <Layout title={say.normsTitle} wide>
      <TrainingTabs current="/training/norms" />
      <Paragraph>{say.normsIntro}</Paragraph>
      <Muted>
        <Excel href="/training/norms.xlsx" />
      </Muted>
      <NormTable norms={norms} catalogue={catalogue} />
      {keeps && <NewNorm catalogue={catalogue} roles={roles} />}
      <Section title={say.topicsTitle} id="topics">
        <Table
          dense
          hideCaption
          caption={say.topicsTitle}
          rows={topics}
          columns={[
            { key: 'name', head: say.topic, main: true, cell: (row) => row.name },
            { key: 'strand', head: say.strand, cell: (row) => say[`strand-${row.strand}`] },
            { key: 'kind', head: say.leadsTo, cell: (row) => (row.kind ? kindName(catalogue, row.kind) : '–') },
            { key: 'by', head: say.keptBy, cell: (row) => (row.bodyId ? say.ofOffice : say.shipped) },
          ]}
        />
        {keeps && <NewTopic catalogue={catalogue} />}
      </Section>
      <Printed />
    </Layout>
  )
}

function NormTable({ norms, catalogue }: { norms: NormRow[]; catalogue: Catalogue }) {
  const say = useWords(words)
  const { today } = useFacts()
  const over = (row: NormRow) => row.until !== null && Temporal.PlainDate.compare(row.until, today) <= 0
  return (
    <Table
      dense
      hideCaption
      caption={say.normsTitle}
      rows={norms}
      columns={[
        { key: 'role', head: say.post, main: true, cell: (row) => row.roleName },
        {
          key: 'level',
          head: say.atLeast,
          cell: (row) => (row.required ? levelInFull(catalogue, row.kind, row.level) : `${kindName(catalogue, row.kind)}: ${say.waived}`),
        },
        { key: 'within', head: say.validFor, cell: (row) => (row.withinYears === null ? say.forEver : say.years(number(row.withinYears))) },
        {
          key: 'from',
          head: say.days,
          cell: (row) => `${date(row.from)}${row.until ? ` – ${date(row.until.subtract({ days: 1 }))}` : ' –'}`,
        },
        { key: 'basis', head: say.basis, cell: (row) => row.basis },
        {
          key: 'by',
          head: say.keptBy,
          cell: (row) =>
            over(row) ? <Status kind="none">{say.expired}</Status> : row.bodyId ? row.body : <Status kind="soon">{say.shipped}</Status>,
        },
      ]}
    />
  )
}

function NewNorm({ catalogue, roles }: Pick<NormsProps, 'catalogue' | 'roles'>) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Details summary={say.newNorm} fields={['basis']}>
      <Form action="/training/norms" several>
        <Select name="role" label={say.post} options={roles.map(({ code, name }) => ({ value: code, text: name }))} />
        <Select
          name="level"
          label={say.atLeast}
          empty
          options={catalogue.levels.map(({ kind, rank, name }) => ({
            value: `${kind}/${rank}`,
            text: name,
            group: kindName(catalogue, kind),
          }))}
        />
        <Radios
          name="required"
          label={say.isRequired}
          value="yes"
          inline
          options={[
            { value: 'yes', text: say.required },
            { value: 'no', text: say.waived },
          ]}
        />
        <Field name="withinYears" label={say.validForYears} hint={say.validForHint} type="number" width={3} optional />
        <DateField name="from" label={say.fromDay} value={date(today)} />
        <Field name="basis" label={say.basis} hint={say.basisHint} />
        <Button>{say.saveNorm}</Button>
      </Form>
    </Details>
  )
}

function NewTopic({ catalogue }: { catalogue: Catalogue }) {
  const say = useWords(words)
  return (
    <Details summary={say.newTopic} fields={['name']}>
      <Form action="/training/topics" several>
        <Field name="name" label={say.topic} />
        <Radios
          name="strand"
          label={say.strand}
          value="professional"
          inline
          options={[
            { value: 'professional', text: say['strand-professional'] },
            { value: 'political', text: say['strand-political'] },
          ]}
        />
        <Select
          name="kind"
          label={say.leadsTo}
          empty
          optional
          options={catalogue.kinds.map(({ code, name }) => ({ value: code, text: name }))}
        />
        <Button variant="secondary">{say.newTopic}</Button>
      </Form>
    </Details>
  )
}
