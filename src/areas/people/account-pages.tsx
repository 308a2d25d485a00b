import type { ComponentChildren } from 'preact'
import { instant } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { Hidden, Layout, Notice, Slips, Status, type StatusKind, TextArea } from '../../ui/index.ts'
import type { Slip } from './create.ts'
import { type AccountState, accountState } from './person.ts'
import type { Person } from './queries.ts'
import { StepPage } from './step-page.tsx'
import { accountWords, words } from './words.ts'

const looks: Record<AccountState, StatusKind> = { none: 'none', disabled: 'late', active: 'done', waiting: 'waiting', 'no-code': 'todo' }

export function AccountTag({ account }: Pick<Person, 'account'>) {
  const names = useWords(accountWords)
  const state = accountState(account, useFacts().now)
  return <Status kind={looks[state]}>{names[state]}</Status>
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
