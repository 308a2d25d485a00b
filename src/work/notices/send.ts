import { type Db, sql, type Tx } from '../../kernel/db/index.ts'
import { loadActor } from '../../registry/index.ts'
import type { WaitingSource } from '../sources.ts'
import { type Desk, digestOf } from './digest.ts'
import type { Mailer } from './mail.ts'

interface Reader {
  id: string
  name: string
  email: string
}

/** Who left an address, holds a post today, may still sign in and did not stop the letter; each week at most once. */
async function selectReaders(db: Db, today: Temporal.PlainDate, week: Temporal.PlainDate): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    select person.id, person.name, person.email from people as person join accounts as account on account.person_id = person.id and account.disabled_at is null
    where person.email <> '' and exists (select from tenures where tenures.person_id = person.id and tenures.valid @> ${today}::date)
      and not exists (select from digest_choices where digest_choices.person_id = person.id)
      and not exists (select from digests where digests.person_id = person.id and digests.week_of = ${week}::date)
    order by person.id`.execute(db)
  return rows
}

/** What waits at each of the person's posts. */
async function desksOf(db: Db, sources: WaitingSource[], personId: string, today: Temporal.PlainDate): Promise<Desk[]> {
  const { posts } = await loadActor(db, personId, null, today)
  const desks: Desk[] = []
  for (const { id, roleName, bodyName } of posts) {
    const actor = await loadActor(db, personId, id, today)
    const lists = await Promise.all(sources.map((source) => source.list(db, actor, today, 'vi')))
    desks.push({ post: roleName, body: bodyName, items: lists.flat() })
  }
  return desks
}

export interface DigestRun {
  sources: WaitingSource[]
  mail: Mailer
  origin: string | null
  sample: boolean
  log: { error(detail: object, message: string): void }
}

const mondayOf = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 })

/** Sends the week's letters one by one; an address that fails keeps nobody else from his, and is tried again by the next run. */
export async function sendDigests(db: Db, run: DigestRun, today: Temporal.PlainDate, at: Temporal.Instant): Promise<number> {
  const week = mondayOf(today)
  let sent = 0
  for (const reader of await selectReaders(db, today, week)) {
    const digest = digestOf(reader.name, await desksOf(db, run.sources, reader.id, today), today, run)
    if (!digest) continue
    try {
      await db.transaction().execute(async (tx) => {
        if (!(await recordDigest(tx, reader.id, week, at, digest.items))) return
        await run.mail.send({ to: reader.email, ...digest })
        sent += 1
      })
    } catch (error) {
      run.log.error({ error, person: reader.id }, 'weekly letter')
    }
  }
  return sent
}

/** False when another process has sent the week's letter. */
async function recordDigest(tx: Tx, personId: string, week: Temporal.PlainDate, at: Temporal.Instant, items: number): Promise<boolean> {
  const made = await tx
    .insertInto('digests')
    .values({ person_id: personId, week_of: week, sent_at: at, items })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return Number(made.numInsertedOrUpdatedRows ?? 0) > 0
}

export async function isOff(db: Db, personId: string): Promise<boolean> {
  const row = await db.selectFrom('digest_choices').select('person_id').where('person_id', '=', personId).executeTakeFirst()
  return row !== undefined
}

export async function recordChoice(tx: Tx, personId: string, wanted: boolean, at: Temporal.Instant): Promise<void> {
  if (wanted) await tx.deleteFrom('digest_choices').where('person_id', '=', personId).execute()
  else
    await tx
      .insertInto('digest_choices')
      .values({ person_id: personId, off_at: at })
      .onConflict((on) => on.doNothing())
      .execute()
}
