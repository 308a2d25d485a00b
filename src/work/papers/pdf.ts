import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Paper } from './paper.ts'
import { typstOf } from './typst.ts'

const seconds = 30
const atOnce = 2

function workerScript(): string {
  const path = 'src/work/papers/pdf-worker.ts'
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, path))) return join(folder, path)
  }
  throw new Error(`${path} is missing`)
}

let running = 0
const queue: (() => void)[] = []

async function turn(): Promise<void> {
  if (running >= atOnce) await new Promise<void>((go) => queue.push(go))
  running++
}

function done(): void {
  running--
  queue.shift()?.()
}

/** The paper as a tagged PDF, made in a thread of its own that ends with it: an idle server holds none of the compiler's memory. */
export async function renderPdf(paper: Paper): Promise<Uint8Array> {
  const source = typstOf(paper)
  await turn()
  try {
    return await inThread(source)
  } finally {
    done()
  }
}

function inThread(source: string): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const worker = new Worker(workerScript(), { workerData: source, resourceLimits: { maxOldGenerationSizeMb: 256 } })
  const timer = setTimeout(() => reject(new Error(`the PDF took more than ${seconds} s`)), seconds * 1000)
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`the PDF's thread ended with ${code}`)))
  return promise.finally(() => {
    clearTimeout(timer)
    return worker.terminate()
  })
}
