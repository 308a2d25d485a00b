import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  Button,
  DateField,
  Details,
  Field,
  FileField,
  Form,
  Layout,
  LinkButton,
  List,
  Notice,
  Paragraph,
  Printed,
  Section,
  Status,
  SummaryList,
  Table,
  TextArea,
} from '../../ui/index.ts'
import { signMergerLists } from './access.ts'
import { CountForm, LineForm, PasteForm } from './line-forms.tsx'
import { difference, kinds, type Shortfall, shortfalls, statusOf } from './list.ts'
import { Scan, StateTag } from './pages.tsx'
import type { HandOver, KeptLine } from './queries.ts'
import { words } from './words.ts'

interface Props {
  list: HandOver
  own: boolean
  /** Whether what was received may still be added to the centre's equipment. */
  take: boolean
}

export function HandOverPage({ list, own, take }: Props) {
  const say = useWords(words)
  const { actor } = useFacts()
  const path = `/mergers/lists/${list.id}`
  const status = statusOf(list)
  const director = own && actor.may(signMergerLists)
  return (
    <Layout
      title={`${list.supplementsId ? say.supplement : say.list} – ${list.from}`}
      caption={list.to}
      status={<StateTag status={status} />}
      back={{ href: `/mergers/${list.fromId}`, text: say.of(list.from) }}
      wide
    >
      <Sides list={list} />
      {own && status === 'drafting' && <SidesForm list={list} />}
      <Section title={say.lines} id="lines">
        {own && status === 'drafting' && list.lines.length > 0 ? <CountForm list={list} /> : <Lines lines={list.lines} />}
        {own && status === 'drafting' && (
          <>
            <PasteForm path={path} open={list.lines.length === 0} />
            <LineForm path={path} />
          </>
        )}
      </Section>
      {own && status === 'drafting' && <Check list={list} path={path} />}
      <Actions>
        <LinkButton href={`${path}/record.docx`} variant="secondary">
          {say.docx}
        </LinkButton>
        {list.fileId && <Scan list={list} />}
      </Actions>
      {own && status === 'checked' && (
        <Form action={`${path}/opening`}>
          <Button variant="secondary">{say.uncheck}</Button>
        </Form>
      )}
      {director && status === 'checked' && <SignForm path={path} />}
      {own && take && (
        <Section title={say.take}>
          <Paragraph>{say.takeIntro}</Paragraph>
          <Form action={`${path}/taking`} several>
            <Button>{say.take}</Button>
          </Form>
        </Section>
      )}
      {own && status === 'signed' && list.sealsReturned === null && !list.supplementsId && <SealsForm path={path} />}
      {own && status === 'drafting' && (
        <Form action={`${path}/removal`} several>
          <Button variant="warning">{say.remove}</Button>
        </Form>
      )}
      <Printed />
    </Layout>
  )
}

function Sides({ list }: { list: HandOver }) {
  const say = useWords(words)
  return (
    <SummaryList
      rows={[
        { key: say.giver, value: `${list.giver} – ${list.giverPost}` },
        { key: say.receiver, value: `${list.receiver} – ${list.receiverPost}` },
        list.witness !== '' && { key: say.witness, value: [list.witness, list.witnessPost].filter(Boolean).join(' – ') },
        { key: say.heldOn, value: date(list.heldOn) },
        list.note !== '' && { key: say.note, value: list.note },
        list.signedBy !== null && { key: say.signedBy, value: list.signedBy },
        list.sealsReturned !== null && {
          key: say.seals,
          value: say.sealsTold(number(list.sealsReturned), list.sealsReturnedTo, list.sealsReturnedOn ? date(list.sealsReturnedOn) : ''),
        },
      ]}
    />
  )
}

