import { z } from 'zod'
import { useFacts } from '../../kernel/http/facts.ts'
import { type CommandInput, drawn } from '../../kernel/http/index.ts'
import { pick, useWords } from '../../kernel/words.ts'
import { Checkboxes, Layout, Notice } from '../../ui/index.ts'
import type { Reader } from './reader.ts'
import { sentences, words } from './words.ts'

/** The form field of `Declaration`. */
export const declared = z.literal('yes', sentences.notDeclared)

/** Who writes a paper declares first that it holds no state secret (Law 117/2025/QH15). */
export function Declaration() {
  const say = useWords(words)
  return <Checkboxes name="declared" label={say.declaration} hint={say.declareHint} options={[{ value: 'yes', text: say.declare }]} />
}

function SecretPage() {
  const say = useWords(words)
  const { lang } = useFacts()
  return (
    <Layout title={say.refusedSecret} back={{ href: '/issuing' }}>
      <Notice kind="error">{pick(lang, sentences.secret)}</Notice>
    </Layout>
  )
}

/** Everything of a draft goes through the same check as a paper that comes in (practice.md, "Secrecy"). */
export async function refuseSecret(
  { outside, actor, now }: Pick<CommandInput<unknown, unknown>, 'outside' | 'actor' | 'now'>,
  reader: Reader,
) {
  await outside.transaction().execute((tx) => reader.refused(tx, { personId: actor.person!.id, bodyId: actor.post!.bodyId, at: now }))
  return drawn(<SecretPage />, {}, 422)
}
