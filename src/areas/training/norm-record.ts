import { type Db, dateRange, newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { Lang } from '../../kernel/words.ts'
import type { Act } from './record.ts'

export interface NewNorm {
  role: string
  kind: string
  level: number
  withinYears: number | null
  required: boolean
  basis: string
  from: Temporal.PlainDate
}

/** The office's own norm from a day on; its former one for the role and kind ends there, one that lies ahead goes. False: one that has begun on that day or later stands in the way. */
export async function recordNorm(tx: Tx, bodyId: string, one: NewNorm, { by, at }: Act, today: Temporal.PlainDate): Promise<boolean> {
  const same = sql`body_id = ${bodyId} and role = ${one.role} and kind = ${one.kind}`
  const begun = await sql`
    select from qualification_norms where ${same} and lower(valid) >= ${one.from}::date and lower(valid) <= ${today}::date limit 1`.execute(
    tx,
  )
  if (begun.rows.length > 0) return false
  await sql`delete from qualification_norms where ${same} and lower(valid) >= ${one.from}::date`.execute(tx)
  await sql`update qualification_norms set valid = daterange(lower(valid), ${one.from}::date) where ${same} and valid @> ${one.from}::date and lower(valid) < ${one.from}::date`.execute(
    tx,
  )
  await tx
    .insertInto('qualification_norms')
    .values({
      id: newId(),
      body_id: bodyId,
      role: one.role,
      kind: one.kind,
      level: one.level,
      within_years: one.withinYears,
      required: one.required,
      basis: one.basis,
      valid: dateRange(one.from, null),
      made_at: at,
      made_by: by,
    })
    .execute()
  return true
}

export async function recordTopic(
  tx: Tx,
  bodyId: string,
  topic: { name: string; strand: 'professional' | 'political'; kind: string | null },
): Promise<void> {
  await tx
    .insertInto('training_topics')
    .values({ id: newId(), body_id: bodyId, ...topic })
    .execute()
}

/** Roles that posts of centres have. */
export async function centreRoles(db: Db, lang: Lang): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, ${sql.ref(lang === 'vi' ? 'name_vi' : 'name_en')} as name from roles as r
    where r.line = 'centre' or exists (select from posts as p join bodies as b on b.id = p.body_id where p.role = r.code and b.kind = 'learning-centre')
      or r.code in (select role from qualification_norms) order by r.line is distinct from 'centre', r.name_vi collate "vi-x-icu"`.execute(
    db,
  )
  return rows
}
