import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { buildWhenStale } from '../scripts/build.ts'
import { chromium } from '../scripts/chromium.ts'

function step(command: string, args: string[], env: NodeJS.ProcessEnv = {}): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}

let browser: string
try {
  browser = chromium()
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
step('npx', ['tsc', '--noEmit', '-p', '.'])
await buildWhenStale(resolve(import.meta.dirname, '..'))
step('npx', ['vitest', 'run', ...process.argv.slice(2)], { CHROMIUM: browser })
