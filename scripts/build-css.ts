import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { PurgeCSS } from 'purgecss'

const require = createRequire(import.meta.url)
const vendors = ['govuk-frontend/dist/govuk/govuk-frontend.min.css', '@ministryofjustice/frontend/moj/moj-frontend.min.css']

/** GDS Transport is licensed to the British government alone, and its crest is not ours. */
export function withoutForeignMarks(css: string): string {
  return css
    .replaceAll(/@font-face\s*\{[^}]*\}/g, '')
    .replaceAll(/"?GDS Transport"?\s*,\s*arial\s*,\s*sans-serif/gi, 'var(--cd-font)')
    .replaceAll(/font-family:\s*sans-serif/g, 'font-family:var(--cd-font)')
    .replaceAll(/[^{}]*govuk-crest[^{}]*\{[^{}]*\}/g, '')
}

/** Vietnamese stacks marks above and below its letters: no line of text under 1.5. */
export function withRoomForMarks(css: string): string {
  return css.replaceAll(/line-height:(1\.\d+)/g, (found, height) =>
    Number(height) > 1.02 && Number(height) < 1.5 ? 'line-height:1.5' : found,
  )
}

const compact = (css: string) =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(/(\{|;)([\w-]+): /g, '$1$2:')
    .replaceAll(';}', '}')
    .trim()

async function purged(root: string, vendor: string): Promise<string> {
  const [result] = await new PurgeCSS().purge({
    content: globSync('src/ui/**/*.{ts,tsx}', { cwd: root })
      .filter((path) => !path.includes('.test.'))
      .map((path) => join(root, path)),
    css: [{ raw: vendor }],
    safelist: ['html', 'body'],
    variables: true,
    keyframes: true,
  })
  return (result?.css ?? '').replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll('@charset "UTF-8";', '')
}

const digest = (...texts: string[]) => createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 10)

/** Everything the stylesheet depends on, so that an unchanged one is not made again. */
function inputs(root: string): string[] {
  const sources = globSync(['src/ui/**/*.{ts,tsx,css}', 'package-lock.json'], { cwd: root }).sort()
  return [...sources.map((path) => readFileSync(join(root, path), 'utf8')), readFileSync(import.meta.filename, 'utf8')]
}

async function stylesheet(root: string, name: string): Promise<void> {
  const client = join(root, 'dist/client')
  if (existsSync(join(client, name))) return
  for (const old of globSync('app.*.css', { cwd: client })) rmSync(join(client, old))
  const vendor = vendors.map((path) => readFileSync(require.resolve(path), 'utf8')).join('\n')
  const theme = globSync('src/ui/theme/*.css', { cwd: root })
    .sort()
    .map((path) => compact(readFileSync(join(root, path), 'utf8')))
  writeFileSync(
    join(client, name),
    `@charset "UTF-8";${withRoomForMarks(withoutForeignMarks(await purged(root, vendor)))}\n${theme.join('\n')}\n`,
  )
}

/** Writes the stylesheet and the favicon to dist/client, and manifest.json with the hashed names of all client files. */
export async function buildCss(root: string): Promise<void> {
  const client = join(root, 'dist/client')
  mkdirSync(client, { recursive: true })
  const css = `app.${digest(...inputs(root))}.css`
  await stylesheet(root, css)
  const icon = readFileSync(join(root, 'src/ui/favicon.svg'), 'utf8')
  const favicon = `favicon.${digest(icon)}.svg`
  for (const old of globSync('favicon.*.svg', { cwd: client })) rmSync(join(client, old))
  writeFileSync(join(client, favicon), icon)
  const built = (pattern: string) => globSync(pattern, { cwd: client }).map((path) => basename(path))[0] ?? null
  writeFileSync(join(client, 'manifest.json'), JSON.stringify({ css, script: built('page.*.js'), worker: built('worker.*.js'), favicon }))
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, '..')
  await buildCss(root)
  for (const name of globSync(['*.css', '*.js'], { cwd: join(root, 'dist/client') })) {
    console.log(`${name}  ${gzipSync(readFileSync(join(root, 'dist/client', name)), { level: 9 }).length} bytes gz`)
  }
}
