import { date, number } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  Form,
  Hidden,
  Layout,
  Link,
  List,
  Notice,
  Paragraph,
  Printed,
  Section,
  Status,
  SummaryList,
  Table,
  Timeline,
} from '../../ui/index.ts'
import { Actions } from './actions.tsx'
import { bandOf, type Gain, papersOf, type Scored } from './criteria.ts'
import { type Explained, groupsOf, type Line, mostOf, mostOfLine } from './explain.ts'
import { statusKinds } from './list-page.tsx'
import { type PeerGroup, Peers } from './peers-section.tsx'
import type { CriteriaSet } from './sets.ts'
import { words } from './words.ts'

export const ratingPath = (id: string) => `/ratings/${id}`

export interface Rights {
  /** The reader may work on the self-assessment. */
  own: boolean
  team: boolean
  inspect: boolean
  decide: boolean
  candidates: { id: string; name: string; post: string }[]
}

interface ShowProps {
  one: Explained
  gains: Gain[]
  peers: PeerGroup | null
  rights: Rights
}

export function useResult(set: Pick<CriteriaSet, 'kind' | 'criteria'>) {
  const say = useWords(words)
  return (value: number) =>
    set.kind === 'levels' ? say.level(String(value)) : say.ofPoints(number(value), number(mostOf(set.kind, set.criteria)))
}

export function ShowPage({ one, gains, peers, rights }: ShowProps) {
  const say = useWords(words)
  const { rating, set, status } = one
  return (
    <Layout
      title={rating.centre}
      caption={`${say.title} – ${say.ofYear(String(rating.year))}`}
      back={{ href: `/ratings?year=${rating.year}`, text: say.title }}
      wide
    >
      <Headline one={one} />
      <Actions one={one} rights={rights} />
      {status === 'self' && <Gains gains={gains} />}
      <Lines one={one} />
      {peers && <Peers group={peers} rating={rating} />}
      {status !== 'self' && <Team one={one} />}
      {rating.entries.length > 0 && (
        <Section title={say.history}>
          <Timeline
            events={rating.entries.map((entry) => ({ title: say[`entry-${entry.kind}`], when: entry.at, by: entry.by, text: entry.note }))}
          />
        </Section>
      )}
      <Paragraph>
        {set.name}. {set.basis}. <Link href={`/rating-sets/${set.id}`}>{say.sets}</Link>
      </Paragraph>
      <Printed />
    </Layout>
  )
}

function Headline({ one: { rating, set, status, own, found } }: { one: Explained }) {
  const say = useWords(words)
  const result = useResult(set)
  const short = (value: number) => (set.kind === 'levels' ? result(value) : `${result(value)} – ${bandOf(set.bands, value)?.name ?? '–'}`)
  return (
    <SummaryList
      rows={[
        { key: say.state, value: <Status kind={statusKinds[status]}>{say[status]}</Status> },
        { key: say.selfPoints, value: short(own) },
        found !== null && { key: say.found, value: short(found) },
        rating.result !== null && {
          key: say.result,
          value: <strong>{[result(rating.result), rating.band].filter(Boolean).join(' – ')}</strong>,
        },
        rating.decidedOn !== null && { key: say.decision, value: `${rating.decisionCode} · ${date(rating.decidedOn)}` },
        {
          key: say.wordFiles,
          value: (
            <List
              items={papersOf(status).map((paper) => (
                <Link key={paper} href={`${ratingPath(rating.id)}/${paper}.docx`} download>
                  {paper === 'decision' && status === 'inspected' ? say.decisionDraft : say[`paper-${paper}`]}
                </Link>
              ))}
            />
          ),
        },
      ]}
    />
  )
}

export function Gains({ gains }: { gains: Gain[] }) {
  const say = useWords(words)
  const worth = gains.filter(({ gain }) => gain > 0)
  return (
    <Section title={say.gains}>
      {worth.length === 0 ? (
        <Paragraph>{say.noGains}</Paragraph>
      ) : (
        <>
          <Paragraph>{say.gainsText}</Paragraph>
          <List items={worth.map(({ gain, step, criterion }) => say.gain(number(gain), `${step.text} (${criterion.code})`))} />
        </>
      )}
    </Section>
  )
}

