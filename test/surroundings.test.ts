import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { launch, root } from '../scripts/bench/program.ts'

const folders: string[] = []
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'cayda-around-'))
  folders.push(made)
  return made
}
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true })
})

// Below the range from which systems take ports for outgoing connections, else a journey beside this file may hold one of these.
let nextPort = 20_000 + (process.pid % 10_000)
const port = () => nextPort++

/** Runs a command to its end; servers started by the test are listened to meanwhile. */
function cayda(args: string[], env: NodeJS.ProcessEnv = {}): Promise<{ status: number; said: string }> {
  const { promise, resolve } = Promise.withResolvers<{ status: number; said: string }>()
  const child = execFile(
    process.execPath,
    [join(root, 'bin/cayda.js'), ...args],
    { cwd: root, timeout: 60_000, env: { ...process.env, ...env } },
    (_, stdout, stderr) => resolve({ status: child.exitCode ?? -1, said: stdout + stderr }),
  )
  return promise
}
const noTrace = /\n\s+at .+:\d+:\d+/

test('a second start on the same folder and a port in use are refused with the remedy; the first keeps serving', async () => {
  const data = folder()
  const first = await launch(data, port(), [])
  const second = await cayda(['start', '--data', data, '--port', String(port())])
  expect([second.status, second.said]).toEqual([1, expect.stringContaining('đang được dùng bởi một tiến trình khác')])
  const taken = await cayda(['start', '--data', folder(), '--port', new URL(first.url).port])
  expect([taken.status, taken.said]).toEqual([1, expect.stringContaining('đang được chương trình khác dùng')])
  expect(taken.said).not.toMatch(noTrace)
  expect((await fetch(`${first.url}/health/live`)).status).toBe(200)
  expect(await first.end()).toBeLessThan(20_000)
}, 90_000)

test('after kill -9 of the program, then of its database, what was committed is there at the next start', async () => {
  const data = folder()
  const first = await launch(data, port())
  const people = () =>
    execFileSync(process.execPath, [join(root, 'bin/cayda.js'), 'demo', 'accounts', '--json', '--data', data], { encoding: 'utf8' })
  expect(JSON.parse(people())).toHaveLength(13)
  first.child.kill('SIGKILL')
  await new Promise((done) => first.child.once('exit', done))
  const second = await launch(data, port())
  expect(await (await fetch(`${second.url}/sign-in`)).text()).toContain('Dữ liệu minh họa')
  const postmaster = Number(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(postmaster, 'SIGKILL')
  let status = 0
  for (let tries = 0; tries < 100 && status !== 200; tries++) {
    status = await fetch(`${second.url}/sign-in`).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status !== 200) await new Promise((done) => setTimeout(done, 100))
  }
  expect(status).toBe(200)
  await second.end()
}, 120_000)

/** A sign-in whose second half is sent when it is told to. Answers the status; 0 when the connection was cut. */
function slowSignIn(url: string) {
  const { promise, resolve } = Promise.withResolvers<number>()
  const body = 'person=party-clerk'
  const headers = { origin: url, 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length }
  const sending = request(`${url}/sign-in/demo`, { method: 'POST', headers }, (answer) => resolve(answer.resume().statusCode ?? 0))
  sending.on('error', () => resolve(0))
  sending.write(body.slice(0, 9))
  return { finish: () => sending.end(body.slice(9)), answered: promise }
}

test('SIGTERM under load: what was being sent is answered, then program and database are gone', async () => {
  const data = folder()
  const program = await launch(data, port())
  const sending = Array.from({ length: 20 }, () => slowSignIn(program.url))
  await new Promise((done) => setTimeout(done, 200))
  const ended = program.end()
  await new Promise((done) => setTimeout(done, 400))
  for (const { finish } of sending) finish()
  expect(new Set(await Promise.all(sending.map(({ answered }) => answered)))).toEqual(new Set([303]))
  expect(await ended).toBeLessThan(20_000)
  expect(existsSync(join(data, 'postgres/postmaster.pid')), 'PostgreSQL takes its pid file away when it has shut down').toBe(false)
}, 90_000)

test('a data folder that cannot be written is refused with the remedy', async () => {
  const file = join(folder(), 'file')
  writeFileSync(file, '')
  const refused = await cayda(['start', '--data', join(file, 'data'), '--port', String(port())])
  expect([refused.status, refused.said]).toEqual([1, expect.stringContaining('Không ghi được vào thư mục dữ liệu')])
  expect(refused.said).not.toMatch(noTrace)
})

test('a folder of another PostgreSQL is refused and left as it was', async () => {
  const data = folder()
  mkdirSync(join(data, 'postgres'))
  writeFileSync(join(data, 'postgres/PG_VERSION'), '17\n')
  const refused = await cayda(['migrate', '--data', data])
  expect([refused.status, refused.said]).toEqual([1, expect.stringContaining('PostgreSQL 17')])
  expect(readFileSync(join(data, 'postgres/PG_VERSION'), 'utf8')).toBe('17\n')
})

