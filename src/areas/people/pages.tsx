import type { ComponentChildren } from 'preact'
import { date, instant } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { registryWords } from '../../registry/index.ts'
import {
  Actions,
  Button,
  Checkboxes,
  DateField,
  EmptyState,
  Excel,
  Field,
  Filters,
  Form,
  Hidden,
  Layout,
  Link,
  LinkButton,
  List,
  Muted,
  Notice,
  type Option,
  Pagination,
  Paragraph,
  Radios,
  Section,
  Select,
  Slips,
  Status,
  type StatusKind,
  SummaryList,
  Table,
  Tabs,
  TextArea,
  Timeline,
} from '../../ui/index.ts'
import { createPerson, givePost, handOverPost, importPeople, switchAccount } from './access.ts'
import type { Slip } from './create.ts'
import { type AccountState, accountState, begun, ended, held, type Tenure } from './person.ts'
import {
  type Act,
  type BodyOption,
  type Filter,
  type HandOverLine,
  type Listed,
  type Namesake,
  type Person,
  type Role,
  states,
} from './queries.ts'
import { accountWords, actWords, words } from './words.ts'

export const perPage = 50

export function listHref({ q, body, role, state, page }: Partial<Filter>, path = '/people'): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries({ q, body, role, state })) if (value) query.set(key, value)
  if (page && page > 1) query.set('page', String(page))
  return query.size ? `${path}?${query}` : path
}

/** Units and their people share an entry of the menu. */
function Parts() {
  const say = useWords(words)
  const items = [
    { href: '/units', text: say.units },
    { href: '/people', text: say.people, current: true },
  ]
  return <Tabs label={say.parts} items={items} />
}

const looks: Record<AccountState, StatusKind> = { none: 'none', disabled: 'late', active: 'done', waiting: 'waiting', 'no-code': 'todo' }

function AccountTag({ account }: Pick<Person, 'account'>) {
  const names = useWords(accountWords)
  const state = accountState(account, useFacts().now)
  return <Status kind={looks[state]}>{names[state]}</Status>
}

/** The last day is the one before the first without the post. */
function useTerm(): (tenure: Tenure) => string {
  const say = useWords(words)
  const { today } = useFacts()
  return ({ from, until }) => {
    if (!begun({ from }, today)) return say.beginsOn(date(from))
    if (!until) return say.since(date(from))
    return ended({ until }, today) ? say.endedOn(date(until)) : say.fromTo(date(from), date(until.subtract({ days: 1 })))
  }
}

export const bodyOptions = (bodies: readonly BodyOption[]): Option[] =>
  bodies.map(({ id, name, place }) => ({ value: id, text: name, group: place }))

export function useRoleOptions(): (roles: readonly Role[]) => Option[] {
  const lines = useWords(registryWords)
  const say = useWords(words)
  const { lang } = useFacts()
  return (roles) =>
    roles.map(({ code, name, nameEn, line }) => ({
      value: code,
      text: lang === 'en' ? nameEn : name,
      group: line ? lines[line] : say.anyBody,
    }))
}

interface ListProps {
  rows: Listed[]
  total: number
  filter: Filter
  bodies: BodyOption[]
  roles: Role[]
}

export function PeoplePage({ rows, total, filter, bodies, roles }: ListProps) {
  const say = useWords(words)
  const { actor } = useFacts()
  const asked = Boolean(filter.q || filter.body || filter.role || filter.state)
  return (
    <Layout title={say.people} wide>
      <Parts />
      <Actions>
        {actor.may(createPerson) && <LinkButton href="/people/new">{say.add}</LinkButton>}
        {actor.may(importPeople) && (
          <LinkButton href="/people/bulk" variant="secondary">
            {say.addMany}
          </LinkButton>
        )}
      </Actions>
      {total === 0 && !asked && filter.page === 1 ? (
        <EmptyState title={say.none}>{say.noneText}</EmptyState>
      ) : (
        <>
          <ListFilter bodies={bodies} roles={roles} />
          <Muted>
            {say.total(total)} · <Excel href={listHref({ ...filter, page: 1 }, '/people.xlsx')} />
          </Muted>
          <Rows rows={rows} />
          <Pagination page={filter.page} pages={Math.ceil(total / perPage)} href={(page) => listHref({ ...filter, page })} />
        </>
      )}
    </Layout>
  )
}

function ListFilter({ bodies, roles }: Pick<ListProps, 'bodies' | 'roles'>) {
  const say = useWords(words)
  const roleOptions = useRoleOptions()
  return (
    <Filters action="/people">
      <Field name="q" label={say.search} />
      <Select name="body" label={say.body} empty={say.anyBody} options={bodyOptions(bodies)} />
      <Select name="role" label={say.role} empty={say.anyRole} options={roleOptions(roles)} />
      <Select name="state" label={say.state} empty={say.anyState} options={states.map((state) => ({ value: state, text: say[state] }))} />
    </Filters>
  )
}

