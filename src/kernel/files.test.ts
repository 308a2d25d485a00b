import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FSDriver } from 'flydrive/drivers/fs'
import { expect, test } from 'vitest'
import { testDb } from '../../test/world.ts'
import { FileRefused, Files } from './files.ts'

const now = Temporal.Instant.from('2026-11-23T02:00:00Z')
const store = (location: string) => new Files(new FSDriver({ location, visibility: 'private' }))
const text = (content: string | Uint8Array<ArrayBuffer>, name = 'ghi chú.txt') => new File([content], name)

test('a file is kept under its content and read back; the same content is stored once', async () => {
  const db = await testDb()
  const location = mkdtempSync(join(tmpdir(), 'cayda-files-'))
  const files = store(location)
  const [a, b] = await db
    .transaction()
    .execute(async (tx) => [await files.keep(tx, text('một'), null, now), await files.keep(tx, text('một'), null, now)])
  expect(a.sha256).toBe(b.sha256)
  expect(readdirSync(location)).toEqual([a.sha256])
  expect(new TextDecoder().decode(await files.read(a.sha256))).toBe('một')
  await expect(db.transaction().execute((tx) => files.keep(tx, text('MZ', 'x.exe'), null, now))).rejects.toThrow(FileRefused)
  rmSync(location, { recursive: true })
})

test('a full disk is a sentence, leaves neither row nor torn file, and the next small file is kept', async (context) => {
  const location = mkdtempSync(join(tmpdir(), 'cayda-full-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', location], { stdio: 'ignore' })
  } catch {
    rmSync(location, { recursive: true })
    return context.skip('no small file system can be mounted here')
  }
  try {
    const db = await testDb()
    const files = store(location)
    const big = text(new Uint8Array(1024 * 1024).fill(97))
    await expect(db.transaction().execute((tx) => files.keep(tx, big, null, now))).rejects.toThrow('Máy chủ hết chỗ lưu tệp')
    expect(readdirSync(location)).toEqual([])
    expect(await db.selectFrom('files').select('id').execute()).toEqual([])
    await db.transaction().execute((tx) => files.keep(tx, text('nhỏ'), null, now))
    expect(readdirSync(location)).toHaveLength(1)
  } finally {
    execFileSync('umount', [location])
    rmSync(location, { recursive: true })
  }
})