test('an unreachable DATABASE_URL is refused with the remedy', async () => {
  const refused = await cayda(['migrate', '--data', folder()], { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' })
  expect([refused.status, refused.said]).toEqual([1, expect.stringContaining('DATABASE_URL')])
  expect(refused.said).not.toMatch(noTrace)
})

/** Speaks just enough of the protocol to claim a version. */
function pretendPostgres(version: string): Promise<{ port: number; close(): void }> {
  const message = (type: string, body: Buffer) => {
    const head = Buffer.alloc(5)
    head.write(type)
    head.writeInt32BE(body.length + 4, 1)
    return Buffer.concat([head, body])
  }
  const text = (value: string) => Buffer.from(`${value}\0`)
  const int16 = (value: number) => {
    const b = Buffer.alloc(2)
    b.writeInt16BE(value)
    return b
  }
  const int32 = (value: number) => {
    const b = Buffer.alloc(4)
    b.writeInt32BE(value)
    return b
  }
  const ready = message('Z', Buffer.from('I'))
  const column = (name: string) => Buffer.concat([text(name), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)])
  const value = (content: string) => Buffer.concat([int32(content.length), Buffer.from(content)])
  const server = createServer((socket) => {
    let started = false
    socket.on('error', () => {})
    socket.on('data', (data) => {
      if (!started) {
        started = true
        socket.write(Buffer.concat([message('R', int32(0)), ready]))
      } else if (data[0] === 'Q'.charCodeAt(0)) {
        const columns = message('T', Buffer.concat([int16(2), column('server_version_num'), column('server_version')]))
        const row = message('D', Buffer.concat([int16(2), value(`${version}0005`), value(`${version}.5`)]))
        socket.write(Buffer.concat([columns, row, message('C', text('SELECT 1')), ready]))
      }
    })
  })
  const { promise, resolve } = Promise.withResolvers<{ port: number; close(): void }>()
  server.listen(0, '127.0.0.1', () => resolve({ port: (server.address() as { port: number }).port, close: () => server.close() }))
  return promise
}

test('a PostgreSQL older than 15 is refused', async () => {
  const old = await pretendPostgres('14')
  const { spawn } = await import('node:child_process')
  const child = spawn(process.execPath, [join(root, 'bin/cayda.js'), 'migrate', '--data', folder()], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: `postgres://x@127.0.0.1:${old.port}/x` },
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const status = await new Promise((done) => child.once('exit', done))
  old.close()
  expect([status, said]).toEqual([1, expect.stringContaining('quá cũ')])
})

test('as root, a folder that the user postgres cannot enter is refused with another proposed', async (context) => {
  if (process.getuid?.() !== 0) return context.skip('not running as root')
  const closed = folder()
  chmodSync(closed, 0o700)
  const inside = join(closed, 'inside')
  mkdirSync(inside)
  const refused = await cayda(['migrate', '--data', inside])
  expect([refused.status, refused.said]).toEqual([1, expect.stringContaining('Chọn thư mục khác bằng --data')])
})

test('an older Node says which one is needed', (context) => {
  const others = [
    '/usr/local/bin/node',
    '/usr/bin/node',
    ...(process.env.PATH ?? '').split(':').map((place) => join(place, 'node')),
  ].filter((path) => existsSync(path) && !path.includes('node_modules'))
  const old = others.find((path) => Number(execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).split('.')[0]) < 26)
  if (!old) return context.skip('no older Node on this machine')
  for (const script of ['bin/cayda.js', 'scripts/preflight.js']) {
    const { status, stderr } = spawnSync(old, [join(root, script)], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([1, expect.stringContaining('Node.js 26')])
  }
})

test('a wrong command, a missing file and a wrong port each get one sentence', async () => {
  for (const [args, sentence] of [
    [['nonsense'], 'Không có lệnh "nonsense"'],
    [['letter', 'parse'], 'Chưa ghi tên tệp'],
    [['letter', 'parse', '/nowhere.txt'], 'Không tìm thấy tệp /nowhere.txt'],
    [['start', '--port', 'eighty'], 'Cổng "eighty" không hợp lệ'],
    [['start', '--role', 'boss'], 'Vai trò tiến trình "boss" không hợp lệ'],
    [['start', '--colour', 'red'], 'Tham số chưa đúng'],
  ] as const) {
    const answer = await cayda([...args])
    expect([answer.status, answer.said]).toEqual([1, expect.stringContaining(sentence)])
    expect(answer.said).not.toMatch(noTrace)
  }
})

test('doctor names what is wrong and ends with an error', async () => {
  const data = folder()
  mkdirSync(join(data, 'postgres'))
  writeFileSync(join(data, 'postgres/PG_VERSION'), '17\n')
  const answer = await cayda(['doctor', '--data', data, '--port', String(port())])
  expect([answer.status, answer.said]).toEqual([1, expect.stringContaining('✗ Thư mục dữ liệu thuộc PostgreSQL 17')])
})
