import type { ComponentChildren } from 'preact'
import type { Actor } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/db/index.ts'
import { Current, type Facts, useFacts } from '../../kernel/http/facts.ts'
import { type CommandInput, type Drawn, drawnAfter, openSession, type Redirect, seeOther } from '../../kernel/http/index.ts'
import { type Lang, pick } from '../../kernel/words.ts'
import { loadActor } from '../../registry/index.ts'
import { type Kept, readKept } from './kept.ts'
import { ResumedPage, SignInPage } from './sign-in-page.tsx'

type Entering = Pick<CommandInput<undefined, unknown>, 'tx' | 'now' | 'today' | 'device' | 'setSession' | 'note'>

/** Draws what follows as for other facts than those the request came with. */
function With({ facts, children }: { facts: Partial<Facts>; children: ComponentChildren }) {
  return <Current.Provider value={{ ...useFacts(), ...facts }}>{children}</Current.Provider>
}

/** A new token at every sign-in. What an expired session was sending goes on under the post that was sending it. */
export async function enter(entering: Entering, personId: string, next: string, keptText: string | undefined): Promise<Redirect | Drawn> {
  const { tx, now, today, device, setSession, note } = entering
  const kept = readKept(keptText)
  const post = kept ? await lastPost(tx, personId, today) : null
  setSession(await openSession(tx, personId, post?.post?.id ?? null, now, device))
  note({ person: personId })
  if (!kept) return seeOther(next)
  return resumed(kept, post ?? (await loadActor(tx, personId, null, today)))
}

const resumed = (kept: Kept, actor: Actor) =>
  drawnAfter(
    <With facts={{ actor }}>
      <ResumedPage kept={kept} />
    </With>,
  )

async function lastPost(tx: Tx, personId: string, today: Temporal.PlainDate): Promise<Actor | null> {
  const last = await tx
    .selectFrom('sessions')
    .select('post_id')
    .where('person_id', '=', personId)
    .orderBy('seen_at', 'desc')
    .executeTakeFirst()
  if (!last?.post_id) return null
  const actor = await loadActor(tx, personId, last.post_id, today)
  return actor.post ? actor : null
}

/** The sign-in page again, with the failure that was written staying written. */
export function refused(lang: Lang, problem: { field?: string; text: string }, typed: Facts['typed']): Drawn {
  const facts = { typed, problems: [{ ...problem, text: pick(lang, problem.text) }] }
  const node = (
    <With facts={facts}>
      <SignInPage />
    </With>
  )
  return { kind: 'drawn', node, status: 422, typed: {}, keep: true }
}
