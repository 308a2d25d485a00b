import { z } from 'zod'
import { download } from '../../kernel/files.ts'
import { date, instant, parseDate } from '../../kernel/format.ts'
import {
  type CommandInput,
  command,
  drawn,
  drawnAfter,
  page,
  type Refusal,
  refuse,
  routes,
  seeOther,
  useFacts,
} from '../../kernel/http/index.ts'
import { isDemo } from '../../kernel/settings.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  Button,
  DateField,
  Field,
  Form,
  Hidden,
  Hint,
  Layout,
  Link,
  LinkButton,
  List,
  Notice,
  Paragraph,
  Radios,
  Section,
  Select,
  Status,
  SummaryList,
  Table,
  TextArea,
} from '../../ui/index.ts'
import { docxType } from '../../work/papers/index.ts'
import { handOverPost, readHandOver, receiveHandOver } from './access.ts'
import { SlipsPage } from './account-pages.tsx'
import { createNewcomer, recordHandOver, recordReceived } from './create.ts'
import { dated, dueOf, parts, renderHandOver, statusOfItem } from './paper.ts'
import { ended, type Tenure } from './person.ts'
import { tenureOptions } from './post-fields.tsx'
import {
  type HandOver,
  type OpenItem,
  otherPost,
  type Person,
  type Successor,
  selectHandOver,
  selectOpenItems,
  selectPerson,
  selectSuccessors,
} from './queries.ts'
import { inHand } from './routes.tsx'
import { isName } from './staff-list.ts'
import { flashes, sentences, words } from './words.ts'

interface AskProps {
  person: Person
  tenures: Tenure[]
  successors: Successor[]
}

function AskPage({ person, tenures, successors }: AskProps) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Layout title={say.handOver} caption={person.name} back={{ href: `/people/${person.id}`, text: person.name }}>
      <Paragraph>{say.overIntro}</Paragraph>
      <Form action={`/people/${person.id}/hand-over`} autosave={false}>
        <Radios name="post" label={say.which} options={tenureOptions(tenures)} value={tenures[0]?.postId} />
        <Select
          name="to"
          label={say.successor}
          hint={say.successorHint}
          empty
          options={successors.map(({ id, name, post }) => ({ value: id, text: `${name} – ${post}` }))}
        />
        <Field name="newcomer" label={say.newcomer} hint={say.newcomerHint} optional autocapitalize="words" autocomplete="off" />
        <DateField name="on" label={say.overOn} hint={say.overOnHint} value={date(today)} />
        <TextArea name="note" label={say.note} hint={say.noteHint} optional rows={3} />
        <Actions>
          <Button name="go" value="check">
            {say.check}
          </Button>
        </Actions>
      </Form>
    </Layout>
  )
}

interface CheckProps {
  person: Person
  plan: Plan
  items: OpenItem[]
  /** The reader belongs to the body and may read what its work is about. */
  own: boolean
}

function CheckPage({ person, plan, items, own }: CheckProps) {
  const say = useWords(words)
  const { tenure, on, toName, form } = plan
  const kept = { post: form.post, to: form.to, newcomer: form.newcomer, on: form.on, note: form.note }
  return (
    <Layout title={say.checkTitle} caption={person.name} back={{ href: `/people/${person.id}/hand-over`, text: say.handOver }}>
      <SummaryList
        rows={[
          { key: say.which, value: `${tenure.title} – ${tenure.body}` },
          { key: say.giver, value: person.name },
          { key: say.taker, value: toName },
          { key: say.day, value: date(on) },
        ]}
      />
      {tenure.line === 'centre' && (
        <Notice>
          {say.boardDecides} <Link href={`/centres/${tenure.bodyId}/board`}>{say.toBoard}</Link>
        </Notice>
      )}
      <Items items={items} open={own} />
      <Form action={`/people/${person.id}/hand-over`} autosave={false}>
        {Object.entries(kept).map(([name, value]) => (
          <Hidden key={name} name={name} value={value} />
        ))}
        <Actions>
          <Button name="go" value="save">
            {say.record}
          </Button>
        </Actions>
      </Form>
    </Layout>
  )
}

