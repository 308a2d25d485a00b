import { dayOf } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db/index.ts'
import {
  addPlace,
  placesOn,
  recordAccount,
  recordBody,
  recordPassword,
  recordPerson,
  recordPost,
  recordTenure,
  splitName,
} from '../../registry/index.ts'
import { words } from './words.ts'

export interface FirstAdmin {
  name: string
  login: string
  passwordHash: string
}

/** The first administrator, with a body at the root of the tree. Returns the person, or null when the name is none. */
export async function createFirstAdmin(tx: Tx, { name, login, passwordHash }: FirstAdmin, now: Temporal.Instant): Promise<string | null> {
  const split = splitName(name)
  if (!split) return null
  const today = dayOf(now)
  const nation = (await placesOn(tx, today, { kind: 'nation' }))[0]?.id
  const placeId = nation ?? (await addPlace(tx, { kind: 'nation', name: words.vi.nation, parentId: null, from: null }, today))
  const bodyId = await recordBody(tx, { kind: 'office', name: words.vi.admin, placeId, from: today })
  const postId = await recordPost(tx, { bodyId, role: 'system-admin', title: words.vi.admin })
  const personId = await recordPerson(tx, split)
  await recordTenure(tx, { personId, postId, from: today })
  await recordAccount(tx, personId, login)
  await recordPassword(tx, personId, passwordHash)
  return personId
}
