import { createReadStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { createUser } from './areas/people/create.ts'
import { recordAudit, systemChain } from './kernel/audit.ts'
import { dayOf, systemClock } from './kernel/clock.ts'
import { StartRefused } from './kernel/db/embedded.ts'
import type { Db } from './kernel/db/index.ts'
import { violated } from './kernel/errors.ts'
import type { Files } from './kernel/files.ts'
import { both } from './kernel/words.ts'
import { workOffDirty } from './measures/index.ts'
import { signInPeople, titlesOf } from './registry/demo/index.ts'
import { people } from './registry/demo/people.ts'
import { importUnits as importInto, type UnitsImport } from './registry/import/index.ts'
import { findBodies, fold } from './registry/index.ts'
import { exportUnit, importUnitPackage, type Manifest, type Unit, unitOfPlace, sentences as unitSentences } from './unit-export/index.ts'

const kinds: Record<UnitsImport['kind'], string> = {
  'list-2023': 'danh mục ba cấp năm 2023',
  'list-2026': 'danh mục hai cấp năm 2026',
  'conversion-2025': 'bảng chuyển đổi 01/7/2025',
}

/** Imports an official file in one transaction: all of its good lines, or nothing. */
export function importUnits(db: Db, path: string): Promise<UnitsImport> {
  const now = systemClock.now()
  return db.transaction().execute(async (tx) => {
    const result = await importInto(tx, createReadStream(path), dayOf(now))
    const { kind, read, added, changed, rejected } = result
    await recordAudit(tx, byCommand('unit.import', now, { file: basename(path), kind, read, added, changed, rejected: rejected.length }))
    return result
  })
}

/** What the command line does stands in the system's own chain: nobody is signed in there. */
const byCommand = (verb: string, at: Temporal.Instant, detail: Record<string, unknown>) => ({
  bodyId: systemChain,
  at,
  personId: null,
  postId: null,
  verb,
  subjectId: null,
  detail,
})

const shownAtMost = 50

function listed<T>(title: string, items: T[], line: (item: T) => string): string[] {
  if (items.length === 0) return []
  const rest = items.length - shownAtMost
  return [
    `${title} (${items.length}):`,
    ...items.slice(0, shownAtMost).map((item) => `  ${line(item)}`),
    ...(rest > 0 ? [`  … và ${rest} mục nữa (thêm --json để xem hết)`] : []),
  ]
}

export function describeImport(result: UnitsImport): string {
  return [
    `Đã đọc ${kinds[result.kind]}: ${result.read} dòng; thêm ${result.added}, sửa ${result.changed}, giữ nguyên ${result.unchanged}, không nhận ${result.rejected.length}.`,
    ...listed('Dòng không nhận', result.rejected, ({ line, reason, text }) => `dòng ${line}: ${reason} – ${text}`),
    ...listed('Đơn vị chưa rõ nơi kế thừa', result.unknownHeirs, ({ name, code }) => `${code ?? '–'} ${name}`),
  ].join('\n')
}

export interface DemoAccount {
  key: string
  name: string
  posts: string
}

/** The people of the demo's sign-in page, in its order. */
export function demoAccounts(): DemoAccount[] {
  return people.slice(0, signInPeople.length).map((one) => ({ key: one.key, name: one.name, posts: titlesOf(one).join('; ') }))
}

export interface UserOrder {
  login: string
  name: string
  role: string
  body: string
}

async function bodyNamed(db: Db, name: string, today: Temporal.PlainDate): Promise<{ id: string; name: string }> {
  const bodies = (await findBodies(db, name, today)).filter((body) => fold(body.name) === fold(name))
  const body = bodies[0]
  if (!body)
    throw new StartRefused(
      both(`Không có cơ quan "${name}" hôm nay. Ghi đúng tên đầy đủ của cơ quan.`, `There is no body "${name}" today.`),
    )
  if (bodies.length > 1)
    throw new StartRefused(
      both(
        `Có ${bodies.length} cơ quan cùng tên "${name}". Tạo tài khoản trên trang Cán bộ; xuất dữ liệu cả đơn vị bằng --place.`,
        `${bodies.length} bodies are named "${name}". Make the account on the page of people; export the whole unit with --place.`,
      ),
    )
  return body
}

/** `cayda unit export`: the unit is a place (code or name) with every body in it, or one body. Throws PackageRefused or StartRefused. */
export async function exportUnitTo(db: Db, files: Files, chosen: { place?: string; body?: string }, path: string): Promise<Manifest> {
  const now = systemClock.now()
  if (existsSync(path)) throw new StartRefused(unitSentences.exists(path))
  const unit = chosen.place ? await unitOfPlace(db, chosen.place, dayOf(now)) : await unitOfBody(db, chosen.body ?? '', dayOf(now))
  const begun = `${path}.part`
  try {
    const manifest = await exportUnit(db, files, unit, begun, now)
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
    await db
      .transaction()
      .execute((tx) => recordAudit(tx, byCommand('unit.export', now, { unit: unit.name, rows, files: manifest.files.length })))
    await rename(begun, path)
    return manifest
  } catch (error) {
    await rm(begun, { force: true })
    throw error
  }
}

async function unitOfBody(db: Db, name: string, today: Temporal.PlainDate): Promise<Unit> {
  const body = await bodyNamed(db, name, today)
  return { name: body.name, bodies: [body.id] }
}

/** `cayda unit import`: into an empty server. */
export async function importUnitFrom(db: Db, files: Files, path: string): Promise<Manifest> {
  const now = systemClock.now()
  const manifest = await importUnitPackage(db, files, path, (tx, { unit, exportedAt }) =>
    recordAudit(tx, byCommand('unit.package', now, { unit: unit.name, exportedAt, file: basename(path) })),
  )
  await workOffDirty(db, dayOf(now))
  return manifest
}

export function describePackage({ unit, tables, files, leftBlank }: Manifest): string {
  const rows = (table: string) => tables[table]?.rows ?? 0
  return [
    `${unit.name}: ${unit.bodies.length} cơ quan, ${rows('documents')} văn bản, ${rows('tasks')} nhiệm vụ, ${rows('outgoing_papers')} văn bản đi, ${files.length} tệp, ${rows('audit_log')} dòng nhật ký.`,
    ...listed(
      'Chỗ trỏ tới văn bản hoặc nhiệm vụ mà đơn vị không được xem, để trống',
      Object.entries(leftBlank),
      ([column, n]) => `${column}: ${n}`,
    ),
  ].join('\n')
}

/** `cayda user create`: the body by its name of today, the role by its code. Throws StartRefused with a sentence. */
export async function createUserFromCli(db: Db, order: UserOrder): Promise<{ code: string }> {
  const now = systemClock.now()
  const body = await bodyNamed(db, order.body, dayOf(now))
  const role = await db.selectFrom('roles').select(['code', 'name_vi']).where('code', '=', order.role).executeTakeFirst()
  if (!role)
    throw new StartRefused(
      both(`Không có chức danh mã "${order.role}". Xem mã trong bảng roles của docs/database.md.`, `There is no role "${order.role}".`),
    )
  const made = await db
    .transaction()
    .execute(async (tx) => {
      await recordAudit(tx, byCommand('people.create', now, { login: order.login, role: order.role, body: body.name }))
      return createUser(tx, { ...order, bodyId: body.id, title: role.name_vi }, now)
    })
    .catch((error) => {
      throw violated(error) ? new StartRefused(violated(error)!.text, { cause: error }) : error
    })
  if (!made) throw new StartRefused(both(`"${order.name}" chưa đủ họ và tên.`, `"${order.name}" is not a full name.`))
  return made
}