function Items({ items, open }: { items: OpenItem[]; open: boolean }) {
  const say = useWords(words)
  const { lang } = useFacts()
  if (items.length === 0) return <Notice>{say.nothingOpen}</Notice>
  const all = parts(items, lang)
  // What has neither number nor day shows nothing but its count to those who may not read titles.
  const shown = all.filter(({ items: some }) => open || dated(some) || some.some(({ code }) => code !== ''))
  const counted = all.filter((part) => !shown.includes(part))
  return (
    <Section title={say.openWork}>
      {!open && <Hint>{say.hiddenNote}</Hint>}
      {counted.length > 0 && <List items={counted.map(({ word, items: some }) => `${word} (${some.length})`)} />}
      {shown.map(({ kind, word, items: some }) => (
        <Table
          key={kind}
          dense
          caption={`${word} (${some.length})`}
          rows={some}
          columns={[
            { key: 'code', head: say.code, cell: ({ code }) => code || '–' },
            ...(open ? [{ key: 'title', head: say.content, cell: ({ title }: OpenItem) => title }] : []),
            ...(!dated(some) ? [] : [{ key: 'due', head: say.due, cell: (item: OpenItem) => dueOf(item, lang) }]),
            ...(kind === 'task' ? [{ key: 'status', head: say.state, cell: (item: OpenItem) => statusOfItem(item, lang) }] : []),
          ]}
        />
      ))}
    </Section>
  )
}

const ask = page(
  { path: '/people/:id/hand-over', verb: handOverPost, subject: selectPerson, about: 'Hand a post over' },
  async ({ db, reach, subject: person, actor, today }) => {
    const tenures = inHand(person, actor, today)
    const lists = await Promise.all(tenures.map(({ bodyId }) => selectSuccessors(db, reach, bodyId, person.id, today)))
    return <AskPage person={person} tenures={tenures} successors={[...new Map(lists.flat().map((one) => [one.id, one])).values()]} />
  },
)

const Ask = z.object({
  post: z.string().default(''),
  to: z.string(),
  newcomer: z.string().trim().max(100),
  on: z.string(),
  note: z.string().trim().max(3000),
  go: z.enum(['check', 'save']),
})
type Asking = CommandInput<Person, z.output<typeof Ask>>

interface Plan {
  tenure: Tenure
  on: Temporal.PlainDate
  toId: string | null
  toName: string
  form: z.output<typeof Ask>
}

/** What the form asks for, or what is wrong with it. */
async function planOf({ subject: person, actor, form, db, reach, today }: Asking): Promise<Plan | Refusal> {
  const tenure = inHand(person, actor, today).find(({ postId }) => postId === form.post)
  if (!tenure) return refuse({ field: 'post', text: sentences.noPost })
  const on = parseDate(form.on)
  if (!on) return refuse({ field: 'on', text: sentences.badDate })
  if (Temporal.PlainDate.compare(on, tenure.from) <= 0) return refuse({ field: 'on', text: sentences.endsFirst(date(tenure.from)) })
  if (ended(tenure, on) && !tenure.until!.equals(on)) return refuse({ field: 'on', text: sentences.endedAlready(date(tenure.until!)) })
  if (form.newcomer)
    return isName(form.newcomer)
      ? { tenure, on, toId: null, toName: form.newcomer, form }
      : refuse({ field: 'newcomer', text: sentences.badName })
  const next = (await selectSuccessors(db, reach, tenure.bodyId, person.id, today)).find(({ id }) => id === form.to)
  if (!next) return refuse({ field: 'to', text: sentences.noSuccessor })
  const seat = tenure.line === 'centre' ? await otherPost(db, next.id, tenure, on) : undefined
  return seat === undefined
    ? { tenure, on, toId: next.id, toName: next.name, form }
    : refuse({ field: 'to', text: sentences.otherSeat(next.name, seat) })
}