function SidesForm({ list }: { list: HandOver }) {
  const say = useWords(words)
  return (
    <Details summary={say.editSides} fields={['giver']} open={list.giver === '–'}>
      <Form action={`/mergers/lists/${list.id}/sides`} several version={list.version}>
        <Field name="giver" label={say.giver} hint={say.giverHint} value={list.giver === '–' ? '' : list.giver} />
        <Field name="giverPost" label={say.giverPost} value={list.giverPost === '–' ? '' : list.giverPost} />
        <Field name="receiver" label={say.receiver} value={list.receiver === '–' ? '' : list.receiver} />
        <Field name="receiverPost" label={say.receiverPost} value={list.receiverPost === '–' ? '' : list.receiverPost} />
        <Field name="witness" label={say.witness} value={list.witness} optional />
        <Field name="witnessPost" label={say.witnessPost} value={list.witnessPost} optional />
        <DateField name="heldOn" label={say.heldOn} value={date(list.heldOn)} />
        <TextArea name="note" label={say.note} value={list.note} rows={2} optional />
        <Button variant="secondary">{say.saveSides}</Button>
      </Form>
    </Details>
  )
}

export function Off({ line }: { line: Pick<KeptLine, 'perBooks' | 'found'> }) {
  const off = difference(line)
  if (off === null) return <>–</>
  return off === 0 ? <>0</> : <Status kind="late">{`${off > 0 ? '+' : '−'}${number(Math.abs(off))}`}</Status>
}

function Lines({ lines }: { lines: KeptLine[] }) {
  const say = useWords(words)
  return (
    <>
      {lines.length === 0 && <Paragraph>{say.nothing}</Paragraph>}
      {kinds
        .filter((kind) => lines.some((line) => line.kind === kind))
        .map((kind) => (
          <Table
            key={kind}
            dense
            caption={say[kind]}
            rows={lines.filter((line) => line.kind === kind)}
            columns={[
              { key: 'name', head: say.name, main: true, cell: (row) => row.name },
              { key: 'unit', head: say.unit, cell: (row) => row.unit || '–' },
              { key: 'books', head: say.perBooks, numeric: true, cell: (row) => number(row.perBooks) },
              { key: 'found', head: say.found, numeric: true, cell: (row) => (row.found === null ? '–' : number(row.found)) },
              { key: 'off', head: say.off, numeric: true, cell: (row) => <Off line={row} /> },
              { key: 'condition', head: say.condition, cell: (row) => row.condition || '–' },
              { key: 'note', head: say.lineNote, cell: (row) => row.note || '–' },
            ]}
          />
        ))}
    </>
  )
}

const named = 8

function Check({ list, path }: { list: HandOver; path: string }) {
  const say = useWords(words)
  const missing = shortfalls(list.lines)
  const told = (one: Shortfall) => (one.why === 'empty' ? say.isEmpty : say[one.why](one.name))
  if (missing.length === 0)
    return (
      <Form action={`${path}/check`} several>
        <Button>{say.check}</Button>
      </Form>
    )
  const rest = missing.length - named
  return (
    <Notice>
      {say.missing}
      <List items={[...missing.slice(0, named).map(told), ...(rest > 0 ? [say.more(number(rest))] : [])]} />
    </Notice>
  )
}

function SignForm({ path }: { path: string }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Section title={say.sign}>
      <Paragraph>{say.signIntro}</Paragraph>
      <Form action={`${path}/signature`} files several>
        <DateField name="heldOn" label={say.heldOn} value={date(today)} />
        <FileField name="file" label={say.file} accept=".pdf,.png,.jpg,.jpeg" />
        <Button>{say.doSign}</Button>
      </Form>
    </Section>
  )
}

function SealsForm({ path }: { path: string }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Details summary={say.returnSeals} fields={['to']}>
      <Form action={`${path}/seals`} several>
        <Field name="n" label={say.sealsReturned} type="number" width={3} value="1" />
        <Field name="to" label={say.sealsReturnedTo} />
        <DateField name="on" label={say.sealsReturnedOn} value={date(today)} />
        <Button>{say.returnSeals}</Button>
      </Form>
    </Details>
  )
}
