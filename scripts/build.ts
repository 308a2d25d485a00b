import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['src/**/*', 'scripts/build*.ts', 'vite.config.ts', 'package-lock.json']

function fingerprint(root: string): string {
  const files = sources.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()
  return files.map((file) => `${file}:${Math.floor(statSync(join(root, file)).mtimeMs)}`).join('\n')
}

/** Builds dist/ when it is missing or older than its sources. */
export async function buildWhenStale(root: string): Promise<void> {
  const stamp = join(root, 'dist/built-from.txt')
  const now = fingerprint(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  // In a process of its own: the bundler's memory would stay with the program for its whole life.
  execFileSync(process.execPath, [join(root, 'bin/build.ts')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  writeFileSync(stamp, now)
}

export async function build(root: string): Promise<void> {
  const vite = await import('vite')
  const { buildCss } = await import('./build-css.ts')
  await vite.build({ root, logLevel: 'error', configFile: join(root, 'vite.config.ts') })
  await vite.build({ root, logLevel: 'error', configFile: join(root, 'vite.config.ts'), mode: 'islands' })
  await buildCss(root)
}
