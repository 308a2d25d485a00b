import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

export interface Program {
  url: string
  child: ChildProcess
  /** Milliseconds from the launch to the first answered page. */
  readyMs: number
  /** Sends SIGTERM; milliseconds until the process has ended. */
  end(): Promise<number>
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Starts the program as a person would and waits for its first page. */
export async function launch(data: string, port: number, args: string[] = ['--demo'], env: NodeJS.ProcessEnv = {}): Promise<Program> {
  const began = performance.now()
  const child = spawn(process.execPath, [resolve(root, 'bin/cayda.js'), 'start', '--port', String(port), '--data', data, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let told = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    told += chunk
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    told += chunk
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the program ended: ${told}`)
    const answer = await fetch(`${url}/sign-in`).catch(() => undefined)
    if (answer?.ok) break
    if (performance.now() - began > 60_000) throw new Error(`no page within 60 s: ${told}`)
    await pause(20)
  }
  return {
    url,
    child,
    readyMs: performance.now() - began,
    async end() {
      const from = performance.now()
      child.kill('SIGTERM')
      await ended
      return performance.now() - from
    },
  }
}

/** Proportional memory in MB of the program and the PostgreSQL of its data folder; Linux only. */
export function memoryMb(pid: number, data: string): number {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  const command = (id: number) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8')
    } catch {
      return ''
    }
  }
  const parent = (id: number) => {
    try {
      return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${id}/stat`, 'utf8'))?.[1])
    } catch {
      return 0
    }
  }
  const postmaster = pids.find((id) => command(id).includes(`${data}/postgres`))
  const counted = pids.filter((id) => id === pid || id === postmaster || (postmaster !== undefined && parent(id) === postmaster))
  const pss = (id: number) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      return 0
    }
  }
  return Math.round(counted.reduce((sum, id) => sum + pss(id), 0) / 1024)
}
