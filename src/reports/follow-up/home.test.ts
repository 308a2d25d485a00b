import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const main = async (who: string) => /<main[\s\S]*<\/main>/.exec(await (await w.as(who).get('/')).text())![0]
const countersOf = (html: string) =>
  [...html.matchAll(/<a[^>]*href="(\/follow-up\/list[^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].flatMap(([, href, inside]) => {
    const count = /\d[\d.]*/.exec(inside!.replaceAll(/<[^>]+>/g, ' '))?.[0]
    return count ? [{ href: href!.replaceAll('&amp;', '&'), count: Number(count) }] : []
  })

test.each(['party-deputy-secretary', 'chair'])('%s lands on five figures, each opening the list that it counts', async (who) => {
  const html = await main(who)
  expect(html).toContain('Năm con số')
  expect(html).toContain('href="/follow-up"')
  const counters = countersOf(html).slice(0, 5)
  expect(counters.length).toBe(5)
  for (const { href, count } of counters) {
    const { total } = (await (await w.as(who).json(href)).json()) as { total: number }
    expect(total, href).toBe(count)
  }
  expect(counters[0]!.count).toBe(counters.slice(1).reduce((sum, { count }) => sum + count, 0))
  expect(html.indexOf('Năm con số')).toBeLessThan(
    html.indexOf('việc đang chờ') < 0 ? Number.POSITIVE_INFINITY : html.indexOf('việc đang chờ'),
  )
})

test.each(['party-clerk', 'front-chair', 'village-head', 'culture-head'])('%s lands on the own work alone', async (who) => {
  expect(await main(who)).not.toContain('Năm con số')
})
