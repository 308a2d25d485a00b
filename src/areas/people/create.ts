import { dayOf } from '../../kernel/clock.ts'
import { newId, type Tx } from '../../kernel/db/index.ts'
import { hashCode, newCode } from '../../kernel/secrets.ts'
import {
  endTenure,
  fold,
  handOver,
  proposeLogin,
  recordAccount,
  recordCode,
  recordPerson,
  recordPost,
  recordTenure,
  splitName,
} from '../../registry/index.ts'
import { passOpenWork } from '../../work/tasks/index.ts'
import { seatFor } from './person.ts'
import { type OpenItem, selectLogins, selectOpenItems, selectSeats } from './queries.ts'

export interface NewPost {
  bodyId: string
  role: string
  title: string
  from?: Temporal.PlainDate
  /** First day without the post. */
  until?: Temporal.PlainDate | null
  acting?: boolean
}

export interface NewUser extends NewPost {
  name: string
  /** Left out or empty: made from the name. */
  login?: string
}

/** What a slip shows, once. */
export interface Slip {
  personId: string
  name: string
  login: string
  code: string
  expiresAt: Temporal.Instant
}

const codeHours = 24

/** A person with an account, a post and a one-time code, which is returned once and stored hashed. Null when the name is none. */
export async function createUser(tx: Tx, user: NewUser, now: Temporal.Instant): Promise<Slip | null> {
  const split = splitName(user.name)
  if (!split) return null
  const personId = await recordPerson(tx, split)
  const login = user.login || (await freeLogin(tx, proposeLogin(split, fold)))
  await recordAccount(tx, personId, login)
  await givePostTo(tx, personId, user, now)
  return { personId, name: user.name, login: fold(login), ...(await giveCode(tx, personId, now)) }
}

async function freeLogin(tx: Tx, base: string): Promise<string> {
  const used = await selectLogins(tx, base)
  let login = base
  for (let n = 2; used.has(login); n++) login = `${base}${n}`
  return login
}

/** A person with an account whose post comes with what follows, such as a hand-over. */
export async function createNewcomer(tx: Tx, name: string, now: Temporal.Instant): Promise<Slip> {
  const personId = await recordPerson(tx, splitName(name)!)
  const login = await giveAccount(tx, personId, name)
  return { personId, name, login, ...(await giveCode(tx, personId, now)) }
}

/** An account for somebody who is in the registry without one. */
export async function giveAccount(tx: Tx, personId: string, name: string): Promise<string> {
  const login = await freeLogin(tx, proposeLogin(splitName(name)!, fold))
  await recordAccount(tx, personId, login)
  return login
}

/** Into the post of that name if the body has it empty, else into a new one. */
export async function givePostTo(tx: Tx, personId: string, post: NewPost, now: Temporal.Instant): Promise<void> {
  const { bodyId, role, title, from = dayOf(now), until = null, acting = false } = post
  const seat = seatFor(await selectSeats(tx, bodyId, from), { role, title, acting })
  await recordTenure(tx, { personId, postId: seat ?? (await recordPost(tx, { bodyId, role, title })), from, until, acting })
}

/** A new code for 24 hours; the password it replaces no longer opens anything. */
export async function giveCode(tx: Tx, personId: string, now: Temporal.Instant): Promise<{ code: string; expiresAt: Temporal.Instant }> {
  const code = newCode()
  const expiresAt = now.add({ hours: codeHours })
  await recordCode(tx, personId, hashCode(code), expiresAt)
  return { code, expiresAt }
}

export interface Passing {
  post: { id: string; bodyId: string; acting: boolean }
  from: string
  to: string
  on: Temporal.PlainDate
  note: string
  by: string
  now: Temporal.Instant
}

/** The post, what is open in it and the list of it, in one transaction. Papers sent on to the post need no move: they belong to the post. */
export async function recordHandOver(tx: Tx, { post, from, to, on, note, by, now }: Passing): Promise<string> {
  const items: OpenItem[] = await selectOpenItems(tx, post.id, from, dayOf(now))
  await endTenure(tx, to, post.id, on)
  if (post.acting) {
    await endTenure(tx, from, post.id, on)
    await recordTenure(tx, { personId: to, postId: post.id, from: on })
  } else await handOver(tx, post.id, to, on)
  const ids = items.flatMap(({ kind, id }) => (kind === 'task' ? [id] : []))
  await passOpenWork(tx, { bodyId: post.bodyId, from, to, ids })
  const id = newId()
  await tx
    .insertInto('hand_overs')
    .values({
      id,
      post_id: post.id,
      from_person_id: from,
      to_person_id: to,
      on_date: on,
      items: JSON.stringify(items),
      note,
      recorded_at: now,
      recorded_by: by,
    })
    .execute()
  return id
}

export async function recordReceived(tx: Tx, id: string, by: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('hand_overs')
    .set({ received_at: at, received_by: by })
    .where('id', '=', id)
    .where('received_at', 'is', null)
    .execute()
}
