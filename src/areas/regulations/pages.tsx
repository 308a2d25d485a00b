import { date, instant } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import type { CentreName } from '../../registry/index.ts'
import {
  Actions,
  Button,
  Counters,
  DateField,
  Details,
  EmptyState,
  Field,
  FileField,
  Filters,
  Form,
  Heading,
  Hint,
  Layout,
  Link,
  LinkButton,
  List,
  Muted,
  Notice,
  Pagination,
  Paragraph,
  Printed,
  Section,
  Select,
  Status,
  SummaryList,
  Table,
  TextArea,
} from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { draftRegulation, issueRegulation, writeTemplate } from './access.ts'
import { type CentreFilter, type CentreRow, type OwnTemplate, type Regulation, statusKinds } from './queries.ts'
import { blocksOf, type Shortfall, shortfalls, statusOf } from './regulation.ts'
import { shipped } from './template.ts'
import { words } from './words.ts'

const perPage = 100

const listHref = ({ q, state }: CentreFilter, page = 1) => {
  const query = new URLSearchParams({ ...(q && { q }), ...(state !== 'all' && { state }), ...(page > 1 && { page: String(page) }) })
  return query.size ? `/regulations?${query}` : '/regulations'
}
export const centrePath = (id: string) => `/centres/${id}/regulations`

export interface ListProps {
  /** All of the reader's centres that the search finds, before the choice by state. */
  found: CentreRow[]
  filter: CentreFilter & { page: number }
}

export function ListPage({ found, filter }: ListProps) {
  const say = useWords(words)
  const { actor } = useFacts()
  const lacking = found.filter((row) => row.regulationId === null)
  const rows = filter.state === 'all' ? found : filter.state === 'lack' ? lacking : found.filter((row) => row.regulationId !== null)
  const count = (state: CentreFilter['state'], label: string, n: number, kind: 'none' | 'late' | 'done') => ({
    label,
    count: n,
    href: listHref({ q: filter.q, state }),
    kind,
    current: filter.state === state,
  })
  return (
    <Layout title={say.title} wide>
      <CentreTabs current="/regulations" />
      <Paragraph>{say.intro}</Paragraph>
      {found.length > 1 && (
        <Counters
          items={[
            count('all', say.allCentres, found.length, 'none'),
            count('lack', say.lacking, lacking.length, 'late'),
            count('in-force', say.having, found.length - lacking.length, 'done'),
          ]}
        />
      )}
      {found.length > 12 || filter.q ? (
        <Filters action="/regulations">
          <Field name="q" label={say.find} value={filter.q} />
          <Select
            name="state"
            label={say.show}
            options={[
              { value: 'all', text: say.allCentres },
              { value: 'lack', text: say.lacking },
              { value: 'in-force', text: say.having },
            ]}
          />
        </Filters>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={say.emptyTitle}>{say.empty}</EmptyState>
      ) : (
        <>
          <Muted>
            <Link href={listHref(filter).replace('/regulations', '/regulations/list.xlsx')} download>
              {say.excel}
            </Link>
            {actor.may(writeTemplate) && (
              <>
                {' · '}
                <Link href="/regulations/template">{say.template}</Link>
              </>
            )}
          </Muted>
          <Table
            dense
            hideCaption
            caption={say.title}
            rows={rows.slice((filter.page - 1) * perPage, filter.page * perPage)}
            columns={[
              { key: 'centre', head: say.centre, main: true, cell: (row) => <Link href={centrePath(row.id)}>{row.name}</Link> },
              { key: 'place', head: say.place, cell: (row) => row.place },
              { key: 'state', head: say.state, cell: (row) => <State row={row} /> },
              {
                key: 'code',
                head: say.regulation,
                cell: (row) =>
                  row.regulationId ? <Link href={`/regulations/${row.regulationId}`}>{row.code || say.regulation}</Link> : '–',
              },
              { key: 'since', head: say.since, cell: (row) => (row.inForceFrom ? date(row.inForceFrom) : '–') },
            ]}
          />
          <Pagination page={filter.page} pages={Math.ceil(rows.length / perPage)} href={(page) => listHref(filter, page)} />
        </>
      )}
    </Layout>
  )
}

