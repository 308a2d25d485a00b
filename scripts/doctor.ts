import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { clientConfig } from '../src/kernel/db/index.ts'
import { both } from '../src/kernel/words.ts'

export interface Finding {
  ok: boolean
  text: string
}

export interface Surroundings {
  data: string
  root: string
  databaseUrl?: string
  port: number
}

const good = (vi: string, en: string): Finding => ({ ok: true, text: both(vi, en) })
const bad = (vi: string, en: string): Finding => ({ ok: false, text: both(vi, en) })

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return major >= 26
    ? good(`Node ${process.versions.node}`, `Node ${process.versions.node}`)
    : bad(
        `Node ${process.versions.node} quá cũ; cần 26 trở lên. Chạy "npm ci".`,
        `Node ${process.versions.node} is too old; 26 or newer is needed.`,
      )
}

function folder(data: string): Finding[] {
  try {
    mkdirSync(data, { recursive: true })
    accessSync(data, constants.W_OK)
  } catch {
    return [
      bad(`Không ghi được vào thư mục dữ liệu ${data}. Cấp quyền ghi hoặc chọn thư mục khác bằng --data.`, `${data} is not writable.`),
    ]
  }
  const { bavail, blocks, bsize } = statfsSync(data)
  const percent = Math.round((100 * bavail) / blocks)
  const gib = ((bavail * bsize) / 2 ** 30).toFixed(1)
  const room =
    percent >= 10
      ? good(`Ổ đĩa còn ${gib} GiB (${percent} %)`, `${gib} GiB free (${percent} %)`)
      : bad(`Ổ đĩa chỉ còn ${gib} GiB (${percent} %). Giải phóng bớt trước khi chạy.`, `Only ${gib} GiB free (${percent} %).`)
  return [good(`Thư mục dữ liệu ${data}`, `Data folder ${data}`), room]
}

function port(number: number): Promise<Finding> {
  const { promise, resolve } = Promise.withResolvers<Finding>()
  const probe = createServer()
  probe.once('error', () =>
    resolve(bad(`Cổng ${number} đang có chương trình dùng (có thể chính là Cây Đa đang chạy).`, `Port ${number} is in use.`)),
  )
  probe.listen(number, '127.0.0.1', () => probe.close(() => resolve(good(`Cổng ${number} còn trống`, `Port ${number} is free`))))
  return promise
}

async function database({ data, databaseUrl }: Surroundings): Promise<Finding> {
  if (!databaseUrl) {
    const version = join(data, 'postgres/PG_VERSION')
    if (!existsSync(version))
      return good('PostgreSQL đi kèm: chưa tạo, sẽ tạo khi khởi động lần đầu', 'Embedded PostgreSQL: made on first start')
    const found = readFileSync(version, 'utf8').trim()
    return found === '18'
      ? good('PostgreSQL đi kèm, bản 18', 'Embedded PostgreSQL 18')
      : bad(`Thư mục dữ liệu thuộc PostgreSQL ${found}, bản này dùng 18.`, `The data folder belongs to PostgreSQL ${found}.`)
  }
  const client = new pg.Client(clientConfig({ url: databaseUrl }))
  try {
    await client.connect()
    const { rows } = await client.query<{ v: string }>("select current_setting('server_version') as v")
    await client.end()
    return Number.parseInt(rows[0]!.v, 10) >= 15
      ? good(`DATABASE_URL: PostgreSQL ${rows[0]!.v}`, `DATABASE_URL: PostgreSQL ${rows[0]!.v}`)
      : bad(`DATABASE_URL: PostgreSQL ${rows[0]!.v} quá cũ; cần 15 trở lên.`, 'DATABASE_URL: too old')
  } catch (error) {
    return bad(`DATABASE_URL: không nối được (${(error as Error).message}).`, `DATABASE_URL: not reachable (${(error as Error).message}).`)
  }
}

/** What a support person would ask first; every bad finding says its remedy. */
export async function examine(around: Surroundings): Promise<Finding[]> {
  const built = existsSync(join(around.root, 'dist/server/main.js'))
    ? good('Chương trình đã được dựng', 'The program is built')
    : good('Chương trình chưa dựng; "start" sẽ dựng', 'The program is not built yet; "start" builds it')
  const user =
    process.getuid?.() === 0
      ? [
          good(
            `Đang chạy bằng root: PostgreSQL sẽ chạy bằng người dùng "postgres" trong ${dirname(join(around.data, 'postgres'))}`,
            'Running as root: PostgreSQL runs as "postgres"',
          ),
        ]
      : []
  return [node(), built, ...user, ...folder(around.data), await database(around), await port(around.port)]
}
