import { deviceOf } from '../../kernel/device.ts'
import { instant } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/index.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  Button,
  Details,
  Field,
  Form,
  Hidden,
  Layout,
  Link,
  LinkButton,
  Paragraph,
  Section,
  Status,
  SummaryList,
  Table,
  Unseen,
} from '../../ui/index.ts'
import { accountWords } from './account-words.ts'
import { words } from './words.ts'

export interface OpenSession {
  id: string
  startedAt: Temporal.Instant
  device: string
  current: boolean
}

export interface OwnAccount {
  login: string | null
  hasPassword: boolean
  secondFactor: boolean
  sessions: OpenSession[]
}

export function AccountPage({ login, hasPassword, secondFactor, sessions }: OwnAccount) {
  const say = useWords(accountWords)
  const { actor } = useFacts()
  return (
    <Layout title={say.account} caption={actor.person?.name} back={{ href: '/posts', text: say.postsTitle }}>
      <SummaryList
        rows={[
          { key: say.login, value: login ?? say.noAccount },
          { key: say.secondFactor, value: secondFactor ? <Status kind="done">{say.on2}</Status> : say.off },
        ]}
      />
      <Sessions sessions={sessions} />
      {hasPassword ? <Secrets secondFactor={secondFactor} /> : <Paragraph>{say.noPassword}</Paragraph>}
    </Layout>
  )
}

function Sessions({ sessions }: { sessions: OpenSession[] }) {
  const say = useWords(accountWords)
  return (
    <Section title={say.sessions}>
      <Table
        caption={say.sessions}
        hideCaption
        rows={sessions}
        columns={[
          { key: 'start', head: say.started, cell: ({ startedAt }) => instant(startedAt) },
          { key: 'device', head: say.device, cell: ({ device }) => <Device agent={device} /> },
          { key: 'end', head: say.end, cell: (one) => <End session={one} /> },
        ]}
      />
      {sessions.length > 2 && (
        <Form action="/account/other-sessions" several>
          <Button variant="secondary">{say.endOthers}</Button>
        </Form>
      )}
    </Section>
  )
}

function Device({ agent }: { agent: string }) {
  const say = useWords(accountWords)
  const known = deviceOf(agent)
  return <>{known ? say.on(known.browser, known.system) : say.unknownDevice}</>
}

function End({ session }: { session: OpenSession }) {
  const say = useWords(accountWords)
  if (session.current) return <Status kind="doing">{say.thisSession}</Status>
  return (
    <Form action={`/account/sessions/${session.id}/end`} several inline>
      <Button variant="secondary">
        {say.end}
        <Unseen> {instant(session.startedAt)}</Unseen>
      </Button>
    </Form>
  )
}

function Secrets({ secondFactor }: { secondFactor: boolean }) {
  const say = useWords(accountWords)
  return (
    <Actions>
      <LinkButton href="/account/password" variant="secondary">
        {say.changePassword}
      </LinkButton>
      <LinkButton href={secondFactor ? '/account/second-factor/removal' : '/account/second-factor'} variant="secondary">
        {secondFactor ? say.remove : say.enrol}
      </LinkButton>
    </Actions>
  )
}

const toAccount = (text: string) => ({ href: '/account', text })

export function PasswordPage({ secondFactor, removal }: { secondFactor: boolean; removal?: boolean }) {
  const say = useWords(accountWords)
  const { passwordHint, passwordHintShort, newPassword } = useWords(words)
  return (
    <Layout title={removal ? say.remove : say.changePassword} back={toAccount(say.account)}>
      {removal && <Paragraph>{say.removeIntro}</Paragraph>}
      <Form action={removal ? '/account/second-factor/removal' : '/account/password'} autosave={false}>
        <Field name="current" label={say.current} type="password" autocomplete="current-password" width={30} />
        <Field
          name="password"
          label={newPassword}
          hint={secondFactor && !removal ? passwordHintShort : passwordHint}
          type="password"
          autocomplete="new-password"
          width={30}
        />
        <Button>{removal ? say.remove : say.save}</Button>
      </Form>
    </Layout>
  )
}

export function EnrolPage({ secret, uri }: { secret: string; uri: string }) {
  const say = useWords(accountWords)
  return (
    <Layout title={say.enrol} back={toAccount(say.account)}>
      <Paragraph>{say.enrolIntro}</Paragraph>
      <SummaryList rows={[{ key: say.secret, value: <strong>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</strong> }]} />
      <Form action="/account/second-factor" autosave={false}>
        <Hidden name="secret" value={secret} />
        <Field name="code" label={say.digits} width={10} inputmode="numeric" autocomplete="one-time-code" />
        <Button>{say.enrol}</Button>
      </Form>
      <Details summary={say.open}>
        <Link href={uri}>{say.open}</Link>
      </Details>
    </Layout>
  )
}
