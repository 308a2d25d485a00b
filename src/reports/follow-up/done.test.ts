import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const main = async (who: string, path: string) => /<main[\s\S]*<\/main>/.exec(await (await w.as(who).get(path)).text())![0]
/** Words and look of the tags in a page's list or heading. */
const tags = (html: string) =>
  [...html.matchAll(/<strong class="govuk-tag cd-status cd-(\w+)">([^<]+)<\/strong>/g)].map(([, kind, word]) => `${word} (${kind})`)
const firstPart = (html: string) => /href="(\/assignments\/[^"#]+)"/.exec(html)![1]!

test.each([
  ['done-on-time', 'Đúng hạn (done)', 'Trong hạn'],
  ['done-late', 'Hoàn thành quá hạn', 'Trong hạn'],
])('what is done reads so in the follow-up list, the task list and on its page: %s', async (counter, said, not) => {
  const list = await main('education-officer', `/follow-up/list?counter=${counter}`)
  const rows = tags(list)
  expect(rows.filter((one) => one.startsWith(said)).length).toBe(rows.filter((one) => one === 'Đã hoàn thành (done)').length)
  expect(rows.filter((one) => one.startsWith(not))).toEqual([])
  const page = tags(await main('education-officer', firstPart(list)))
  expect(page.slice(0, 2)).toEqual(['Đã hoàn thành (done)', counter === 'done-late' ? `${said} (soon)` : said])
  const own = tags(await main('education-officer', `/tasks?side=given&counter=${counter}`))
  expect(own.filter((one) => one.startsWith(said)).length).toBe(own.filter((one) => one === 'Đã hoàn thành (done)').length)
})
