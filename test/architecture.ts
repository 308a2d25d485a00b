import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseSync } from 'vite'

export const ranks = ['kernel', 'ui', 'registry', 'measures', 'work', 'areas', 'reports', 'offline', 'main'] as const

/** Declared edges between areas; each needs a decision record. */
export const sideways: [string, string][] = []

export interface Source {
  path: string
  text: string
}

export interface Finding {
  path: string
  reason: string
}

export function readSources(): Source[] {
  return globSync('src/**/*.{ts,tsx}')
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

function rankOf(path: string): number {
  const folder = path.split('/')[1] ?? ''
  const rank = ranks.indexOf(folder as (typeof ranks)[number])
  return rank < 0 ? ranks.length - 1 : rank // files directly in src/ are the composition root
}

const areaOf = (path: string) => /^src\/areas\/([^/]+)\//.exec(path)?.[1]

function importsOf({ path, text }: Source): string[] {
  const { module } = parseSync(path, text)
  const imported = module.staticImports.map((found) => found.moduleRequest.value)
  const passedOn = module.staticExports.flatMap((found) => found.entries.flatMap((entry) => entry.moduleRequest?.value ?? []))
  return [...new Set([...imported, ...passedOn])].filter((name) => name.startsWith('.')).map((name) => normalize(join(dirname(path), name)))
}

/** Imports point down only; no area imports another but by a declared edge. */
export function rankFindings(sources: Source[]): Finding[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap((target) => {
      const [from, to] = [areaOf(source.path), areaOf(target)]
      if (rankOf(target) > rankOf(source.path)) return [{ path: source.path, reason: `imports upwards: ${target}` }]
      if (from && to && from !== to && !sideways.some(([a, b]) => a === from && b === to))
        return [{ path: source.path, reason: `an area imports another: ${target}` }]
      return []
    }),
  )
}

/** Table → owning folder, from the migrations' first lines. */
export function tableOwners(): Map<string, string> {
  const owners = new Map<string, string>()
  for (const path of globSync('db/migrations/*.sql').sort()) {
    const sql = readFileSync(path, 'utf8')
    const owner = /^-- owner: (\S+)/.exec(sql)?.[1]
    if (!owner) throw new Error(`${path} does not name its owner`)
    for (const [, table] of sql.matchAll(/^create table (\w+)/gm)) owners.set(table!, owner)
  }
  return owners
}

const writes = /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"](\w+)/g
const rawWrites = /\b(?:insert into|update|delete from)\s+(\w+)\s+(?:\(|set\b|where\b|values\b|select\b)/gi

/** Only the owner of a table writes to it; the demo and the composition root are no exception. */
export function ownershipFindings(sources: Source[], owners: Map<string, string>): Finding[] {
  return sources.flatMap(({ path, text }) =>
    [...text.matchAll(writes), ...text.matchAll(rawWrites)].flatMap(([, table]) => {
      const owner = owners.get(table!)
      return owner && !path.startsWith(`src/${owner}/`) ? [{ path, reason: `writes ${table}, which belongs to ${owner}` }] : []
    }),
  )
}

const rules: { reason: string; found: RegExp; allowed: RegExp }[] = [
  { reason: 'writes class names outside src/ui', found: /\bclass(?:Name)?=["{]/, allowed: /^src\/ui\// },
  {
    reason: 'makes a date outside the clock',
    found: /\bnew Date\(|\bDate\.now\(/,
    allowed: /^src\/kernel\/clock\.ts$|^src\/ui\/islands\//,
  },
  { reason: 'reads the environment outside the command line', found: /\bprocess\.env\b/, allowed: /^$/ },
  { reason: 'draws a form without <Form>', found: /<form[\s>]/, allowed: /^src\/ui\// },
]

export function styleFindings(sources: Source[]): Finding[] {
  return sources.flatMap(({ path, text }) =>
    rules.filter(({ found, allowed }) => found.test(text) && !allowed.test(path)).map(({ reason }) => ({ path, reason })),
  )
}
