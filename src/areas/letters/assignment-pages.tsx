import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  Button,
  Checkboxes,
  Details,
  Field,
  Form,
  Layout,
  Link,
  List,
  Notice,
  Section,
  SummaryList,
  TextArea,
} from '../../ui/index.ts'
import type { Letter } from '../../work/documents/index.ts'
import { BindingFields, bindingInWords, type Calendar, DueFields, dueInWords, useBindingLabel } from '../../work/tasks/index.ts'
import { type Block, bindingOf, dueOf, titleOf } from './assignment.ts'
import { words } from './words.ts'

export interface BodyOption {
  id: string
  name: string
  group: string
  order: boolean
}

export function ChooseClausesPage({ letter }: { letter: Letter }) {
  const say = useWords(words)
  const top = letter.clauses.filter((clause) => clause.level === 1)
  return (
    <Layout
      title={say.assignTitle}
      caption={`${say.assignStep1} · ${letter.code || letter.subject}`}
      back={{ href: `/letters/${letter.id}` }}
    >
      <Form action={`/letters/${letter.id}/assignment/blocks`}>
        {top.length === 0 ? (
          <Notice>{say.noClauses}</Notice>
        ) : (
          <Checkboxes
            name="clause"
            label={say.choose}
            options={top.map((clause) => ({ value: clause.id, text: `${clause.label} ${titleOf(clause)}`.trim() }))}
          />
        )}
        <Button>{say.next}</Button>
      </Form>
    </Layout>
  )
}

interface BlocksProps {
  letter: Letter
  clauseIds: string[]
  bodies: BodyOption[]
  /** Bodies that each clause speaks to, by its id. */
  proposed: Map<string, Proposal>
}

export interface Proposal {
  leads: string[]
  withs: string[]
}

export function BlocksPage({ letter, clauseIds, bodies, proposed }: BlocksProps) {
  const say = useWords(words)
  return (
    <Layout
      title={say.assignTitle}
      caption={`${say.assignStep2} · ${letter.code || letter.subject}`}
      back={{ href: `/letters/${letter.id}/assignment` }}
    >
      <Form action={`/letters/${letter.id}/assignment/check`}>
        {(clauseIds.length ? clauseIds : ['']).map((id, i) => (
          <BlockFields
            key={id}
            index={i}
            clauseId={id}
            letter={letter}
            bodies={bodies}
            proposed={proposed.get(id) ?? { leads: [], withs: [] }}
          />
        ))}
        <Button>{say.check}</Button>
      </Form>
    </Layout>
  )
}

function BlockFields({
  index,
  clauseId,
  letter,
  bodies,
  proposed,
}: {
  index: number
  clauseId: string
  letter: Letter
  bodies: BodyOption[]
  proposed: Proposal
}) {
  const say = useWords(words)
  const { today } = useFacts()
  const clause = letter.clauses.find((one) => one.id === clauseId)
  const within = clause ? [clause, ...letter.clauses.filter((one) => one.parentId === clause.id)] : []
  const proposedDue = dueOf(within, today)
  const options = bodies.map(({ id, name, group }) => ({ value: `${index}:${id}`, text: name, group }))
  return (
    <Section title={clause ? `${clause.label} ${titleOf(clause)}`.trim() : say.whole}>
      <input type="hidden" name="clause" value={clauseId} />
      <TextArea
        name="title"
        id={`title-${index}`}
        index={index}
        label={say.taskTitle}
        value={clause ? titleOf(clause) : letter.subject}
        rows={2}
      />
      <Checkboxes
        name="lead"
        id={`lead-${index}`}
        label={say.leads}
        hint={proposed.leads.length ? say.proposed : undefined}
        small
        options={options}
        values={proposed.leads.map((body) => `${index}:${body}`)}
      />
      <Details summary={say.withsOptional} fields={['with']} open={proposed.withs.length > 0}>
        <Checkboxes
          name="with"
          id={`with-${index}`}
          label={say.withs}
          hint={proposed.withs.length ? say.proposed : undefined}
          hideLabel
          small
          options={options}
          values={proposed.withs.map((body) => `${index}:${body}`)}
        />
      </Details>
      <DueFields index={index} value={proposedDue.due} repeat={proposedDue.repeat} />
      <Field name="product" id={`product-${index}`} index={index} label={say.product} value={say.productDefault} />
      <BindingFields index={index} />
    </Section>
  )
}

interface CheckProps {
  letter: Letter
  blocks: Block[]
  bodies: BodyOption[]
  calendar: Calendar
}

export function CheckBlocksPage({ letter, blocks, bodies, calendar }: CheckProps) {
  const say = useWords(words)
  const { lang, today } = useFacts()
  const bound = useBindingLabel()
  const byId = new Map(bodies.map((body) => [body.id, body]))
  const named = (ids: string[]) =>
    ids.length ? <List items={ids.map((id) => `${byId.get(id)?.name ?? '?'} – ${byId.get(id)?.order ? say.orders : say.requests}`)} /> : '–'
  return (
    <Layout title={say.assignTitle} caption={`${say.assignStep3} · ${letter.code || letter.subject}`}>
      {blocks.map((block, i) => (
        <SummaryList
          key={i}
          rows={[
            { key: say.taskTitle, value: block.title },
            { key: say.leads, value: named(block.leads) },
            { key: say.withs, value: named(block.withs) },
            { key: say.due, value: dueInWords(block, today, calendar, lang) ?? say.noDue },
            { key: say.product, value: block.product || '–' },
            bindingOf(block) !== null && { key: bound, value: bindingInWords(bindingOf(block), lang) },
          ]}
        />
      ))}
      <Form action={`/letters/${letter.id}/tasks`}>
        {blocks.flatMap((block, i) => [
          ...(['title', 'due', 'repeat', 'offDay', 'measure', 'threshold', 'product'] as const).map((name) => (
            <input key={`${name}${i}`} type="hidden" name={name} value={block[name]} />
          )),
          <input key={`clause${i}`} type="hidden" name="clause" value={block.clauseId ?? ''} />,
          ...block.leads.map((body) => <input key={`l${i}${body}`} type="hidden" name="lead" value={`${i}:${body}`} />),
          ...block.withs.map((body) => <input key={`w${i}${body}`} type="hidden" name="with" value={`${i}:${body}`} />),
        ])}
        <Actions>
          <Button>{say.confirmAssign}</Button>
          <Link href={`/letters/${letter.id}/assignment`}>{say.back}</Link>
        </Actions>
      </Form>
    </Layout>
  )
}
