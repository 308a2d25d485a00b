import { useFacts } from '../../kernel/http/index.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  Cards,
  Details,
  Field,
  Form,
  Hidden,
  Layout,
  Link,
  LinkButton,
  List,
  mainForm,
  Notice,
  Paragraph,
  Unseen,
} from '../../ui/index.ts'
import { administrators, people } from './demo-people.ts'
import { type Kept, readKept, textsOf } from './kept.ts'
import { waits, words } from './words.ts'

/** Signing in; `kept` carries what an expired session was sending. */
export function SignInPage({ kept }: { kept?: Kept }) {
  const say = useWords(words)
  const { demo, typed, url } = useFacts()
  const carried = kept ?? readKept([typed.kept].flat()[0]) ?? undefined
  const title = carried ? say.keptTitle : demo ? say.demoTitle : say.title
  return (
    <Layout title={title} form={demo ? undefined : mainForm} wide={demo}>
      {carried && <Carried kept={carried} />}
      {url.searchParams.has('out') && !carried && <Notice kind="success">{say.signedOut}</Notice>}
      <Present />
      {demo && <DemoPeople kept={carried} />}
      {demo ? (
        <Details summary={say.withAccount} open={Object.keys(typed).length > 0}>
          <Credentials kept={carried} />
        </Details>
      ) : (
        <Credentials kept={carried} />
      )}
    </Layout>
  )
}

function Carried({ kept }: { kept: Kept }) {
  const say = useWords(words)
  return (
    <>
      <Notice kind="warning">{say.kept}</Notice>
      <KeptTexts kept={kept} />
    </>
  )
}

function KeptTexts({ kept, open }: { kept: Kept; open?: boolean }) {
  const say = useWords(words)
  const texts = textsOf(kept)
  if (texts.length === 0) return null
  return (
    <Details summary={say.keptWhat} open={open}>
      <List items={texts} />
    </Details>
  )
}

function Present() {
  const say = useWords(words)
  const { actor } = useFacts()
  if (!actor.person) return null
  return (
    <Notice>
      {say.already(actor.person.name)} <Link href="/">{say.toWork}</Link>
    </Notice>
  )
}

function Credentials({ kept }: { kept?: Kept }) {
  const say = useWords(words)
  const { url, demo } = useFacts()
  return (
    <Form action="/sign-in" main={!demo} several={demo} autosave={false}>
      <Hidden name="next" value={url.searchParams.get('next') ?? ''} />
      {kept && <Hidden name="kept" value={JSON.stringify(kept)} />}
      <Field name="login" label={say.login} autocomplete="username" autocapitalize="none" width={20} />
      <Field name="password" label={say.password} type="password" autocomplete="current-password" width={20} />
      <Field name="totp" label={say.totp} hint={say.totpHint} width={10} inputmode="numeric" autocomplete="one-time-code" optional />
      <Button>{say.signIn}</Button>
      <Paragraph>{say.noAccount}</Paragraph>
    </Form>
  )
}

function DemoPeople({ kept }: { kept?: Kept }) {
  const say = useWords(words)
  const { lang } = useFacts()
  const card = ({ key, name, posts }: (typeof people)[number]) => ({
    title: posts.join(' · '),
    children: (
      <>
        <Paragraph>{waits[key]?.[lang]}</Paragraph>
        <Button variant="secondary" name="person" value={key}>
          {say.enter(name)}
          <Unseen>, {posts.join(', ')}</Unseen>
        </Button>
      </>
    ),
  })
  const citizen = {
    title: say.citizen,
    children: (
      <>
        <Paragraph>{say.citizenWaits}</Paragraph>
        <LinkButton href="/about" variant="secondary">
          {say.citizenGo}
        </LinkButton>
      </>
    ),
  }
  return (
    <>
      <Paragraph>{say.demoIntro}</Paragraph>
      <Form action="/sign-in/demo" several autosave={false}>
        {kept && <input type="hidden" name="kept" value={JSON.stringify(kept)} />}
        <Cards items={[...people.map(card), citizen]} />
        <Details summary={say.administrators}>
          <Cards items={administrators.map(card)} />
        </Details>
      </Form>
    </>
  )
}

/** After signing in again: what was typed, ready to be sent once more. */
export function ResumedPage({ kept }: { kept: Kept }) {
  const say = useWords(words)
  return (
    <Layout title={say.resumeTitle}>
      <Notice kind="success">
        {say.resume} {say.filesAgain}
      </Notice>
      <KeptTexts kept={kept} open />
      <Form action={kept.action} autosave={false}>
        {kept.fields.map(([name, value]) => (
          <input type="hidden" key={name} name={name} value={value} />
        ))}
        <Button>{say.resend}</Button>
        <Paragraph>
          <Link href="/">{say.discard}</Link>
        </Paragraph>
      </Form>
    </Layout>
  )
}

export function SetPasswordPage() {
  const say = useWords(words)
  const { typed } = useFacts()
  const kept = [typed.kept].flat()[0]
  return (
    <Layout title={say.setTitle} back={{ href: '/sign-in' }} form={mainForm}>
      <Paragraph>{say.setIntro}</Paragraph>
      <Form action="/sign-in/password" main autosave={false}>
        {kept && <Hidden name="kept" value={kept} />}
        <Field name="login" label={say.login} autocomplete="username" autocapitalize="none" width={20} />
        <Field name="code" label={say.code} autocomplete="one-time-code" autocapitalize="none" width={20} />
        <Field name="password" label={say.newPassword} hint={say.passwordHint} type="password" autocomplete="new-password" width={30} />
        <Button>{say.setGo}</Button>
      </Form>
    </Layout>
  )
}

export function SetupPage() {
  const say = useWords(words)
  return (
    <Layout title={say.setupTitle} form={mainForm}>
      <Paragraph>{say.setupIntro}</Paragraph>
      <Form action="/setup" main autosave={false}>
        <Field name="name" label={say.name} autocomplete="name" autocapitalize="words" width={30} />
        <Field name="login" label={say.login} hint={say.loginHint} autocomplete="username" autocapitalize="none" width={20} />
        <Field name="password" label={say.newPassword} hint={say.passwordHint} type="password" autocomplete="new-password" width={30} />
        <Button>{say.setup}</Button>
      </Form>
    </Layout>
  )
}
