import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { buildWhenStale } from '../scripts/build.ts'
import { StartRefused } from '../src/kernel/db/embedded.ts'
import { lockFolder } from '../src/kernel/lock.ts'
import { both, pick } from '../src/kernel/words.ts'
import type { Values } from './cli.ts'

interface Command {
  words: string[]
  run(rest: string[], values: Values): Promise<void>
}

export const root = resolve(import.meta.dirname, '..')

function dataFolder(values: Values): string {
  return resolve(values.data ?? process.env.CAYDA_DATA ?? resolve(root, '.data', values.demo ? 'demo' : 'main'))
}

/** The built program; pages are TSX, which Node does not run by itself. */
async function program(): Promise<typeof import('../src/main.ts')> {
  await buildWhenStale(root)
  return (await import(resolve(root, 'dist/server/main.js'))) as typeof import('../src/main.ts')
}

function port(values: Values): number {
  const number = Number(values.port ?? process.env.PORT ?? 8080)
  if (Number.isInteger(number) && number >= 0 && number < 65536) return number
  throw new StartRefused(
    both(
      `Cổng "${values.port}" không hợp lệ. Ghi một số từ 1 đến 65535.`,
      `Port "${values.port}" is not valid; give a number from 1 to 65535.`,
    ),
  )
}

function role(values: Values): 'web' | 'worker' | 'all' {
  const chosen = values.role ?? 'all'
  if (chosen === 'web' || chosen === 'worker' || chosen === 'all') return chosen
  throw new StartRefused(
    both(
      `Vai trò tiến trình "${chosen}" không hợp lệ. Chọn web, worker hoặc all.`,
      `Role "${chosen}" is not valid; choose web, worker or all.`,
    ),
  )
}

async function start(_: string[], values: Values): Promise<void> {
  const data = dataFolder(values)
  const wanted = { port: port(values), role: role(values) }
  const main = await program()
  const release = lockFolder(data)
  try {
    const starting = main.start({
      ...wanted,
      data,
      root,
      host: values.host ?? process.env.HOST ?? '127.0.0.1',
      demo: values.demo ?? false,
      databaseUrl: process.env.DATABASE_URL,
      logLevel: process.env.LOG_LEVEL ?? 'error',
      mail: process.env.SMTP_URL ? { url: process.env.SMTP_URL, from: process.env.MAIL_FROM ?? 'Cây Đa <cayda@localhost>' } : undefined,
      publicUrl: process.env.PUBLIC_URL,
    })
    stopOnSignal(async () => {
      await (await starting).stop()
      release()
    })
    const { port: listening } = await starting
    if (listening !== null) await announce(listening, values.demo ?? false, data)
  } catch (error) {
    release()
    throw error
  }
}