function State({ row }: { row: CentreRow }) {
  const say = useWords(words)
  if (row.regulationId) return <Status kind="done">{say['in-force']}</Status>
  return row.drafting ? <Status kind="doing">{say.drafting}</Status> : <Status kind="late">{say.none}</Status>
}

interface CentreProps {
  centre: CentreName
  versions: Regulation[]
  /** The reader drafts for this very centre. */
  mine: boolean
}

export function CentrePage({ centre, versions, mine }: CentreProps) {
  const say = useWords(words)
  const { actor, today } = useFacts()
  const other = mine ? undefined : actor.posts.find((post) => post.bodyId === centre.id && draftRegulation.roles.includes(post.role))
  const drafting = versions.some((one) => one.issuedAt === null)
  const start = mine && !drafting && (
    <Form action={`${centrePath(centre.id)}/draft`}>
      <Button>{versions.length ? say.startNext : say.start}</Button>
    </Form>
  )
  return (
    <Layout title={say.versions} caption={centre.name} back={{ href: `/centres/${centre.id}`, text: centre.name }}>
      {other && (
        <Notice>
          {say.otherPost(other.roleName)} <Link href="/posts">{say.switchPost}</Link>
        </Notice>
      )}
      {versions.length === 0 ? (
        <EmptyState title={say.noVersionTitle} action={start}>
          {mine ? say.noVersionOwn : say.noVersionOther}
        </EmptyState>
      ) : (
        <>
          <Table
            hideCaption
            caption={say.versions}
            rows={versions}
            columns={[
              {
                key: 'title',
                head: say.regulation,
                main: true,
                cell: (row) => <Link href={versionPath(row)}>{row.code || row.title}</Link>,
              },
              { key: 'state', head: say.state, cell: (row) => <RegulationState regulation={row} /> },
              { key: 'since', head: say.since, cell: (row) => (row.inForceFrom ? date(row.inForceFrom) : '–') },
              {
                key: 'until',
                head: '',
                cell: (row) => statusOf(row, today) === 'superseded' && row.supersededOn && say.supersededOn(date(row.supersededOn)),
              },
            ]}
          />
          {start}
        </>
      )}
    </Layout>
  )
}

const versionPath = ({ id, issuedAt }: Regulation) => (issuedAt ? `/regulations/${id}` : `/regulations/${id}/draft`)

export function RegulationState({ regulation }: { regulation: Regulation }) {
  const say = useWords(words)
  const { today } = useFacts()
  const status = statusOf(regulation, today)
  return <Status kind={statusKinds[status]}>{say[status]}</Status>
}

function Text({ body }: { body: string }) {
  return (
    <>
      {blocksOf(body).map(({ kind, text }) =>
        kind === 'chapter' ? (
          <Heading>{text}</Heading>
        ) : kind === 'article' ? (
          <Heading level={3}>{text}</Heading>
        ) : (
          <Paragraph>{text}</Paragraph>
        ),
      )}
    </>
  )
}

export function RegulationPage({ regulation, mine }: { regulation: Regulation; mine: boolean }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const { issuedAt, withdrawnAt, inForceFrom, decidedOn } = regulation
  return (
    <Layout
      title={regulation.title}
      caption={regulation.centre}
      status={<RegulationState regulation={regulation} />}
      back={{ href: centrePath(regulation.centreId), text: say.versions }}
    >
      {withdrawnAt && <Notice kind="warning">{say.withdrawnBecause(regulation.withdrawReason)}</Notice>}
      {issuedAt && (
        <SummaryList
          rows={[
            { key: say.code, value: regulation.code || '–' },
            { key: say.issuer, value: regulation.issuer },
            { key: say.decidedOn, value: decidedOn ? date(decidedOn) : '–' },
            { key: say.inForceFrom, value: inForceFrom ? date(inForceFrom) : '–' },
            {
              key: say.file,
              value: (
                <Link href={`/regulations/${regulation.id}/file`} download>
                  {say.open}
                </Link>
              ),
            },
            { key: say.issuedBy, value: `${regulation.issuedBy} · ${instant(issuedAt)}` },
          ]}
        />
      )}
      <Text body={regulation.body} />
      <Printed />
      {mine && issuedAt && !withdrawnAt && actor.may(issueRegulation) && (
        <Details summary={say.withdraw} fields={['reason']}>
          <Form action={`/regulations/${regulation.id}/withdrawal`}>
            <TextArea name="reason" label={say.reason} hint={say.reasonHint} rows={2} />
            <Button variant="warning">{say.withdraw}</Button>
          </Form>
        </Details>
      )}
    </Layout>
  )
}

