import type { AuditHead, Verdict } from '../../kernel/audit.ts'
import { date, instant, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/index.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  DateField,
  Details,
  EmptyState,
  Field,
  Filters,
  Heading,
  Layout,
  Link,
  LinkButton,
  List,
  Muted,
  Notice,
  Pagination,
  Paragraph,
  Select,
  Table,
} from '../../ui/index.ts'
import { type Act, type Filter, perPage } from './queries.ts'
import { subjectPage, verbName } from './verbs.ts'
import { words } from './words.ts'

function address(path: string, { person, verb, from, until, page }: Filter): string {
  const query = new URLSearchParams()
  if (person) query.set('person', person)
  if (verb) query.set('verb', verb)
  if (from) query.set('from', date(from))
  if (until) query.set('until', date(until))
  if (page > 1) query.set('page', String(page))
  return query.size ? `${path}?${query}` : path
}

interface Log {
  acts: Act[]
  total: number
  filter: Filter
  verbs: string[]
}

export function LogPage({ acts, total, filter, verbs }: Log) {
  const say = useWords(words)
  const { lang, actor } = useFacts()
  const unfiltered = address('/audit', filter) === '/audit'
  return (
    <Layout title={say.title} caption={actor.post?.bodyName} back={{ href: '/units', text: say.units }} wide>
      <Paragraph>{say.about}</Paragraph>
      <Actions>
        <LinkButton href="/audit/verification">{say.verify}</LinkButton>
        <LinkButton href={address('/audit.xlsx', { ...filter, page: 1 })} variant="secondary">
          {say.excel}
        </LinkButton>
      </Actions>
      {total === 0 && unfiltered ? (
        <EmptyState title={say.none}>{say.noneText}</EmptyState>
      ) : (
        <>
          <Filters action="/audit">
            <Field name="person" label={say.person} type="search" value={filter.person} width={20} />
            <Select
              name="verb"
              label={say.verb}
              value={filter.verb}
              options={[{ value: '', text: say.anyVerb }, ...verbs.map((verb) => ({ value: verb, text: verbName(verb, lang) }))]}
            />
            <DateField name="from" label={say.from} value={filter.from ? date(filter.from) : ''} optional />
            <DateField name="until" label={say.until} value={filter.until ? date(filter.until) : ''} optional />
          </Filters>
          <Muted>{say.total(number(total))}</Muted>
          <Acts acts={acts} />
          <Pagination page={filter.page} pages={Math.ceil(total / perPage)} href={(page) => address('/audit', { ...filter, page })} />
        </>
      )}
    </Layout>
  )
}

function Acts({ acts }: { acts: Act[] }) {
  const say = useWords(words)
  const { lang } = useFacts()
  return (
    <Table
      caption={say.title}
      hideCaption
      dense
      rows={acts}
      empty={say.noneFound}
      columns={[
        { key: 'seq', head: say.seq, numeric: true, cell: ({ seq }) => number(seq) },
        { key: 'when', head: say.when, cell: ({ at }) => instant(at) },
        { key: 'who', head: say.who, cell: ({ person, post }) => [person ?? say.system, post].filter(Boolean).join(' – ') },
        { key: 'what', head: say.what, main: true, cell: ({ verb }) => verbName(verb, lang) },
        {
          key: 'subject',
          head: say.subject,
          cell: ({ verb, subjectId }) => {
            const page = subjectPage(verb, subjectId)
            return page ? <Link href={page}>{say.open}</Link> : ''
          },
        },
        {
          key: 'detail',
          head: say.detail,
          cell: ({ detail }) => (
            <Details summary={say.detail}>
              <List items={linesOf(detail)} />
            </Details>
          ),
        },
      ]}
    />
  )
}

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** What a row holds, a line for each field; a change as before → after. */
export function linesOf({ before, after, form, ...rest }: Record<string, unknown>): string[] {
  const pairs = (part: unknown) => Object.entries((part ?? {}) as Record<string, unknown>)
  const from = (before ?? {}) as Record<string, unknown>
  return [
    ...pairs(rest).map(([key, value]) => `${key}: ${text(value)}`),
    ...pairs(form).map(([key, value]) => `${key}: ${text(value)}`),
    ...pairs(after).map(([key, value]) => `${key}: ${text(from[key])} → ${text(value)}`),
  ]
}

export function VerificationPage({ verdict, heads, names }: { verdict: Verdict; heads: AuditHead[]; names: Map<string, string> }) {
  const say = useWords(words)
  const { now } = useFacts()
  const nameOf = (bodyId: string) => names.get(bodyId) ?? say.system
  const { firstBad, rows } = verdict
  return (
    <Layout title={say.verifyTitle} caption={instant(now)} back={{ href: '/audit', text: say.title }}>
      {firstBad ? (
        <>
          <Notice kind="warning">{say[firstBad.reason](number(firstBad.seq), nameOf(firstBad.bodyId))}</Notice>
          <Paragraph>{say.remedy}</Paragraph>
        </>
      ) : (
        <Notice kind="success">{say.sound(number(rows))}</Notice>
      )}
      <Heading>{say.heads}</Heading>
      <Paragraph>{say.headsText}</Paragraph>
      <Table
        caption={say.heads}
        hideCaption
        rows={heads}
        columns={[
          { key: 'chain', head: say.chain, cell: ({ bodyId }) => nameOf(bodyId) },
          { key: 'rows', head: say.rows, numeric: true, cell: (head) => number(head.rows) },
          { key: 'hash', head: say.hash, cell: ({ hash }) => hash.match(/.{16}/g)!.join(' ') },
        ]}
      />
      <Muted>{say.print}</Muted>
    </Layout>
  )
}
