import { sql, type Tx } from '../../kernel/db/index.ts'

/** SQL over `c`: how many hold a seat. */
export const going = sql`(select count(*)::int from training_participants as p where p.course_id = c.id and p.reply is distinct from 'declined')`

/** Commands on a course, on its people and on the plan come one after the other; what is asked of it afterwards still holds when they write. */
export const lockCourse = (tx: Tx, id: string) => sql`select from training_courses where id = ${id} for update`.execute(tx)

export async function seatsLeft(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`select c.seats - ${going} as left from training_courses as c where c.id = ${id}`.execute(tx)
  return rows[0]!.left
}

/** Whoever declined gave his seat back; he confirms only while one is free. */
export async function mayConfirm(tx: Tx, courseId: string, participantId: string): Promise<boolean> {
  const one = await tx.selectFrom('training_participants').select('reply').where('id', '=', participantId).executeTakeFirstOrThrow()
  return one.reply !== 'declined' || (await seatsLeft(tx, courseId)) > 0
}
