import { expect, test } from 'vitest'
import { world } from '../../../test/world.ts'
import { workOffDirty } from '../../measures/index.ts'
import { createTask } from '../../work/tasks/index.ts'

const w = await world()
const today = Temporal.PlainDate.from('2026-11-23')

interface Figures {
  figures: { id: string; months: { month: string; value: number }[] }[]
}
const figuresOf = async (key: string) => ((await (await w.as(key).json('/figures')).json()) as Figures).figures
const countOf = (figures: Figures['figures'], id: string) => figures.find((one) => one.id === id)!.months.at(-1)!.value

test('nobody sees figures before signing in, and a figure that does not exist is not found', async () => {
  expect((await w.as(null).get('/figures')).status).toBe(303)
  const head = w.as('culture-head')
  for (const path of ['/figures/nothing/2026-11', '/figures/task.open/2026-13', '/figures/task.open/11', '/figures/task.open/2026-1'])
    expect((await head.get(path)).status, path).toBe(404)
})

test('every figure of a month opens exactly the records that it counts, and each record opens', async () => {
  const head = w.as('culture-head')
  const figures = await figuresOf('culture-head')
  expect(countOf(figures, 'task.open')).toBeGreaterThan(0)
  for (const { id, months } of figures) {
    for (const { month, value } of months) {
      const { records } = (await (await head.json(`/figures/${id}/${month.slice(0, 7)}`)).json()) as {
        records: { href: string; title: string }[]
      }
      expect(records.length, `${id} ${month}`).toBe(value)
      for (const { href } of records.slice(0, 2)) expect((await head.get(href)).status, href).toBe(200)
    }
  }
})

test('another body’s records do not stand behind the own figures', async () => {
  const titles = async (key: string) => await (await w.as(key).get('/figures/task.open/2026-11')).text()
  expect(await titles('culture-head')).toContain('Dự thảo quy chế hoạt động của trung tâm')
  expect(await titles('front-chair')).not.toContain('Dự thảo quy chế hoạt động của trung tâm')
})

test('a task received today counts once the worker has run, without anybody typing it', async () => {
  const before = countOf(await figuresOf('women-union-head'), 'task.assigned')
  const body = async (name: string) =>
    (await w.db.selectFrom('body_terms').select('body_id').where('name', '=', name).executeTakeFirstOrThrow()).body_id
  await w.db.transaction().execute(async (tx) => {
    await createTask(tx, {
      documentId: null,
      clauseId: null,
      parentAssignmentId: null,
      assignerBodyId: await body('Đảng ủy xã Nhã Nam'),
      assignedBy: w.demo.people['party-office-head']!,
      at: w.clock.now(),
      title: 'Vận động hội viên',
      product: 'Báo cáo',
      dueOn: null,
      leads: [await body('Hội Liên hiệp Phụ nữ xã Nhã Nam')],
      withs: [],
    })
  })
  await workOffDirty(w.db, today)
  expect(countOf(await figuresOf('women-union-head'), 'task.assigned')).toBe(before + 1)
})

test('the spreadsheet holds the same rows', async () => {
  const file = await w.as('culture-head').get('/figures.xlsx')
  expect([file.status, file.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')])
})

test('a Party committee reads the centres of its commune as the territory’s figures, not as zeros of its own', async () => {
  await workOffDirty(w.db, today)
  const { figures, territory } = (await (await w.as('party-deputy-secretary').json('/figures')).json()) as Figures & {
    territory: Figures['figures']
  }
  const ids = figures.map(({ id }) => id)
  expect(ids).toContain('document.issued')
  for (const id of ['task.open', 'dissemination.present', 'board.complete', 'regulation.in-force', 'centre.open', 'training.hours'])
    expect(ids, id).not.toContain(id)
  expect(countOf(territory, 'centre.open')).toBe(1)
  const html = await (await w.as('party-deputy-secretary').get('/figures')).text()
  expect(html).toContain('Số liệu trên địa bàn xã Nhã Nam')
  const link = /href="(\/place-figures\/centre\.open\/2026-11)"/.exec(html)![1]!
  expect(await (await w.as('party-deputy-secretary').get(link)).text()).toContain('Trung tâm học tập cộng đồng xã Nhã Nam')
})

test('an office that was given work keeps the zeros beside it', async () => {
  expect(countOf(await figuresOf('culture-head'), 'task.done-late')).toBe(0)
})

test('a centre keeps its own figures, zeros too, and sees no territory', async () => {
  const { figures, territory } = (await (await w.as('accountant').json('/figures')).json()) as Figures & { territory: Figures['figures'] }
  expect(figures.map(({ id }) => id)).toContain('regulation.in-force')
  expect(territory).toEqual([])
})
