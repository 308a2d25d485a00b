import { expect, test } from 'vitest'
import { sql } from '../src/kernel/db/index.ts'
import { allMeasures } from '../src/measures/index.ts'
import '../src/wiring.tsx'
import { testDb } from './world.ts'

/** Written once, together with or before the watched rows that refer to them: a task and its parts, a list of grades. */
const writtenOnce = ['tasks', 'assessment_grades']

test('each measure names exactly the tables that its SQL reads, and each of them tells when it was written to', async () => {
  const db = await testDb()
  const { rows } = await sql<{ name: string }>`
    select tgrelid::regclass::text as name from pg_trigger where tgname in ('dirty_on_insert', 'dirty_on_update', 'dirty_on_delete')
    group by 1 having count(*) = 3`.execute(db)
  const watched = rows.map(({ name }) => name)
  expect(allMeasures().length).toBeGreaterThan(12)
  for (const measure of allMeasures()) {
    const { sql: text } = (measure.rows(db) as { compile(): { sql: string } }).compile()
    const tables = [...text.matchAll(/\b(?:from|join) "?([a-z_]+)"?(?! ?\()/g)].map(([, table]) => table)
    expect(new Set(measure.reads), measure.id).toEqual(new Set(tables))
    expect(watched, measure.id).toEqual(expect.arrayContaining(measure.reads.filter((table) => !writtenOnce.includes(table))))
  }
})