function Rows({ rows }: { rows: Listed[] }) {
  const say = useWords(words)
  const contacts = rows.some(({ contact }) => contact)
  return (
    <Table
      dense
      hideCaption
      caption={say.people}
      rows={rows}
      empty={say.noneFound}
      columns={[
        { key: 'name', head: say.name, cell: ({ id, name }) => <Link href={`/people/${id}`}>{name}</Link> },
        { key: 'posts', head: say.posts, cell: (row) => <PostList tenures={row.tenures} /> },
        ...(contacts ? [{ key: 'contact', head: say.contact, cell: (row: Listed) => row.contact ?? '–' }] : []),
        { key: 'account', head: say.account, cell: ({ account }) => <AccountTag account={account} /> },
      ]}
    />
  )
}

/** What is held now; of somebody without a post the last one. */
function PostList({ tenures }: { tenures: Tenure[] }) {
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

interface PostFieldsProps {
  bodies: BodyOption[]
  roles: Role[]
}

/** Body, role, title and period, alike for a new person and a further post. */
function PostFields({ bodies, roles }: PostFieldsProps) {
  const say = useWords(words)
  const { today } = useFacts()
  const roleOptions = useRoleOptions()
  return (
    <>
      <Select name="body" label={say.body} empty options={bodyOptions(bodies)} />
      <Select name="role" label={say.role} empty options={roleOptions(roles)} />
      <Field name="title" label={say.title} hint={say.titleHint} optional width={30} />
      <Radios
        name="manner"
        label={say.manner}
        value="full"
        inline
        options={[
          { value: 'full', text: say.full },
          { value: 'acting', text: say.actingFull },
        ]}
      />
      <DateField name="from" label={say.from} value={date(today)} />
      <DateField name="until" label={say.until} hint={say.untilHint} optional />
    </>
  )
}

/** In a territory of hundreds of bodies the choice is narrowed first. */
function FindBody({ action, bodies }: { action: string; bodies: BodyOption[] }) {
  const say = useWords(words)
  if (bodies.length < 300 && !useFacts().url.searchParams.has('q')) return null
  return (
    <>
      <Paragraph>{say.manyBodies}</Paragraph>
      <Filters action={action}>
        <Field name="q" label={say.findBody} />
      </Filters>
    </>
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

/** The slips, drawn once after the codes were made: nobody can call them up again. */
export function SlipsPage({
  slips,
  back,
  children,
}: {
  slips: Slip[]
  back: { href: string; text: string }
  children?: ComponentChildren
}) {
  const say = useWords(words)
  const { url } = useFacts()
  return (
    <Layout title={say.slipsTitle(slips.length)} back={back}>
      <Notice kind="warning">{say.slipsOnce}</Notice>
      {children}
      <Slips
        items={slips.map(({ name, login, code, expiresAt }) => ({
          title: say.slip,
          rows: [
            { key: say.name, value: name },
            { key: say.loginRow, value: login, strong: true },
            { key: say.slipCode, value: code, strong: true },
            { key: say.slipUntil, value: instant(expiresAt) },
          ],
          steps: [say.slipStep1(url.origin), say.slipStep2, say.slipStep3],
        }))}
      />
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

interface StepProps {
  person: Person
  path: string
  title: string
  text: string
  go: string
  warning?: boolean
  children?: ComponentChildren
}

/** One page for one act on a person: what it does, what it asks for, the button. */
export function StepPage({ person, path, title, text, go, warning, children }: StepProps) {
  return (
    <Layout title={title} caption={person.name} back={{ href: `/people/${person.id}`, text: person.name }}>
      <Paragraph>{text}</Paragraph>
      <Form action={`/people/${person.id}/${path}`} autosave={false}>
        {children}
        <Actions>
          <Button variant={warning ? 'warning' : 'primary'}>{go}</Button>
        </Actions>
      </Form>
    </Layout>
  )
}

export function CodePage({ person }: { person: Person }) {
  const say = useWords(words)
  return <StepPage person={person} path="code" title={say.codeTitle} text={say.codeText} go={say.codeGo} />
}

export function AccountPage({ person }: { person: Person }) {
  const say = useWords(words)
  const off = Boolean(person.account?.disabledAt)
  const title = off ? say.enable : say.disable
  return (
    <StepPage person={person} path="account" title={title} text={off ? say.enableText : say.disableText} go={title} warning={!off}>
      <Hidden name="set" value={off ? 'enabled' : 'disabled'} />
      <TextArea name="reason" label={say.reason} rows={2} />
    </StepPage>
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

export const tenureOptions = (tenures: readonly Tenure[]) =>
  tenures.map(({ postId, title, body }) => ({ value: postId, text: `${title} – ${body}` }))

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
