import type { Actor } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { number } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { Actions, Heading, Link, LinkButton, Notice, Paragraph, Section, Table } from '../../ui/index.ts'
import { leaders, readFollowUp } from './access.ts'
import { address, type Filter } from './filter.ts'
import { FollowUpCounters, listPath } from './filters.tsx'
import { type Counts, countAll, type DocumentOption, type LateOffice } from './queries.ts'
import { urgingPath } from './urging-page.tsx'
import { words } from './words.ts'

interface Props {
  counts: Counts
  filter: Filter
  late: LateOffice[]
  documents: DocumentOption[]
}

/** The first look of a leader's day, above the own work; null for everyone else, and while nothing was given. */
export async function leaderFirst(db: Db, actor: Actor, today: Temporal.PlainDate) {
  if (!actor.post || !leaders.includes(actor.post.role)) return null
  const counts = await countAll(db, actor.reach(readFollowUp), {}, today)
  return counts.total === 0 ? null : <FiveFigures counts={counts} />
}

function FiveFigures({ counts }: { counts: Counts }) {
  const say = useWords(words)
  return (
    <Section title={say.fiveFigures}>
      <FollowUpCounters counts={counts} filter={{}} />
      <Actions>
        <LinkButton href="/follow-up" variant="secondary">
          {say.toFollowUp}
        </LinkButton>
      </Actions>
    </Section>
  )
}

/** A leader's twenty seconds: five figures, whom to call, the report that is already drafted. */
export function LeaderBlock({ counts, filter, late, documents }: Props) {
  const say = useWords(words)
  const about = documents.find(({ id }) => id === filter.document) ?? documents[0]
  return (
    <>
      <Heading>{say.fiveFigures}</Heading>
      <FollowUpCounters counts={counts} filter={filter} />
      <Heading>{say.lateOffices}</Heading>
      <LateOffices late={late} filter={filter} />
      {about && (
        <>
          <Heading>{say.draftedReport}</Heading>
          <Paragraph>
            {about.code ? `${about.code} – ` : ''}
            {about.subject}. {say.draftedReportText}
          </Paragraph>
          <Actions>
            <LinkButton href={`/reports/upward?document=${about.id}`}>{say.openReport}</LinkButton>
          </Actions>
        </>
      )}
    </>
  )
}

/** Whom to call or to write to; the letter is ready. */
export function LateOffices({ late, filter }: Pick<Props, 'late' | 'filter'>) {
  const say = useWords(words)
  return late.length === 0 ? <Notice kind="success">{say.noneLate}</Notice> : <LateTable late={late} filter={filter} />
}

function LateTable({ late, filter }: { late: LateOffice[]; filter: Filter }) {
  const say = useWords(words)
  return (
    <Table
      caption={say.lateOffices}
      hideCaption
      rows={late}
      columns={[
        { key: 'body', head: say.body, cell: (row) => row.body },
        { key: 'leader', head: say.callWhom, cell: (row) => row.leaders.join(', ') || say.noHolder },
        {
          key: 'count',
          head: say.lateCount,
          numeric: true,
          cell: (row) => <Link href={address(listPath, { ...filter, counter: 'open-late', office: row.bodyId })}>{number(row.count)}</Link>,
        },
        { key: 'days', head: say.lateDays, numeric: true, cell: (row) => say.days(number(row.days)) },
        { key: 'letter', head: say.letter, cell: (row) => <Letters row={row} /> },
      ]}
    />
  )
}

function Letters({ row }: { row: LateOffice }) {
  const say = useWords(words)
  const href = (nature: string) => `${urgingPath(row.bodyId)}?nature=${nature}`
  return (
    <>
      {row.orders > 0 && <Link href={href('order')}>{say.urge}</Link>}
      {row.orders > 0 && row.requests > 0 && ' · '}
      {row.requests > 0 && <Link href={href('request')}>{say.askKindly}</Link>}
      {row.orders + row.requests === 0 && say.nothingToUrge}
    </>
  )
}
