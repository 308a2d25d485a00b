import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { demoSwitch } from '../../src/demo.ts'
import { allRoutes } from '../../src/wiring.tsx'
import { theatre, violations } from './browser.ts'

const stage = theatre()

/** Files are handed out, not drawn. */
const handedOut = /\.(xlsx|docx|pdf|zip|edxml)$|\/files?(\/|$)/

/** Pages as patterns. */
const patterns = allRoutes(demoSwitch(async () => {}))
  .filter(({ kind, declared }) => kind === 'page' && !handedOut.test(declared.path))
  .map(({ declared }) => ({ path: declared.path, matches: new RegExp(`^${declared.path.replaceAll(/:[^/]+/g, '[^/]+')}$`) }))

/** A literal path comes before a pattern that it matches as well: /units/unknown-heirs before /units/:id. */
const patternOf = (path: string) =>
  handedOut.test(path) ? undefined : (patterns.find((one) => one.path === path) ?? patterns.find(({ matches }) => matches.test(path)))?.path

/** Kinds of page that were looked at; every walker still passes through, for what his rights link to. */
const seen = new Set<string>()

/** Local addresses that the page's source links to: links work without script, so no browser has to draw a page for them. */
function linksIn(html: string): string[] {
  const hrefs = [...html.matchAll(/<a\b[^>]*\shref="(\/[^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
  return hrefs.map((href) => new URL(href, stage.url)).map(({ pathname, search }) => pathname + search)
}

/** Gzipped kB of the page with the style and script that it loads first. */
async function weightOf(page: Page): Promise<number> {
  const html = await page.content()
  const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset]) => asset!)
  const sizes = await Promise.all(assets.map(async (asset) => gzipSync(await (await page.request.get(asset)).body()).length))
  return (gzipSync(html).length + sizes.reduce((sum, size) => sum + size, 0)) / 1000
}

async function look(page: Page, path: string): Promise<string[]> {
  const answer = await page.goto(path)
  const wrong: string[] = []
  if (answer?.status() !== 200) wrong.push(`answers ${answer?.status()}`)
  const width = await page.evaluate('document.documentElement.scrollWidth')
  if (Number(width) > 390) wrong.push(`is ${width} wide on a phone of 390`)
  const weight = await weightOf(page)
  if (weight > 60) wrong.push(`weighs ${weight} kB`)
  return [...wrong, ...(await violations(page))]
}

/** Where the richest of their kind are met first; then forms that a person of the demo, who has no password, is not shown the way to. */
const unlinked = [
  '/search?q=87-CV',
  '/units?q=tan yen',
  '/',
  '/account/second-factor',
  '/account/second-factor/removal',
  '/account/password',
]

/** Follows the links of a person until every kind of page that they lead to was seen once; two of a kind may lead to different pages. */
async function walk(person: string | null, post?: string): Promise<Record<string, string[]>> {
  const page = person ? await stage.signedIn(person, { phone: true }) : await stage.visitor({ phone: true })
  if (post) {
    await page.goto('/posts')
    await page.getByRole('button', { name: post }).click()
  }
  const faults: Record<string, string[]> = {}
  await page.goto(person ? '/' : '/about')
  const queue = [...(person ? unlinked : ['/sign-in', '/sign-in/password', '/about']), ...linksIn(await page.content())]
  const been = new Map<string, Set<string>>()
  for (let path = queue.shift(); path; path = queue.shift()) {
    const pattern = patternOf(path.split('?')[0]!)
    const ofKind = been.get(pattern ?? '') ?? new Set()
    if (!pattern || ofKind.has(path) || ofKind.size === 2) continue
    been.set(pattern, ofKind.add(path))
    if (seen.has(pattern)) {
      queue.push(...linksIn(await (await page.request.get(path)).text()))
      continue
    }
    seen.add(pattern)
    const found = await look(page, path)
    if (found.length) faults[`${person ?? 'visitor'} ${path}`] = found
    queue.push(...linksIn(await page.content()))
  }
  return faults
}

/** Drawn after a form was sent, after a redirect or a hand-over; the letter's journey and the areas' tests look at them. */
const byOtherWays = [
  '/letters/check',
  '/letters/:id/assignment/blocks',
  '/issuing/:id/scan',
  '/t/:code',
  '/reports/upward/:id',
  '/premises/:id',
  '/equipment/:id',
  '/appointments/:id/edit',
  '/appointments/:id/opinion',
  '/activity-years/:id',
  '/ratings/:id/inspection',
  '/rating-evidence/:id',
  '/rating-sets/:id/edit',
  '/qualification-files/:id',
  '/coordination/:id/answer',
  '/hand-overs/:id',
]

const walkers: [person: string | null, post?: string][] = [
  [null],
  ['Nguyễn Thị Thảo Nhi'],
  ['Dương Hữu Phác'],
  ['Vũ Đình Quảng'],
  ['Phạm Thị Mai Chi'],
  ['Bùi Thanh Tường'],
  ['Cao Bá Lộc'],
  ['La Tiến Sỹ'],
  ['Đỗ Khánh Vân', 'Giám đốc Trung tâm học tập cộng đồng'],
]

test('every page that links lead to: nothing to fault for axe, no wider than a phone, at most 60 kB', async () => {
  const faults: Record<string, string[]> = {}
  for (const [person, post] of walkers) Object.assign(faults, await walk(person, post))
  expect(faults).toEqual({})
  const unseen = patterns.map(({ path }) => path).filter((path) => !seen.has(path))
  expect(unseen, 'pages that no link of these people leads to').toEqual(byOtherWays)
}, 240_000)