function useMissing(): (shortfall: Shortfall) => string {
  const say = useWords(words)
  return (one) =>
    one.why === 'no-articles' ? say.noArticles : one.why === 'number' ? say.wrongNumber(one.expected, one.found) : say.openPlace(one.text)
}

export function DraftPage({ regulation }: { regulation: Regulation }) {
  const say = useWords(words)
  const { actor, today } = useFacts()
  const missing = shortfalls(regulation.body)
  const saying = useMissing()
  const path = `/regulations/${regulation.id}`
  return (
    <Layout
      title={say.edit}
      caption={regulation.centre}
      status={<RegulationState regulation={regulation} />}
      back={{ href: centrePath(regulation.centreId), text: say.versions }}
    >
      {missing.length > 0 && (
        <Notice>
          {say.notYet}
          <List items={missing.map(saying)} />
        </Notice>
      )}
      <Form action={`${path}/draft`} version={regulation.version} main>
        <Field name="title" label={say.heading} value={regulation.title} />
        <TextArea name="body" label={say.text} hint={say.textHint} value={regulation.body} rows={24} />
        <Actions>
          <Button>{say.save}</Button>
          <LinkButton href={`${path}/preview`} variant="secondary">
            {say.read}
          </LinkButton>
        </Actions>
      </Form>
      {missing.length === 0 && actor.may(issueRegulation) && (
        <Section title={say.issue}>
          <Paragraph>{say.issueIntro}</Paragraph>
          <Form action={`${path}/issue`} files version={regulation.version}>
            <Field name="code" label={say.code} hint={say.codeHint} width={20} optional />
            <Field name="issuer" label={say.issuer} value={say.issuerDefault} />
            <DateField name="decidedOn" label={say.decidedOn} value={date(today)} />
            <DateField name="inForceFrom" label={say.inForceFrom} value={date(today)} />
            <FileField name="file" label={say.file} hint={say.fileHint} accept=".pdf,.png,.jpg,.jpeg" />
            <Button>{say.doIssue}</Button>
          </Form>
        </Section>
      )}
      <Form action={`${path}/removal`}>
        <Button variant="warning">{say.remove}</Button>
      </Form>
    </Layout>
  )
}

export function PreviewPage({ regulation }: { regulation: Regulation }) {
  const say = useWords(words)
  return (
    <Layout
      title={regulation.title}
      caption={regulation.centre}
      status={<RegulationState regulation={regulation} />}
      back={{ href: `/regulations/${regulation.id}/draft`, text: say.edit }}
    >
      <Text body={regulation.body} />
      <Printed />
    </Layout>
  )
}

export function TemplatePage({ own }: { own: OwnTemplate | undefined }) {
  const say = useWords(words)
  const shown = own ?? shipped
  return (
    <Layout title={say.template} back={{ href: '/regulations', text: say.title }}>
      <Paragraph>{say.templateIntro}</Paragraph>
      <Hint>{own ? say.templateOwn(instant(own.savedAt)) : say.templateShipped}</Hint>
      <Form action="/regulations/template" version={own?.version} main>
        <Field name="title" label={say.heading} value={shown.title} />
        <TextArea name="body" label={say.text} hint={say.textHint} value={shown.body} rows={24} />
        <Button>{say.saveTemplate}</Button>
      </Form>
      {own && (
        <Form action="/regulations/template/removal">
          <Button variant="secondary">{say.dropTemplate}</Button>
        </Form>
      )}
    </Layout>
  )
}

export const mayDraftFor = (actor: ReturnType<typeof useFacts>['actor'], centreId: string): boolean =>
  actor.may(draftRegulation) && actor.post?.bodyId === centreId
