import { type CommandInput, drawn } from '../../kernel/http/index.ts'
import { RefusedPage } from './intake-pages.tsx'
import { recordRefusal } from './refusals.ts'

/** Nothing of the command stays but the refusal itself. */
export async function secret({ outside, actor, now }: Pick<CommandInput<undefined, unknown>, 'outside' | 'actor' | 'now'>) {
  await outside.transaction().execute((tx) => recordRefusal(tx, { personId: actor.person!.id, bodyId: actor.post!.bodyId, at: now }))
  return drawn(<RefusedPage />, {}, 422)
}
