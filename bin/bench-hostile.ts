import { readdirSync, readFileSync } from 'node:fs'
import { extractText, Unreadable } from '../src/areas/letters/extract.ts'
import { readLetter, secrecyMark } from '../src/areas/letters/reading/index.ts'
import { crafted, seeds } from '../test/hostile/crafted.ts'
import { mutant } from '../test/hostile/mutants.ts'

// npm run bench:hostile -- [FILES] [--json]   damaged papers, each parsed in a child process as in production (security.md, S10)

interface Paper {
  name: string
  file: string
  bytes: Uint8Array
}

const files = Number(process.argv.slice(2).find((one) => /^\d+$/.test(one)) ?? 5000)
const abreast = 4
const limits = { megabytes: 150, seconds: 10 }

/** Most memory that any child process of this one has held so far, in MB; Linux only. */
let mostMb = 0
function watchChildren(): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) === process.pid)
        mostMb = Math.max(mostMb, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024)
    } catch {} // it ended while it was looked at
  }
}

const result = { read: 0, refused: 0, crashes: [] as string[], slowest: { seconds: 0, name: '' } }

async function take({ name, file, bytes }: Paper): Promise<void> {
  const began = performance.now()
  try {
    const text = await extractText(bytes, file)
    secrecyMark(text)
    readLetter(text)
    result.read += 1
  } catch (error) {
    if (error instanceof Unreadable) result.refused += 1
    else result.crashes.push(`${name}: ${error}`)
  }
  const seconds = (performance.now() - began) / 1000
  if (seconds > result.slowest.seconds) result.slowest = { seconds, name }
}

async function takeAll(papers: Iterator<Paper>): Promise<void> {
  await Promise.all(
    Array.from({ length: abreast }, async () => {
      for (let next = papers.next(); !next.done; next = papers.next()) await take(next.value)
    }),
  )
}

function* damaged(): Generator<Paper> {
  for (let n = 0; n < files; n++) yield { name: `mutant ${n}`, ...mutant(n) }
}

const watch = setInterval(watchChildren, 20)
await takeAll(
  seeds()
    .map((seed) => ({ name: seed.file, ...seed }))
    [Symbol.iterator](),
)
const idleMb = mostMb
const ownBefore = process.memoryUsage().rss / 1024 ** 2
await takeAll(damaged())
const ownMb = process.memoryUsage().rss / 1024 ** 2 - ownBefore
await takeAll(crafted.map(({ name, file, bytes }) => ({ name, file, bytes: bytes() }))[Symbol.iterator]())
clearInterval(watch)

const round = (value: number) => Math.round(value * 10) / 10
const rows = [
  { name: 'crashes', value: result.crashes.length, unit: 'files', bar: 0 },
  { name: 'memory of a child over an honest paper', value: round(mostMb - idleMb), unit: 'MB', bar: limits.megabytes },
  { name: 'memory of the server over its start', value: round(ownMb), unit: 'MB', bar: limits.megabytes },
  { name: 'slowest file', value: round(result.slowest.seconds), unit: 's', bar: limits.seconds + 1 },
].map((row) => ({ ...row, pass: row.value <= row.bar }))
if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2))
else {
  for (const { name, value, unit, bar, pass } of rows) console.log(`${pass ? '✓' : '✗'} ${name}: ${value} ${unit} (bar ${bar})`)
  console.log(
    `${files} damaged and ${crafted.length} crafted papers: ${result.read - 3} read, ${result.refused} refused with a sentence; slowest ${result.slowest.name}; a child with an honest paper takes ${round(idleMb)} MB`,
  )
}
for (const crash of result.crashes.slice(0, 20)) console.error(crash)
if (rows.some(({ pass }) => !pass)) process.exitCode = 1
