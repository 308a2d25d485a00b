import { date, instant } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  Button,
  Checkboxes,
  DateField,
  Field,
  Form,
  Layout,
  Link,
  LinkButton,
  List,
  Muted,
  Notice,
  Paragraph,
  Radios,
  Section,
  SummaryList,
  Table,
  Tabs,
  TextArea,
  Timeline,
} from '../../ui/index.ts'
import { givePost, handOverPost, switchAccount } from './access.ts'
import { AccountTag } from './account-pages.tsx'
import { accountState, ended, held, type Tenure } from './person.ts'
import { FindBody, PostFields, type PostFieldsProps, tenureOptions, useTerm } from './post-fields.tsx'
import type { Act, HandOverLine, Namesake, Person } from './queries.ts'
import { StepPage } from './step-page.tsx'
import { actWords, words } from './words.ts'

/** Units and their people share an entry of the menu. */
export function Parts() {
  const say = useWords(words)
  const items = [
    { href: '/units', text: say.units },
    { href: '/people', text: say.people, current: true },
  ]
  return <Tabs label={say.parts} items={items} />
}

/** What is held now; of somebody without a post the last one. */
export function PostList({ tenures }: { tenures: Tenure[] }) {
  const say = useWords(words)
  const { today } = useFacts()
  const term = useTerm()
  const living = tenures.filter((tenure) => !ended(tenure, today))
  const shown = living.length > 0 ? living : tenures.slice(0, 1)
  return (
    <div>
      {shown.map((tenure) => (
        <div key={tenure.postId}>
          {tenure.title}
          {tenure.acting && ` (${say.acting})`} – {tenure.body}
          {!held(tenure, today) && <Muted> · {term(tenure)}</Muted>}
        </div>
      ))}
      {tenures.length > shown.length && <Muted>{say.moreEnded(tenures.length - shown.length)}</Muted>}
    </div>
  )
}

export function NewPage({ bodies, roles, sameName }: PostFieldsProps & { sameName: boolean }) {
  const say = useWords(words)
  return (
    <Layout title={say.newTitle} back={{ href: '/people', text: say.backTo }}>
      <Paragraph>{say.newIntro}</Paragraph>
      <FindBody action="/people/new" bodies={bodies} />
      <Form action="/people/new" autosave={false}>
        <Field name="name" label={say.name} hint={say.nameHint} autocapitalize="words" autocomplete="off" />
        {sameName && <Checkboxes name="different" label={say.different} options={[{ value: 'yes', text: say.differentYes }]} />}
        <PostFields bodies={bodies} roles={roles} />
        <Field name="login" label={say.login} hint={say.loginHint} optional width={20} autocapitalize="none" autocomplete="off" />
        <Actions>
          <Button>{say.save}</Button>
        </Actions>
      </Form>
    </Layout>
  )
}

interface PersonProps {
  person: Person
  /** The administrator answers for the account. */
  answers: boolean
  /** The reader administers people: telephones, sign-in name and sessions are his to see. */
  contacts: boolean
  twins: Namesake[]
  acts: Act[]
  sessions: number
  lastSignIn: Temporal.Instant | null
  handOvers: HandOverLine[]
}

export function PersonPage(props: PersonProps) {
  const { person, twins, answers } = props
  const say = useWords(words)
  const { actor } = useFacts()
  return (
    <Layout title={person.name} back={{ href: '/people', text: say.backTo }} status={<AccountTag account={person.account} />}>
      {twins.length > 0 && (
        <Notice kind="warning">
          {say.twins}
          <List items={twins.map(({ id, name, body }) => <Link href={`/people/${id}`}>{`${name} – ${body}`}</Link>)} />
          {say.twinsText}
        </Notice>
      )}
      <Summary {...props} />
      <Posts person={person} />
      {actor.may(switchAccount) && !answers && <Notice>{say.notYours}</Notice>}
      {actor.may(givePost) && <Moves person={person} answers={answers} />}
      {props.handOvers.length > 0 && <HandOvers rows={props.handOvers} />}
      {props.acts.length > 0 && <History acts={props.acts} />}
    </Layout>
  )
}

