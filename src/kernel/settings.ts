import type { Db } from './db/index.ts'

export async function readSetting<T>(db: Db, key: string): Promise<T | undefined> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value as T | undefined
}

/** Whether the server shows sample data: its papers say so on every page. */
export async function isDemo(db: Db): Promise<boolean> {
  return (await readSetting(db, 'demo')) !== undefined
}

export async function writeSetting(db: Db, key: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value)
  await db
    .insertInto('settings')
    .values({ key, value: text })
    .onConflict((on) => on.column('key').doUpdateSet({ value: text }))
    .execute()
}

/** What is kept under the key; made and kept now where nothing is, by one of all processes that ask at once. */
export async function settle<T>(db: Db, key: string, make: () => T): Promise<T> {
  const known = await readSetting<T>(db, key)
  if (known !== undefined) return known
  await db
    .insertInto('settings')
    .values({ key, value: JSON.stringify(make()) })
    .onConflict((on) => on.column('key').doNothing())
    .execute()
  return (await readSetting<T>(db, key))!
}
