import { type Db, newId, sql, type Tx } from '../../kernel/db/index.ts'
import { date } from '../../kernel/format.ts'
import { type Act, change, enter } from './record.ts'

export interface Extension {
  id: string
  dueBefore: Temporal.PlainDate
  wantedOn: Temporal.PlainDate
  reason: string
  askedAt: Temporal.Instant
  askedBy: string
  askerId: string
  answeredAt: Temporal.Instant | null
  answeredBy: string | null
  approved: boolean | null
  answer: string
}

/** Every request of a part that was found within reach, the latest first: history keeps all. */
export async function selectExtensions(db: Db, { id }: { id: string }): Promise<Extension[]> {
  const { rows } = await sql<Extension>`
    select e.id, e.due_before as "dueBefore", e.wanted_on as "wantedOn", e.reason, e.asked_at as "askedAt", asker.name as "askedBy", e.asked_by as "askerId",
      e.answered_at as "answeredAt", answerer.name as "answeredBy", e.approved, e.answer
    from assignment_extensions as e join people as asker on asker.id = e.asked_by left join people as answerer on answerer.id = e.answered_by
    where e.assignment_id = ${id} order by e.asked_at desc, e.id desc`.execute(db)
  return rows
}

export async function recordExtensionAsked(
  tx: Tx,
  act: Act,
  asked: { dueOn: Temporal.PlainDate; wantedOn: Temporal.PlainDate; reason: string },
): Promise<void> {
  await change(tx, act).set({ extension_asked_at: act.at }).execute()
  await tx
    .insertInto('assignment_extensions')
    .values({
      id: newId(),
      assignment_id: act.assignmentId,
      due_before: asked.dueOn,
      wanted_on: asked.wantedOn,
      reason: asked.reason,
      asked_at: act.at,
      asked_by: act.by,
    })
    .execute()
  await enter(tx, act, 'extension', `${date(asked.dueOn)} → ${date(asked.wantedOn)}. ${asked.reason}`)
}

/** Approved: the new date is the one that counts; the first one stays where it was. */
export async function recordExtensionAnswered(
  tx: Tx,
  act: Act,
  open: Extension,
  { approved, answer }: { approved: boolean; answer: string },
): Promise<void> {
  await tx
    .updateTable('assignment_extensions')
    .set({ answered_at: act.at, answered_by: act.by, approved, answer })
    .where('id', '=', open.id)
    .where('answered_at', 'is', null)
    .execute()
  await change(tx, act)
    .set({ extension_asked_at: null, ...(approved ? { due_on: open.wantedOn } : {}) })
    .execute()
  const said = approved ? [date(open.wantedOn), answer] : [answer]
  await enter(tx, act, approved ? 'extension-approved' : 'extension-refused', said.filter(Boolean).join('. '))
}
