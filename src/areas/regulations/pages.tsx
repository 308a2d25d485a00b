import { date, instant } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import type { CentreName } from '../../registry/index.ts'
import {
  Actions,
  Button,
  DateField,
  Details,
  EmptyState,
  Field,
  FileField,
  Form,
  Hint,
  Layout,
  Link,
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
import { IssuedText } from '../../work/issued-text.tsx'
import { type Shortfall, shortfalls, statusKinds, statusOf } from '../../work/issued-texts.ts'
import { draftRegulation, issueRegulation } from './access.ts'
import type { OwnTemplate, Regulation } from './queries.ts'
import { shipped } from './template.ts'
import { words } from './words.ts'

export const centrePath = (id: string) => `/centres/${id}/regulations`
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
      <IssuedText body={regulation.body} />
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
          <LinkButton href={`${path}/text.docx`} variant="secondary">
            {say.word}
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
      <IssuedText body={regulation.body} />
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
