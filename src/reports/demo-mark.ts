import { type Db, sql } from '../kernel/db/index.ts'

export const demoMark = 'Dữ liệu minh họa'

/** Every file of the demo says that it is one. */
export async function isDemo(db: Db): Promise<boolean> {
  const { rows } = await sql`select from settings where key = 'demo'`.execute(db)
  return rows.length > 0
}
