import { expect, test } from 'vitest'
import { ownershipFindings, rankFindings, readSources, styleFindings, tableOwners } from './architecture.ts'

test('imports point down and areas are leaves', () => {
  expect(rankFindings(readSources())).toEqual([])
})

test('only the owner of a table writes to it', () => {
  expect(ownershipFindings(readSources(), tableOwners())).toEqual([])
})

test('class names, dates, environment and forms each have one place', () => {
  expect(styleFindings(readSources())).toEqual([])
})

const planted = (path: string, text: string) => [{ path, text }]
const owners = new Map([
  ['tasks', 'work'],
  ['sessions', 'kernel'],
])

test.each([
  ['an import upwards', rankFindings(planted('src/kernel/a.ts', "import { x } from '../ui/index.ts'"))],
  ['an area that imports another', rankFindings(planted('src/areas/a/b.ts', "import { x } from '../c/d.ts'"))],
  ['a registry file that imports an area', rankFindings(planted('src/registry/a.ts', "export { x } from '../areas/c/d.ts'"))],
  ['a write to a table of another folder', ownershipFindings(planted('src/areas/a/b.ts', "tx.updateTable('tasks').set({})"), owners)],
  ['a raw write to a table of another folder', ownershipFindings(planted('src/work/b.ts', 'sql`delete from sessions where true`'), owners)],
  ['a class name in an area', styleFindings(planted('src/areas/a/b.tsx', '<p class="x">'))],
  ['a date made outside the clock', styleFindings(planted('src/work/b.ts', 'const d = new Date()'))],
  ['the environment read in an area', styleFindings(planted('src/areas/a/b.ts', 'process.env.HOME'))],
])('%s is caught', (_, findings) => {
  expect(findings).toHaveLength(1)
})

test('what is allowed is not caught', () => {
  expect(rankFindings(planted('src/areas/a/b.ts', "import { x } from '../../work/d.ts'\nimport { y } from './c.ts'"))).toEqual([])
  expect(ownershipFindings(planted('src/work/tasks/b.ts', "tx.updateTable('tasks')"), owners)).toEqual([])
})
