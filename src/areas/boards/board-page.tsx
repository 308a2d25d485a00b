import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  DateField,
  Details,
  Field,
  Form,
  Hint,
  Layout,
  Link,
  List,
  Notice,
  Printed,
  Section,
  Select,
  Status,
  Table,
  Unseen,
} from '../../ui/index.ts'
import { readAllowances, readAppointments } from './access.ts'
import { decisionPath } from './decision-page.tsx'
import { postName } from './list-page.tsx'
import { compare, complete, type Line, remarks } from './norm.ts'
import type { Board } from './queries.ts'
import { words } from './words.ts'

interface Props {
  board: Board
  /** The reader's office may open procedures and write down earlier decisions. */
  drafts: boolean
}

export const lastDayOf = (until: Temporal.PlainDate) => date(until.subtract({ days: 1 }))

export function BoardPage({ board, drafts }: Props) {
  const say = useWords(words)
  const { actor } = useFacts()
  const { centre, norms, seats } = board
  const lines = compare(norms, seats)
  const off = lines.filter(({ held, fits }) => held === 'held' && !fits).length
  const lacking = lines.filter(({ norm, held }) => norm && held !== 'held').length
  return (
    <Layout title={say.board} caption={centre.name} back={{ href: '/boards', text: say.title }} wide>
      {norms.length === 0 ? (
        <Notice kind="warning">{say.noNorm}</Notice>
      ) : complete(lines) && off > 0 ? (
        <Notice kind="warning">{say.completeOff(number(off))}</Notice>
      ) : complete(lines) ? (
        <Notice kind="success">{say.completeNow}</Notice>
      ) : (
        <Notice kind="warning">{say.lacksNow(number(lacking))}</Notice>
      )}
      <Section title={say.boardOf}>
        <Lines board={board} lines={lines} drafts={drafts} />
      </Section>
      {drafts && <OldDecisions board={board} />}
      <List
        items={[
          <Link href={`/centres/${centre.id}`}>{say.toCentre}</Link>,
          <Link href="/boards/norms">{say.norms}</Link>,
          actor.may(readAllowances) && <Link href={`/centres/${centre.id}/allowances`}>{say.allowances}</Link>,
          actor.may(readAppointments) && <Link href={`/appointments?centre=${centre.id}`}>{say.appointments}</Link>,
        ].filter(Boolean)}
      />
      <Printed />
    </Layout>
  )
}

function Lines({ board, lines, drafts }: { board: Board; lines: Line[]; drafts: boolean }) {
  const say = useWords(words)
  const { actor, today } = useFacts()
  const acts = actor.may(readAppointments)
  const said = (line: Line) =>
    remarks(line, board.limits, today)
      .map((what) => say[what])
      .join('; ')
  const noticed = lines.some((line) => said(line) !== '')
  return (
    <Table
      hideCaption
      caption={say.boardOf}
      rows={lines}
      empty={say.noNorm}
      columns={[
        { key: 'post', head: say.post, main: true, cell: ({ norm, seat }) => postName(say, norm?.role ?? seat!.role, norm?.line ?? '') },
        { key: 'norm', head: say.norm, cell: ({ norm }) => (norm ? norm.homeText : say.beyond) },
        { key: 'holder', head: say.holder, cell: (line) => <Held line={line} centreId={drafts ? board.centre.id : null} /> },
        { key: 'state', head: say.state, cell: (line) => <State line={line} /> },
        ...(noticed ? [{ key: 'remark', head: say.remark, cell: (line: Line) => said(line) || '–' }] : []),
        ...(acts ? [{ key: 'act', head: say.procedure, cell: (line: Line) => <Act board={board} line={line} drafts={drafts} /> }] : []),
      ]}
    />
  )
}

/** With the centre, where the reader may correct what was written by hand. */
function Held({ line: { seat }, centreId }: { line: Line; centreId: string | null }) {
  const say = useWords(words)
  const holder = seat?.holder
  if (!holder) return <>–</>
  const term = [say.since(date(holder.from)), holder.until && say.until(lastDayOf(holder.until))].filter(Boolean).join(' ')
  const decided = holder.code && holder.decidedOn ? `${say.decision} ${holder.code}, ${date(holder.decidedOn)}` : null
  return (
    <>
      {[holder.name, holder.acting && say.isActing].filter(Boolean).join(' · ')}
      <Hint>{[holder.homes.map(({ title, body }) => `${title}, ${body}`).join('; '), term, decided].filter(Boolean).join(' · ')}</Hint>
      {centreId && decided && !holder.appointmentId && (
        <Link href={decisionPath(centreId, holder.tenureId)}>
          {say.correctDecision}
          <Unseen>: {holder.name}</Unseen>
        </Link>
      )}
    </>
  )
}

function State({ line: { held, seat, fits } }: { line: Line }) {
  const say = useWords(words)
  const { today } = useFacts()
  if (held === 'held') return fits ? <Status kind="done">{say.held}</Status> : <Status kind="soon">{say.heldOff}</Status>
  if (held === 'missing') return <Status kind="late">{say.missing}</Status>
  const days = seat?.vacantSince ? say.vacant(number(seat.vacantSince.until(today).days)) : say.never
  return (
    <>
      {held === 'acting' && <Status kind="waiting">{say.isActing}</Status>} <Status kind="late">{days}</Status>
    </>
  )
}

function Act({ board, line: { norm, seat }, drafts }: { board: Board; line: Line; drafts: boolean }) {
  const say = useWords(words)
  const role = norm?.role ?? seat!.role
  const line = norm?.line ?? ''
  const open = board.open.find((one) => one.role === role && (seat ? one.postId === seat.postId : one.postId === null && one.line === line))
  if (open) return <Link href={`/appointments/${open.id}`}>{say.continue}</Link>
  if (!drafts) return <>–</>
  const query = new URLSearchParams({ role, ...(line && { line }), ...(seat && { post: seat.postId }) })
  return <Link href={`/centres/${board.centre.id}/appointments/new?${query}`}>{say.start}</Link>
}

function OldDecisions({ board }: { board: Board }) {
  const say = useWords(words)
  const bare = board.seats.flatMap(({ title, holder }) => (holder && holder.code === null ? [{ title, holder }] : []))
  if (bare.length === 0) return null
  return (
    <Details summary={say.oldDecision} fields={['code', 'tenure']}>
      <Form action={`/centres/${board.centre.id}/board/decisions`} several>
        <Select
          name="tenure"
          label={say.holder}
          hint={say.oldDecisionHint}
          options={bare.map(({ title, holder }) => ({ value: holder.tenureId, text: `${holder.name} – ${title}` }))}
        />
        <Field name="code" label={say.code} width={20} />
        <DateField name="on" label={say.decidedOn} value="" />
        <Button variant="secondary">{say.save}</Button>
      </Form>
    </Details>
  )
}
