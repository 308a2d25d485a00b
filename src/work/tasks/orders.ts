import type { Db } from '../../kernel/db/index.ts'
import { bodiesBelow, bodiesOn, bodyOn } from '../../registry/index.ts'
import { leads } from './task.ts'

/** Whom a body gives tasks to as an order on the day; everyone else it asks to co-operate. */
export async function orderedBy(db: Db, bodyId: string, on: Temporal.PlainDate): Promise<ReadonlySet<string>> {
  const own = await bodyOn(db, bodyId, on)
  const [below, managed, near] = await Promise.all([
    bodiesBelow(db, bodyId, on),
    bodiesOn(db, on, { managerId: bodyId }),
    own ? bodiesOn(db, on, { placeIds: [own.placeId] }) : [],
  ])
  const led = near.filter((body) => own && leads(own, body))
  return new Set([...below, ...managed.map(({ id }) => id), ...led.map(({ id }) => id)])
}
