import { newId, type Tx } from '../../kernel/db/index.ts'

/** All that stays of a refused paper. */
export async function recordRefusal(tx: Tx, refusal: { personId: string; bodyId: string; at: Temporal.Instant }): Promise<void> {
  await tx
    .insertInto('secrecy_refusals')
    .values({ id: newId(), at: refusal.at, person_id: refusal.personId, body_id: refusal.bodyId })
    .execute()
}
