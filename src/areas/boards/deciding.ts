import type { Actor } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { centreInTerritory } from '../../registry/index.ts'
import { decideAppointment } from './access.ts'
import { type Deciding, decider, type Refused, refusedTo } from './appointment.ts'
import { type Appointment, leadersOf, levelOf } from './appointment-queries.ts'
import { scopeOf } from './norm.ts'
import { authorityOn } from './norm-queries.ts'

async function decidingBy(db: Db, body: { id: string; level: string }, one: Appointment, today: Temporal.PlainDate): Promise<Deciding> {
  const [authority, leaders] = await Promise.all([authorityOn(db, one.centreId, scopeOf(one.role), today), leadersOf(db, body.id, today)])
  return { authority: authority ?? null, level: body.level, leaders, nomineeId: one.nomineeId, submittedBy: one.submittedBy }
}

/** Whether the reader may decide on a procedure of his territory today; undefined when his post decides nothing there. */
export async function mayDecide(
  db: Db,
  actor: Actor,
  one: Appointment,
  today: Temporal.PlainDate,
): Promise<{ refused: Refused | null; deputy: boolean } | undefined> {
  const { post, person } = actor
  if (!post || !person || !actor.may(decideAppointment)) return undefined
  if (!(await centreInTerritory(db, actor.reach(decideAppointment), one.centreId))) return undefined
  const deciding = await decidingBy(db, { id: post.bodyId, level: await levelOf(db, post.placeId) }, one, today)
  return { refused: refusedTo({ personId: person.id, role: post.role }, deciding), deputy: decider(deciding) === 'deputy' }
}
