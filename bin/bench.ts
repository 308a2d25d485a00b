import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { benchCentres } from '../scripts/bench/centres.ts'
import { benchFollowUp } from '../scripts/bench/follow-up.ts'
import { benchMatrix } from '../scripts/bench/matrix.ts'
import { launch, memoryMb, root } from '../scripts/bench/program.ts'
import { benchReading } from '../scripts/bench/reading.ts'

interface Result {
  name: string
  value: number
  unit: string
  bar: number
  pass: boolean
}

const results: Result[] = []
const most = (name: string, value: number, unit: string, bar: number) => results.push({ name, value, unit, bar, pass: value <= bar })
const seconds = (ms: number) => Math.round(ms / 10) / 100

/** Gzipped weight in kB of a page with everything it loads first. */
async function weight(url: string, path: string): Promise<{ page: number; script: number }> {
  const html = await (await fetch(`${url}${path}`)).text()
  const linked = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset]) => asset!)
  const packed = await Promise.all(
    linked.map(async (asset) => ({ asset, size: gzipSync(Buffer.from(await (await fetch(url + asset)).arrayBuffer())).length })),
  )
  const kb = (bytes: number) => Math.round(bytes / 102.4) / 10
  return {
    page: kb(gzipSync(html).length + packed.reduce((sum, { size }) => sum + size, 0)),
    script: kb(packed.filter(({ asset }) => asset.endsWith('.js')).reduce((sum, { size }) => sum + size, 0)),
  }
}

results.push(benchReading())
const data = mkdtempSync(join(tmpdir(), 'cayda-bench-'))
const port = 20_000 + (process.pid % 20_000)
try {
  if (existsSync(join(root, 'dist'))) rmSync(join(root, 'dist'), { recursive: true })
  const first = await launch(data, port)
  most('first start to first page', seconds(first.readyMs), 's', 20)
  const { page, script } = await weight(first.url, '/sign-in')
  most('sign-in page, first load gz', page, 'kB', 60)
  most('script, first load gz', script, 'kB', 15)
  await new Promise((done) => setTimeout(done, 5000))
  most('idle memory, app and database', memoryMb(first.child.pid!, data), 'MB', 250)
  most('SIGTERM when idle', seconds(await first.end()), 's', 2)
  const second = await launch(data, port)
  most('restart to first page', seconds(second.readyMs), 's', 3)
  results.push(await benchFollowUp(second.url, data))
  results.push(...(await benchMatrix(second.url, data)))
  results.push(...(await benchCentres(second.url, data)))
  await second.end()
} finally {
  rmSync(data, { recursive: true, force: true })
}
const lock = execFileSync('git', ['ls-files', 'package-lock.json'], { cwd: root }).length ? join(root, 'package-lock.json') : undefined
if (lock) {
  const { packages } = (await import(lock, { with: { type: 'json' } })).default as { packages: Record<string, { dev?: boolean }> }
  most('non-dev lock entries', Object.entries(packages).filter(([name, entry]) => name && !entry.dev).length, 'entries', 200)
}

if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2))
else for (const { name, value, unit, bar, pass } of results) console.log(`${pass ? '✓' : '✗'} ${name}: ${value} ${unit} (bar ${bar})`)
