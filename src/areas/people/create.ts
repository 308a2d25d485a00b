import { dayOf } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db/index.ts'
import { hashSecret, newCode } from '../../kernel/secrets.ts'
import { recordAccount, recordCode, recordPerson, recordPost, recordTenure, splitName } from '../../registry/index.ts'

export interface NewUser {
  name: string
  login: string
  bodyId: string
  role: string
  title: string
}

const codeHours = 24

/** A person with an account, a post from today on and a one-time code, which is returned once and stored hashed. Null when the name is none. */
export async function createUser(tx: Tx, user: NewUser, now: Temporal.Instant): Promise<{ personId: string; code: string } | null> {
  const split = splitName(user.name)
  if (!split) return null
  const personId = await recordPerson(tx, split)
  await recordAccount(tx, personId, user.login)
  const postId = await recordPost(tx, { bodyId: user.bodyId, role: user.role, title: user.title })
  await recordTenure(tx, { personId, postId, from: dayOf(now) })
  return { personId, code: await giveCode(tx, personId, now) }
}

/** A new code for 24 hours; the password it replaces no longer opens anything. */
export async function giveCode(tx: Tx, personId: string, now: Temporal.Instant): Promise<string> {
  const code = newCode()
  await recordCode(tx, personId, await hashSecret(code), now.add({ hours: codeHours }))
  return code
}