async function announce(listening: number, demo: boolean, data: string): Promise<void> {
  const { demoAccounts } = await program()
  console.log(`Cây Đa đang chạy · running at  http://localhost:${listening}`)
  if (demo) {
    console.log('Bản minh họa: mọi trang ghi "Dữ liệu minh họa". Mở địa chỉ trên và chọn một người để vào, không cần mật khẩu:')
    for (const { name, posts } of demoAccounts()) console.log(`  ${name} – ${posts}`)
  }
  console.log(`Dữ liệu · data  ${data}    Dừng · stop  Ctrl+C`)
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const end = async () => {
    if (stopping) return
    stopping = true
    await stop()
    process.exit(0)
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

/** Opens the data folder's database for one command and closes it again. */
async function withDatabase<T>(
  values: Values,
  work: (main: Awaited<ReturnType<typeof program>>, database: Opened) => Promise<T>,
): Promise<T> {
  const main = await program()
  const data = dataFolder(values)
  const release = process.env.DATABASE_URL ? () => {} : lockFolder(data)
  try {
    const database = await main.openDatabase({
      folder: data,
      external: process.env.DATABASE_URL,
      migrations: resolve(root, 'db/migrations'),
    })
    try {
      return await work(main, database)
    } finally {
      await database.close()
    }
  } finally {
    release()
  }
}
type Opened = Awaited<ReturnType<typeof import('../src/main.ts').openDatabase>>

async function migrate(_: string[], values: Values): Promise<void> {
  await withDatabase(values, async (_main, { applied }) => {
    console.log(applied.length ? `Đã nâng cơ sở dữ liệu: ${applied.join(', ')}` : 'Cơ sở dữ liệu đã ở bản hiện tại.')
  })
}

async function demoAccounts(_: string[], values: Values): Promise<void> {
  const { demoAccounts: list } = await program()
  if (values.json) console.log(JSON.stringify(list(), null, 2))
  else for (const { key, name, posts } of list()) console.log(`${key}\t${name}\t${posts}`)
}

function fileArgument(rest: string[], what: string): string {
  const [file] = rest
  if (!file) throw new StartRefused(both(`Chưa ghi tên tệp ${what}.`, `Name the file (${what}).`))
  if (!existsSync(file))
    throw new StartRefused(both(`Không tìm thấy tệp ${file}. Kiểm tra đường dẫn.`, `The file ${file} does not exist. Check the path.`))
  return file
}

async function parseLetter(rest: string[], values: Values): Promise<void> {
  const file = fileArgument(rest, 'văn bản')
  const { extractText } = await import('../src/areas/letters/extract.ts')
  const { readLetter, secrecyMark } = await import('../src/areas/letters/reading/index.ts')
  const text = await extractText(await readFile(file), file)
  const mark = secrecyMark(text)
  if (mark)
    throw new StartRefused(
      both(
        `Văn bản có dấu ${mark.mark}. Văn bản mật không được đưa vào hệ thống này.`,
        `The paper is marked ${mark.mark}; secret papers must not enter this system.`,
      ),
    )
  const letter = readLetter(text)
  if (values.json) console.log(JSON.stringify(letter, null, 2))
  else
    console.log(
      `${letter.code ?? 'chưa có số'} · ${letter.subject ?? 'chưa rõ trích yếu'} · ${letter.clauses.length} mục · ${letter.citations.length} văn bản được dẫn`,
    )
}

async function importUnits(rest: string[], values: Values): Promise<void> {
  const file = fileArgument(rest, 'danh mục đơn vị')
  await withDatabase(values, async (main, { db }) => {
    const result = await main.importUnits(db, file)
    if (values.json) console.log(JSON.stringify(result, null, 2))
    else console.log(main.describeImport(result))
  })
}

async function exportUnit(_: string[], { place, body, out, ...values }: Values): Promise<void> {
  if (!out || !place === !body) {
    throw new StartRefused(both('Cần --out TỆP và một trong hai: --place hoặc --body.', 'Give --out FILE and either --place or --body.'))
  }
  await withDatabase(values, async (main, { db }) => {
    console.log(
      `Đã xuất ${out}\n${main.describePackage(await main.exportUnitTo(db, main.filesOf(dataFolder(values)), { place, body }, out))}`,
    )
    console.log('Gói có dữ liệu cá nhân: cất ở nơi chỉ người có trách nhiệm mở được.')
  })
}

async function importUnit(rest: string[], values: Values): Promise<void> {
  const file = fileArgument(rest, 'gói dữ liệu đơn vị')
  await withDatabase(values, async (main, { db }) => {
    console.log(`Đã nạp ${file}\n${main.describePackage(await main.importUnitFrom(db, main.filesOf(dataFolder(values)), file))}`)
    console.log('Chạy "cayda start", tạo người quản trị đầu tiên, rồi cấp mã dùng một lần trên trang Cán bộ.')
  })
}

async function createUser(_: string[], values: Values): Promise<void> {
  const { login, name, role: roleCode, body } = values
  if (!login || !name || !roleCode || !body) {
    throw new StartRefused(both('Cần đủ --login, --name, --role và --body.', 'Give --login, --name, --role and --body.'))
  }
  await withDatabase(values, async (main, { db }) => {
    const { code } = await main.createUserFromCli(db, { login, name, role: roleCode, body })
    console.log(`Đã tạo tài khoản ${login}. Mã dùng một lần (24 giờ): ${code}`)
  })
}

async function doctor(_: string[], values: Values): Promise<void> {
  const { examine } = await import('../scripts/doctor.ts')
  const findings = await examine({ data: dataFolder(values), root, databaseUrl: process.env.DATABASE_URL, port: port(values) })
  for (const { ok, text } of findings) console.log(`${ok ? '✓' : '✗'} ${pick('vi', text)}`)
  if (findings.some(({ ok }) => !ok)) process.exitCode = 1
}

const all: Command[] = [
  { words: ['start'], run: start },
  { words: ['doctor'], run: doctor },
  { words: ['migrate'], run: migrate },
  { words: ['demo', 'accounts'], run: demoAccounts },
  { words: ['letter', 'parse'], run: parseLetter },
  { words: ['units', 'import'], run: importUnits },
  { words: ['unit', 'export'], run: exportUnit },
  { words: ['unit', 'import'], run: importUnit },
  { words: ['user', 'create'], run: createUser },
]

export function find(positionals: string[]): Command | undefined {
  return all.find(({ words }) => words.every((word, i) => positionals[i] === word))
}