/** Why a line has its points: each thing that the records show or lack, and what was claimed. */
export function Why({ line, row, ratingId }: { line: Scored; row?: Line['row']; ratingId?: string }) {
  const say = useWords(words)
  const reasons = line.steps.map(({ step, value, held }) => {
    const text = held
      ? say.has(step.text, number(step.points ?? step.level ?? 0))
      : say.hasNot(step.text, number(value), number(step.least))
    return ratingId ? <Link href={`${ratingPath(ratingId)}/steps/${step.id}`}>{text}</Link> : text
  })
  const claimed = line.claimed > 0 && `${say.claimed}: +${number(line.claimed)}`
  return (
    <List
      items={[
        ...reasons,
        claimed,
        row?.evidence && `${say.evidence}: ${row.evidence}`,
        row?.fileId && (
          <Link href={`/rating-evidence/${row.fileId}`} download>
            {row.fileName ?? say.evidenceFile}
          </Link>
        ),
        row?.remark && `${say.remark}: ${row.remark}`,
        line.rest > 0 && line.claimed === 0 && `${say.claimed}: ${say.noEvidence}`,
      ].filter((item) => item)}
    />
  )
}

type Shown = { line: Line | null; code: string; text: string; most: number; own: number; found: number | null }

function Lines({ one }: { one: Explained }) {
  const say = useWords(words)
  const { rating, set, own, found } = one
  const rows = groupsOf(one).flatMap(({ heading, lines, ...sums }): Shown[] => [
    { line: null, code: heading.code, text: heading.text, ...sums },
    ...lines.map((line) => ({
      line,
      code: line.criterion.code,
      text: line.criterion.text,
      most: mostOfLine(set.kind, line.criterion),
      own: line.total,
      found: found === null ? null : (line.row?.found ?? 0),
    })),
  ])
  const head = (row: Shown) => (row.line ? `${row.code} ${row.text}` : <strong>{`${row.code}. ${row.text}`}</strong>)
  const all: Shown = { line: null, code: '', text: say.sum, most: mostOf(set.kind, set.criteria), own, found }
  return (
    <Section title={say.table}>
      <Table
        dense
        hideCaption
        caption={say.table}
        rows={rows}
        rowId={({ code }) => `c-${code}`}
        totals={set.kind === 'points' ? [all] : []}
        columns={[
          { key: 'text', head: say.criterion, main: true, cell: (row) => (row.code ? head(row) : row.text) },
          { key: 'most', head: say.most, numeric: true, cell: (row) => number(row.most) },
          { key: 'own', head: say.selfPoints, numeric: true, cell: (row) => number(row.own) },
          ...(found === null ? [] : [{ key: 'found', head: say.found, numeric: true, cell: (row: Shown) => number(row.found ?? 0) }]),
          { key: 'why', head: say.why, cell: (row) => row.line && <Why line={row.line} row={row.line.row} ratingId={rating.id} /> },
        ]}
      />
    </Section>
  )
}

function Team({ one: { rating } }: { one: Explained }) {
  const say = useWords(words)
  return (
    <Section title={say.team}>
      {rating.members.length ? <List items={rating.members.map(({ name }) => name)} /> : <Paragraph>{say.noTeam}</Paragraph>}
    </Section>
  )
}

interface ProposalProps {
  centre: { id: string; name: string; place: string }
  year: number
  set: CriteriaSet
  lines: Scored[]
  own: number
  gains: Gain[]
  may: boolean
}

/** Before anything was claimed: what the records alone would give today. */
export function ProposalPage({ centre, year, set, lines, own, gains, may }: ProposalProps) {
  const say = useWords(words)
  const result = useResult(set)
  return (
    <Layout
      title={centre.name}
      caption={`${say.title} – ${say.ofYear(String(year))}`}
      back={{ href: `/ratings?year=${year}`, text: say.title }}
      wide
    >
      <Notice>{`${say.byTheRecords}: ${result(own)}.`}</Notice>
      {may && (
        <Form action={`/centres/${centre.id}/rating/start`}>
          <Hidden name="year" value={String(year)} />
          <Button>{say.start}</Button>
        </Form>
      )}
      <Gains gains={gains} />
      <Section title={say.table}>
        <Table
          dense
          hideCaption
          caption={say.table}
          rows={lines}
          columns={[
            { key: 'text', head: say.criterion, main: true, cell: ({ criterion }) => `${criterion.code} ${criterion.text}` },
            { key: 'most', head: say.most, numeric: true, cell: ({ criterion }) => number(set.kind === 'levels' ? 2 : criterion.points) },
            { key: 'own', head: say.byRecords, numeric: true, cell: (line) => number(line.byRecords) },
            { key: 'why', head: say.why, cell: (line) => <Why line={line} /> },
          ]}
        />
      </Section>
    </Layout>
  )
}