/** Shows what would pass first; recorded in one transaction with the list as it then stands. */
const record = command(
  { path: '/people/:id/hand-over', verb: handOverPost, subject: selectPerson, again: ask, form: Ask, about: 'Check or record a hand-over' },
  async (input) => {
    const { subject: person, actor, form, tx, now, today, lang, note } = input
    const plan = await planOf(input)
    if ('kind' in plan) return plan
    const { tenure, on } = plan
    if (form.go === 'check') {
      const items = await selectOpenItems(tx, tenure.postId, person.id, today)
      return drawn(<CheckPage person={person} plan={plan} items={items} own={actor.post!.bodyId === tenure.bodyId} />)
    }
    const newcomer = plan.toId ? null : await createNewcomer(tx, plan.toName, now)
    const to = plan.toId ?? newcomer!.personId
    const post = { id: tenure.postId, bodyId: tenure.bodyId, acting: tenure.acting }
    note({ handOver: await recordHandOver(tx, { post, from: person.id, to, on, note: form.note, by: actor.person!.id, now }), to })
    if (newcomer) return drawnAfter(<SlipsPage slips={[newcomer]} back={{ href: `/people/${person.id}`, text: words[lang].toPerson }} />)
    return seeOther(`/people/${person.id}`, flashes.handedOver)
  },
)

function RecordPage({ over }: { over: HandOver }) {
  const say = useWords(words)
  const { actor, today } = useFacts()
  const mine = actor.person?.id === over.to.id && !over.receivedAt && Temporal.PlainDate.compare(over.on, today) <= 0
  const state = over.receivedAt ? say.received(instant(over.receivedAt)) : say.notReceived
  return (
    <Layout
      title={say.recordTitle}
      caption={`${over.title} – ${over.body}`}
      status={<Status kind={over.receivedAt ? 'done' : 'waiting'}>{state}</Status>}
    >
      <SummaryList
        rows={[
          { key: say.giver, value: over.from.name },
          { key: say.taker, value: over.to.name },
          { key: say.day, value: date(over.on) },
          over.note !== '' && { key: say.note, value: over.note.split('\n').map((line) => <div key={line}>{line}</div>) },
        ]}
      />
      <Items items={over.items} open />
      <Actions>
        <LinkButton href={`/hand-overs/${over.id}/record.docx`} variant={mine ? 'secondary' : 'primary'}>
          {say.word}
        </LinkButton>
      </Actions>
      {mine && (
        <Form action={`/hand-overs/${over.id}/receipt`}>
          <Button>{say.receive}</Button>
        </Form>
      )}
      <Paragraph>
        <Link href="/">{say.toWork}</Link>
      </Paragraph>
    </Layout>
  )
}

const show = page(
  { path: '/hand-overs/:id', verb: readHandOver, subject: selectHandOver, about: 'A hand-over of a post of the own body' },
  ({ subject }) => <RecordPage over={subject} />,
)

const paper = page(
  {
    path: '/hand-overs/:id/record.docx',
    verb: readHandOver,
    subject: selectHandOver,
    audited: true,
    about: 'The record of hand-over as a Word file',
  },
  async ({ subject, db, lang }) => {
    return download(await renderHandOver(subject, await isDemo(db)), `${words[lang].recordTitle} ${subject.title}.docx`, docxType)
  },
)

const receipt = command(
  { path: '/hand-overs/:id/receipt', verb: receiveHandOver, subject: selectHandOver, again: show, about: 'The successor has received' },
  async ({ subject: over, actor, tx, now, today }) => {
    if (actor.person!.id !== over.to.id) return refuse(sentences.notSuccessor)
    if (Temporal.PlainDate.compare(over.on, today) > 0) return refuse(sentences.notYet(date(over.on)))
    await recordReceived(tx, over.id, actor.person!.id, now)
    return seeOther(`/hand-overs/${over.id}`, flashes.received)
  },
)

export const handOverRoutes = routes(ask, record, show, paper, receipt)
