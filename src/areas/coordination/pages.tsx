import { date, instant, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import type { CentreName } from '../../registry/index.ts'
import {
  address,
  Button,
  Counters,
  Details,
  EmptyState,
  Field,
  Filters,
  Form,
  Layout,
  Link,
  Listing,
  Muted,
  Notice,
  Paragraph,
  Printed,
  Status,
  type StatusKind,
  SummaryList,
  Table,
  TextArea,
} from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { IssuedText } from '../../work/issued-text.tsx'
import { statusKinds, statusOf } from '../../work/issued-texts.ts'
import { draftCoordination, issueCoordination } from './access.ts'
import { type Standing, standingOf } from './coordination.ts'
import type { CentreRow, Rules } from './queries.ts'
import { words } from './words.ts'

const standingKinds: Record<Standing, StatusKind> = { drafting: 'doing', asked: 'waiting', change: 'returned', agreed: 'done' }

export function StateTag({ rules }: { rules: Rules }) {
  const say = useWords(words)
  const { today } = useFacts()
  const status = statusOf(rules, today)
  if (status !== 'draft') return <Status kind={statusKinds[status]}>{say[status]}</Status>
  const standing = standingOf(rules)
  return <Status kind={standingKinds[standing]}>{say[standing]}</Status>
}

export type Show = 'all' | 'lack' | 'in-force'
export const shownBy = (rows: CentreRow[], show: Show) =>
  show === 'all' ? rows : rows.filter((row) => (row.rulesId === null) === (show === 'lack'))
const asked = ({ q, show }: { q: string; show: Show }) => ({ q, show: show !== 'all' && show })

export function ListPage({ found, filter }: { found: CentreRow[]; filter: { q: string; show: Show; page: number } }) {
  const say = useWords(words)
  const rows = shownBy(found, filter.show)
  const count = (show: Show, label: string, kind: 'none' | 'late' | 'done') => ({
    label,
    count: shownBy(found, show).length,
    href: address('/coordination', asked({ q: filter.q, show })),
    kind,
    current: filter.show === show,
  })
  return (
    <Layout title={say.title} wide>
      <CentreTabs current="/coordination" />
      <Muted>
        <Link href="/mergers">{say.mergers}</Link>
      </Muted>
      <Paragraph>{say.intro}</Paragraph>
      {found.length > 1 && (
        <Counters items={[count('all', say.all, 'none'), count('lack', say.lacking, 'late'), count('in-force', say.having, 'done')]} />
      )}
      {(found.length > 12 || filter.q) && (
        <Filters action="/coordination">
          <Field name="q" label={say.find} value={filter.q} />
        </Filters>
      )}
      {rows.length === 0 ? (
        <EmptyState title={say.emptyTitle}>{say.empty}</EmptyState>
      ) : (
        <Listing
          path="/coordination"
          asked={asked(filter)}
          caption={say.title}
          rows={rows}
          page={filter.page}
          columns={[
            {
              key: 'centre',
              head: say.centre,
              main: true,
              cell: (row) => <Link href={`/centres/${row.id}/coordination`}>{row.name}</Link>,
            },
            { key: 'place', head: say.place, cell: (row) => row.place },
            { key: 'state', head: say.state, cell: (row) => <RowState row={row} /> },
            {
              key: 'code',
              head: say.rules,
              cell: (row) => (row.rulesId ? <Link href={`/coordination/${row.rulesId}`}>{row.code || say.rules}</Link> : '–'),
            },
            { key: 'since', head: say.since, cell: (row) => (row.inForceFrom && row.rulesId ? date(row.inForceFrom) : '–') },
            { key: 'partners', head: say.partners, numeric: true, cell: (row) => (row.rulesId ? number(row.partners) : '–') },
          ]}
        />
      )}
    </Layout>
  )
}

function RowState({ row }: { row: CentreRow }) {
  const say = useWords(words)
  if (row.rulesId) return <Status kind="done">{say['in-force']}</Status>
  return row.drafting ? <Status kind="doing">{say.drafting}</Status> : <Status kind="late">{say.none}</Status>
}

export function CentrePage({ centre, versions, mine }: { centre: CentreName; versions: Rules[]; mine: boolean }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const start = mine && actor.may(draftCoordination) && !versions.some(({ issuedAt }) => issuedAt === null) && (
    <Form action={`/centres/${centre.id}/coordination/draft`}>
      <Button>{versions.length > 0 ? say.startNext : say.start}</Button>
    </Form>
  )
  return (
    <Layout title={say.rules} caption={centre.name} back={{ href: '/coordination', text: say.title }}>
      {versions.length === 0 ? (
        <EmptyState title={say.noVersionTitle} action={start}>
          {mine ? say.noVersionOwn : say.noVersionOther}
        </EmptyState>
      ) : (
        <>
          <Table
            hideCaption
            caption={say.rules}
            rows={versions}
            columns={[
              {
                key: 'title',
                head: say.rules,
                main: true,
                cell: (row) => (
                  <Link href={row.issuedAt ? `/coordination/${row.id}` : `/coordination/${row.id}/draft`}>{row.code || row.title}</Link>
                ),
              },
              { key: 'state', head: say.state, cell: (row) => <StateTag rules={row} /> },
              { key: 'since', head: say.since, cell: (row) => (row.inForceFrom ? date(row.inForceFrom) : '–') },
              { key: 'until', head: say.until, cell: (row) => (row.supersededOn ? date(row.supersededOn) : '–') },
            ]}
          />
          {start}
        </>
      )}
    </Layout>
  )
}

export function Partners({ rules }: { rules: Rules }) {
  const say = useWords(words)
  return (
    <Table
      caption={say.partners}
      rows={rules.partners}
      empty={say.noPartner}
      columns={[
        { key: 'name', head: say.partners, main: true, cell: (row) => row.name },
        {
          key: 'answer',
          head: say.opinion,
          cell: (row) =>
            row.agreed === null ? (
              <Status kind="waiting">{say.waiting}</Status>
            ) : row.agreed ? (
              <Status kind="done">{say.agree}</Status>
            ) : (
              <Status kind="returned">{say.disagree}</Status>
            ),
        },
        {
          key: 'reason',
          head: '',
          cell: (row) =>
            [row.agreed === null && row.reason ? say.before(row.reason) : row.reason, row.by, row.answeredAt && instant(row.answeredAt)]
              .filter(Boolean)
              .join(' · '),
        },
      ]}
    />
  )
}

export function RulesPage({ rules, mine }: { rules: Rules; mine: boolean }) {
  const say = useWords(words)
  const { actor } = useFacts()
  return (
    <Layout
      title={rules.title}
      caption={rules.centre}
      status={<StateTag rules={rules} />}
      back={{ href: `/centres/${rules.centreId}/coordination`, text: say.rules }}
    >
      {rules.withdrawnAt && <Notice kind="warning">{say.withdrawnBecause(rules.withdrawReason)}</Notice>}
      <SummaryList
        rows={[
          { key: say.code, value: rules.code || '–' },
          { key: say.issuer, value: rules.issuer },
          { key: say.decidedOn, value: rules.decidedOn ? date(rules.decidedOn) : '–' },
          { key: say.inForceFrom, value: rules.inForceFrom ? date(rules.inForceFrom) : '–' },
          rules.supersededOn !== null && { key: say.until, value: date(rules.supersededOn) },
          {
            key: say.file,
            value: (
              <Link href={`/coordination/${rules.id}/file`} download>
                {say.open}
              </Link>
            ),
          },
          { key: say.issuedBy, value: rules.issuedBy ?? '–' },
        ]}
      />
      <Partners rules={rules} />
      <IssuedText body={rules.body} />
      <Printed />
      {mine && !rules.withdrawnAt && actor.may(issueCoordination) && (
        <Details summary={say.withdraw} fields={['reason']}>
          <Form action={`/coordination/${rules.id}/withdrawal`}>
            <TextArea name="reason" label={say.withdrawReason} rows={2} />
            <Button variant="warning">{say.withdraw}</Button>
          </Form>
        </Details>
      )}
    </Layout>
  )
}
