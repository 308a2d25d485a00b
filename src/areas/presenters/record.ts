import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import { allFields, type Form, type How, type Level } from './presenter.ts'

export interface Act {
  by: string
  at: Temporal.Instant
}

export interface Teaching {
  residence: string
  occupation: string
  topics: string
  mainField: string
  further: string[]
  forms: Form[]
  freeWhen: string
  fee: string
  phone: string
}

const columnsOf = ({ residence, occupation, topics, mainField, forms, freeWhen, fee, phone }: Teaching) => ({
  residence,
  occupation,
  topics,
  main_field: mainField,
  forms,
  free_when: freeWhen,
  fee,
  phone,
})

async function recordFields(tx: Tx, id: string, { mainField, further }: Teaching): Promise<void> {
  const fields = allFields(mainField, further)
  await tx.deleteFrom('presenter_fields').where('presenter_id', '=', id).where('field', 'not in', fields).execute()
  await tx
    .insertInto('presenter_fields')
    .values(fields.map((field) => ({ presenter_id: id, field })))
    .onConflict((on) => on.doNothing())
    .execute()
}

export async function recordPresenter(
  tx: Tx,
  { centreId, personId, recorderId, fromOn }: { centreId: string; personId: string; recorderId: string; fromOn: Temporal.PlainDate },
  teaching: Teaching,
  { by, at }: Act,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('presenters')
    .values({
      id,
      centre_id: centreId,
      person_id: personId,
      from_on: fromOn,
      recorder_id: recorderId,
      recorded_at: at,
      recorded_by: by,
      ...columnsOf(teaching),
    })
    .execute()
  await recordFields(tx, id, teaching)
  return id
}

export async function recordTeaching(tx: Tx, id: string, teaching: Teaching): Promise<void> {
  await tx
    .updateTable('presenters')
    .set({ ...columnsOf(teaching), version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
  await recordFields(tx, id, teaching)
}

/** Ends what was agreed before; hidden everywhere with this transaction. */
export async function recordConsentEnd(tx: Tx, presenterId: string, reason: string, { by, at }: Act): Promise<void> {
  await tx
    .updateTable('presenter_consents')
    .set({ ended_at: at, ended_by: by, end_reason: reason })
    .where('presenter_id', '=', presenterId)
    .where('ended_at', 'is', null)
    .execute()
}

export async function recordConsent(
  tx: Tx,
  presenterId: string,
  { level, givenOn, how }: { level: Exclude<Level, 'centre'>; givenOn: Temporal.PlainDate; how: How },
  { by, at }: Act,
): Promise<void> {
  await tx
    .insertInto('presenter_consents')
    .values({ id: newId(), presenter_id: presenterId, level, given_on: givenOn, how, recorded_at: at, recorded_by: by })
    .execute()
}

export async function recordEnd(tx: Tx, id: string, on: Temporal.PlainDate, reason: string): Promise<void> {
  await tx.updateTable('presenters').set({ ended_on: on, end_reason: reason, version: sql`version + 1` }).where('id', '=', id).execute()
}

export interface NewTalk {
  centreId: string
  presenterId: string
  onDay: Temporal.PlainDate
  topic: string
  field: string
  listened: number
}

export async function recordTalk(tx: Tx, talk: NewTalk, { by, at }: Act): Promise<string> {
  const id = newId()
  const { centreId, presenterId, onDay, topic, field, listened } = talk
  await tx
    .insertInto('presenter_talks')
    .values({
      id,
      centre_id: centreId,
      presenter_id: presenterId,
      on_day: onDay,
      topic,
      field,
      listened,
      recorded_at: at,
      recorded_by: by,
    })
    .execute()
  return id
}

export async function recordTalkWithdrawal(tx: Tx, id: string, reason: string, { by, at }: Act): Promise<void> {
  await tx
    .updateTable('presenter_talks')
    .set({ withdrawn_at: at, withdrawn_by: by, withdraw_reason: reason })
    .where('id', '=', id)
    .execute()
}
