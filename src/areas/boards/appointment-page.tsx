import { date, instant, number } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { Layout, Link, List, Notice, Printed, Section, Status, type StatusKind, SummaryList, Table, Timeline } from '../../ui/index.ts'
import { type Refused, type Stage, stageOf } from './appointment.ts'
import { Actions } from './appointment-actions.tsx'
import type { Appointment } from './appointment-queries.ts'
import { words } from './appointment-words.ts'
import { postName } from './list-page.tsx'
import type { Holder, Norm } from './norm.ts'
import { words as boardWords } from './words.ts'

export interface Rights {
  drafts: boolean
  numbers: boolean
  /** The reader's post decides: why it may not here, or null when it may; undefined for whose post does not decide at all. */
  decides: { refused: Refused | null; deputy: boolean } | undefined
  /** The reader himself signed. */
  signed: boolean
}

export interface Known {
  norm: Norm | null
  /** False when the nominee does not come from where the norm asks. */
  fits: boolean
  previous: Holder | null
  /** Who decides today, in the words of the law. */
  decider: string
  hasAccount: boolean
}

export const looks: Record<Stage, StatusKind> = {
  draft: 'doing',
  party: 'waiting',
  opinions: 'waiting',
  decision: 'waiting',
  number: 'waiting',
  announcement: 'waiting',
  done: 'done',
  dropped: 'none',
}

export const path = (id: string) => `/appointments/${id}`

export function usePost() {
  const boards = useWords(boardWords)
  return ({ role, line }: Pick<Appointment, 'role' | 'line'>) => postName(boards, role, line)
}

export function StageTag({ one }: { one: Appointment }) {
  const say = useWords(words)
  const stage = stageOf(one)
  return <Status kind={looks[stage]}>{say[stage]}</Status>
}

export function Facts({ one, known }: { one: Appointment; known: Pick<Known, 'norm' | 'previous'> }) {
  const say = useWords(words)
  const post = usePost()
  const term = [date(one.startsOn), one.endsOn ? date(one.endsOn.subtract({ days: 1 })) : one.kind !== 'relieve' && say.noEnd]
    .filter(Boolean)
    .join(' – ')
  const allowance =
    one.coefficient !== null ? say.allowanceOf(number(one.coefficient)) : one.amount !== null ? `${number(one.amount)} đ` : null
  return (
    <SummaryList
      rows={[
        { key: say.kind, value: say[one.kind] },
        { key: say.post, value: post(one) },
        { key: say.nominee, value: [one.nominee, one.birthYear && String(one.birthYear)].filter(Boolean).join(', ') },
        { key: say.home, value: [one.homeTitle, one.home].filter(Boolean).join(', ') || '–' },
        known.norm !== null && { key: say.normAsks, value: known.norm.homeText },
        { key: say.term, value: term },
        known.previous !== null &&
          known.previous.personId !== one.nomineeId && {
            key: say.previous,
            value: [known.previous.name, known.previous.acting && say.actingSince].filter(Boolean).join(' · '),
          },
        { key: say.reason, value: one.reason },
        allowance !== null && { key: say.allowance, value: `${allowance} · ${one.allowanceBasis}` },
      ]}
    />
  )
}

export function AppointmentPage({ one, rights, known }: { one: Appointment; rights: Rights; known: Known }) {
  const say = useWords(words)
  const stage = stageOf(one)
  const files = [
    <Link href={`${path(one.id)}/proposal.docx`} download>
      {say.proposalDocx}
    </Link>,
    one.kind !== 'relieve' || stage !== 'draft' ? (
      <Link href={`${path(one.id)}/decision.docx`} download>
        {say.decisionDocx}
      </Link>
    ) : null,
    one.fileId && (
      <Link href={`${path(one.id)}/file`} download>
        {`${say.signedCopy}: ${one.decisionCode}`}
      </Link>
    ),
  ].filter(Boolean)
  return (
    <Layout
      title={`${say[one.kind]}: ${one.nominee}`}
      caption={one.centre}
      status={<StageTag one={one} />}
      back={{ href: '/appointments', text: say.title }}
    >
      {!known.fits && stage !== 'done' && stage !== 'dropped' && <Notice kind="warning">{say.offNorm}</Notice>}
      {stage === 'done' && one.kind !== 'relieve' && !known.hasAccount && <Notice>{say.noAccount}</Notice>}
      <Facts one={one} known={known} />
      <List items={files} />
      <Actions one={one} rights={rights} known={known} />
      <Steps one={one} />
      {one.entries.length > 0 && (
        <Section title={say.history}>
          <Timeline
            events={one.entries.map(({ kind, at, by, note }) => ({
              title: say[`entry-${kind}` as 'entry-party'],
              when: at,
              by,
              text: note,
            }))}
          />
        </Section>
      )}
      <Printed />
    </Layout>
  )
}

function Steps({ one }: { one: Appointment }) {
  const say = useWords(words)
  const at = (moment: Temporal.Instant | null, ...more: (string | null | false)[]) =>
    moment ? [...more, instant(moment)].filter(Boolean).join(' · ') : say.pending
  const opinions = one.opinions.map(({ body, givenAt, by, agrees, reason }) =>
    givenAt
      ? [`${body}: ${agrees ? say.agrees : say.disagrees}`, reason, by, instant(givenAt)].filter(Boolean).join(' · ')
      : say.waitingFor(body),
  )
  const rows = [
    { name: say.stepSubmit, text: at(one.submittedAt, one.submitter) },
    { name: say.stepParty, text: at(one.partyAt, one.partyCode, one.partyOn && date(one.partyOn)) },
    { name: say.stepOpinions, text: opinions.length > 0 ? <List items={opinions} /> : one.partyAt ? say.nobodyAsked : say.pending },
    { name: say.stepDecide, text: at(one.approvedAt, one.approver, one.approvalNote) },
    { name: say.stepNumber, text: at(one.numberedAt, one.decisionCode, one.decidedOn && date(one.decidedOn)) },
    { name: say.stepAnnounce, text: at(one.announcedAt, one.announcedPlace, one.announcedOn && date(one.announcedOn)) },
  ]
  return (
    <Section title={say.steps}>
      <Table
        hideCaption
        caption={say.steps}
        rows={rows}
        columns={[
          { key: 'name', head: say.step, main: true, cell: ({ name }) => name },
          { key: 'text', head: say.result, cell: ({ text }) => text },
        ]}
      />
    </Section>
  )
}