function Summary({ person: { account, phone, email }, contacts, sessions, lastSignIn }: PersonProps) {
  const say = useWords(words)
  const { now } = useFacts()
  const masked = (value: string | null) => (value && !contacts ? '•••' : value)
  const state = accountState(account, now)
  const code = state === 'waiting' ? say.codeUntil(instant(account!.codeExpiresAt!)) : state === 'no-code' ? say.codeMissing : null
  const shown = contacts ? account : null
  return (
    <SummaryList
      rows={[
        shown && { key: say.loginRow, value: shown.login },
        code !== null && { key: say.codeRow, value: code },
        shown && { key: say.lastSignIn, value: lastSignIn ? instant(lastSignIn) : say.never },
        shown && { key: say.sessions, value: String(sessions) },
        phone !== null && { key: say.phone, value: masked(phone) },
        email !== null && { key: say.email, value: masked(email) },
      ]}
    />
  )
}

function Posts({ person }: Pick<PersonProps, 'person'>) {
  const say = useWords(words)
  const term = useTerm()
  return (
    <Table
      caption={say.posts}
      rows={person.tenures.filter(({ near }) => near)}
      columns={[
        { key: 'title', head: say.role, cell: ({ title, acting }) => `${title}${acting ? ` (${say.acting})` : ''}` },
        { key: 'body', head: say.body, cell: ({ body }) => body },
        { key: 'term', head: say.since2, cell: (tenure) => term(tenure) },
      ]}
    />
  )
}

function Moves({ person: { id, account, tenures }, answers }: Pick<PersonProps, 'person' | 'answers'>) {
  const say = useWords(words)
  const { actor, today } = useFacts()
  const own = actor.person?.id === id
  const living = tenures.some((tenure) => tenure.near && !ended(tenure, today))
  const moves: [boolean, string, string][] = [
    [answers && !own && !account?.disabledAt, 'code', account ? say.newCode : say.giveAccount],
    [true, 'posts', say.addPost],
    [living && actor.may(handOverPost), 'hand-over', say.handOver],
    [living && !own, 'post-end', say.endPost],
    [answers && !own && account !== null, 'account', account?.disabledAt ? say.enable : say.disable],
  ]
  return (
    <Section title={say.actions}>
      <Actions>
        {moves
          .filter(([may]) => may)
          .map(([, path, text]) => (
            <LinkButton key={path} href={`/people/${id}/${path}`} variant="secondary">
              {text}
            </LinkButton>
          ))}
      </Actions>
    </Section>
  )
}

function HandOvers({ rows }: { rows: HandOverLine[] }) {
  const say = useWords(words)
  return (
    <Table
      caption={say.handOvers}
      rows={rows}
      columns={[
        { key: 'post', head: say.role, cell: ({ title, body }) => `${title} – ${body}` },
        { key: 'sides', head: say.handOver, cell: ({ from, to }) => say.handOverLine(from, to) },
        { key: 'on', head: say.day, cell: ({ on }) => date(on) },
        {
          key: 'open',
          head: say.recordTitle,
          cell: ({ id, own }) => (own ? <Link href={`/hand-overs/${id}`}>{say.openRecord}</Link> : say.hidden),
        },
      ]}
    />
  )
}

function History({ acts }: { acts: Act[] }) {
  const say = useWords(words)
  const names = useWords(actWords)
  return (
    <Section title={say.history}>
      <Timeline events={acts.map(({ at, verb, by, reason }) => ({ title: names[verb] ?? verb, when: at, by, text: reason }))} />
    </Section>
  )
}

export function PostsPage({ person, bodies, roles }: PostFieldsProps & { person: Person }) {
  const say = useWords(words)
  return (
    <Layout title={say.addPost} caption={person.name} back={{ href: `/people/${person.id}`, text: person.name }}>
      <FindBody action={`/people/${person.id}/posts`} bodies={bodies} />
      <Form action={`/people/${person.id}/posts`} autosave={false}>
        <PostFields bodies={bodies} roles={roles} />
        <Actions>
          <Button>{say.addPost}</Button>
        </Actions>
      </Form>
    </Layout>
  )
}

export function EndPage({ person, tenures }: { person: Person; tenures: Tenure[] }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <StepPage person={person} path="post-end" title={say.endPost} text={say.endText} go={say.endPost} warning>
      <Radios
        name="post"
        label={say.which}
        options={tenureOptions(tenures)}
        value={tenures.length === 1 ? tenures[0]?.postId : undefined}
      />
      <DateField name="on" label={say.endOn} value={date(today)} />
      <TextArea name="reason" label={say.reason} rows={2} />
    </StepPage>
  )
}
