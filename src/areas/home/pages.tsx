import type { ComponentChildren } from 'preact'
import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  EmptyState,
  Form,
  Heading,
  Layout,
  Link,
  LinkButton,
  Muted,
  Notice,
  Paragraph,
  Section,
  Status,
  Table,
  TaskList,
} from '../../ui/index.ts'
import type { SearchHit, WaitingItem } from '../../work/sources.ts'
import { laterAreas, words } from './words.ts'

/** Due first, undated last, then the longest waiting. */
export function byDue(a: WaitingItem, b: WaitingItem): number {
  if (a.dueOn && b.dueOn) return Temporal.PlainDate.compare(a.dueOn, b.dueOn) || Temporal.Instant.compare(a.since, b.since)
  if (a.dueOn || b.dueOn) return a.dueOn ? -1 : 1
  return Temporal.Instant.compare(a.since, b.since)
}

export function HomePage({ items, first }: { items: WaitingItem[]; first: ComponentChildren }) {
  const say = useWords(words)
  const { actor, lang } = useFacts()
  const later = actor.post && laterAreas[actor.post.role]
  const groups = [...Map.groupBy([...items].sort(byDue), (item) => item.todo)]
  return (
    <Layout
      title={say.title}
      caption={actor.post ? `${actor.post.roleName} · ${actor.post.bodyName}` : undefined}
      wide
      large={actor.post?.role === 'society-chair'}
    >
      {!actor.post && (
        <EmptyState title={say.noPost} action={{ href: '/posts', text: say.choosePost }}>
          {say.noPostText}
        </EmptyState>
      )}
      {later && (
        <Notice>
          <strong>{say.later}.</strong> {later[lang]}
        </Notice>
      )}
      {first}
      {actor.post && items.length === 0 && (
        <EmptyState title={say.nothing} action={{ href: '/tasks', text: say.toTasks }}>
          {say.nothingText}
        </EmptyState>
      )}
      {items.length > 0 && <Muted>{say.waiting(items.length)}</Muted>}
      {groups.map(([todo, list]) => (
        <Section key={todo} title={`${todo} (${list.length})`}>
          <Waiting list={list} caption={todo} />
        </Section>
      ))}
    </Layout>
  )
}

function Waiting({ list, caption }: { list: WaitingItem[]; caption: string }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Table
      caption={caption}
      hideCaption
      rows={list}
      columns={[
        { key: 'task', head: say.task, cell: (item) => <Link href={item.href}>{item.title}</Link> },
        { key: 'from', head: say.from, cell: (item) => item.from },
        {
          key: 'due',
          head: say.due,
          cell: (item) =>
            !item.dueOn ? (
              say.noDue
            ) : Temporal.PlainDate.compare(item.dueOn, today) < 0 ? (
              <Status kind="late">{`${say.overdue} ${date(item.dueOn)}`}</Status>
            ) : (
              date(item.dueOn)
            ),
        },
      ]}
    />
  )
}

interface SearchProps {
  query: string
  hits: SearchHit[]
  /** Kind → the list that holds all of it, where more was found than is shown. */
  lists: Map<string, string>
}

export function SearchPage({ query, hits, lists }: SearchProps) {
  const say = useWords(words)
  return (
    <Layout title={say.searchTitle}>
      <Muted>{say.searchHint}</Muted>
      {query && hits.length === 0 && <EmptyState title={say.none}>{say.noneText}</EmptyState>}
      {hits.length > 0 && <Paragraph>{say.found(hits.length, query)}</Paragraph>}
      {[...Map.groupBy(hits, (hit) => hit.kind)].map(([kind, list]) => (
        <div key={kind}>
          <Heading>{`${kind} (${list.length}${lists.has(kind) ? '+' : ''})`}</Heading>
          <TaskList id={`hits-${kind}`} items={list.map((hit) => ({ text: hit.title, href: hit.href, hint: hit.detail }))} />
          {lists.has(kind) && (
            <Paragraph>
              <Link href={lists.get(kind)!}>{say.seeAll(kind)}</Link>
            </Paragraph>
          )}
        </div>
      ))}
    </Layout>
  )
}

export function DemoPage() {
  const say = useWords(words)
  return (
    <Layout title={say.demoTitle} back={{ href: '/' }}>
      <Paragraph>{say.demoText}</Paragraph>
      <Section title={say.demoPast}>
        <Paragraph>{say.demoPastText}</Paragraph>
        <LinkButton href="/units?on=30/06/2023&q=T%C3%A2n+Y%C3%AAn" variant="secondary">
          {say.demoPastLink}
        </LinkButton>
      </Section>
      <Section title={say.demoReset}>
        <Paragraph>{say.demoResetText}</Paragraph>
        <Form action="/demo/reset">
          <Button variant="warning">{say.demoReset}</Button>
        </Form>
      </Section>
    </Layout>
  )
}

export function AboutPage() {
  const say = useWords(words)
  const { actor } = useFacts()
  return (
    <Layout title={say.aboutTitle}>
      <Paragraph>{say.about1}</Paragraph>
      <Paragraph>{say.about2}</Paragraph>
      {!actor.person && <LinkButton href="/sign-in">{say.signIn}</LinkButton>}
    </Layout>
  )
}
