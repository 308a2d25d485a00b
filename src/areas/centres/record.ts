import { dateRange, newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { EquipmentKind } from './centre.ts'
import type { Premises, Profile } from './queries.ts'

interface Act {
  by: string
  at: Temporal.Instant
}

export type ProfileFields = Omit<Profile, 'version' | 'foundingFileId'>

export async function recordProfile(
  tx: Tx,
  centreId: string,
  fields: ProfileFields,
  fileId: string | null,
  { by, at }: Act,
): Promise<void> {
  const values = {
    founding_code: fields.foundingCode,
    founded_on: fields.foundedOn,
    address: fields.address,
    opening_hours: fields.openingHours,
    phone: fields.phone,
    email: fields.email,
    has_seal: fields.hasSeal,
    has_account: fields.hasAccount,
    saved_at: at,
    saved_by: by,
    ...(fileId && { founding_file_id: fileId }),
  }
  await tx
    .insertInto('centre_profiles')
    .values({ centre_id: centreId, ...values })
    .onConflict((on) => on.column('centre_id').doUpdateSet({ ...values, version: sql`centre_profiles.version + 1` }))
    .execute()
}

export type NewPremises = Omit<Premises, 'id' | 'until' | 'version'>

export async function recordPremises(tx: Tx, centreId: string, premises: NewPremises, { by, at }: Act): Promise<string> {
  const id = newId()
  const { name, tenure, rooms, seats, hasOffice, from } = premises
  await tx
    .insertInto('centre_premises')
    .values({
      id,
      centre_id: centreId,
      name,
      tenure,
      rooms,
      seats,
      has_office: hasOffice,
      valid: dateRange(from, null),
      recorded_at: at,
      recorded_by: by,
    })
    .execute()
  return id
}

/** What was written wrongly, as it was all along; how long it was used keeps its end. */
export async function correctPremises(tx: Tx, id: string, { name, tenure, rooms, seats, hasOffice, from }: NewPremises): Promise<void> {
  await tx
    .updateTable('centre_premises')
    .set({
      name,
      tenure,
      rooms,
      seats,
      has_office: hasOffice,
      valid: sql`daterange(${from}::date, upper(valid))`,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute()
}

/** The ending was a mistake: the premises were in use all along. */
export async function resumePremises(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('centre_premises')
    .set({ valid: sql`daterange(lower(valid), null)`, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** The centre leaves the premises on a day; a row that would never have held goes. */
export async function endPremises(tx: Tx, centreId: string, id: string, on: Temporal.PlainDate): Promise<boolean> {
  const { rows } = await sql<{ never: boolean }>`
    select lower(valid) >= ${on}::date as never from centre_premises where id = ${id} and centre_id = ${centreId} and upper(valid) is null for update`.execute(
    tx,
  )
  if (!rows[0]) return false
  if (rows[0].never) await tx.deleteFrom('centre_premises').where('id', '=', id).execute()
  else
    await tx
      .updateTable('centre_premises')
      .set({ valid: sql`daterange(lower(valid), ${on}::date)`, version: sql`version + 1` })
      .where('id', '=', id)
      .execute()
  return true
}

/** How many there are from the day on; what held before ends then. Zero: there are none any more. */
export async function recordEquipment(
  tx: Tx,
  centreId: string,
  kind: EquipmentKind,
  quantity: number,
  on: Temporal.PlainDate,
  { by, at }: Act,
): Promise<void> {
  const { rows } = await sql<{ id: string; quantity: number; since: Temporal.PlainDate }>`
    select id, quantity, lower(valid) as since from centre_equipment where centre_id = ${centreId} and kind = ${kind} and upper(valid) is null for update`.execute(
    tx,
  )
  const now = rows[0]
  if ((now?.quantity ?? 0) === quantity) return
  if (now && Temporal.PlainDate.compare(now.since, on) >= 0) await tx.deleteFrom('centre_equipment').where('id', '=', now.id).execute()
  else if (now)
    await tx
      .updateTable('centre_equipment')
      .set({ valid: sql`daterange(lower(valid), ${on}::date)` })
      .where('id', '=', now.id)
      .execute()
  if (quantity > 0)
    await tx
      .insertInto('centre_equipment')
      .values({ id: newId(), centre_id: centreId, kind, quantity, valid: dateRange(on, null), recorded_at: at, recorded_by: by })
      .execute()
}
