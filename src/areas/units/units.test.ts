import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { sql } from '../../kernel/db/index.ts'
import { recordTenure, resolveAddressees, seatsOf } from '../../registry/index.ts'
import { selectLevel } from './queries.ts'
import { isNamed, shownOn } from './unit.ts'

interface Unit {
  id: string
  name: string
  code: string | null
  kind: string
  until: string | null
  heirs: { id: string; name: string; on: string; living: boolean; keepsRecords: boolean }[]
}
interface Tree {
  place: { id: string; name: string } | null
  places: (Unit & { communes: number; villages: number; bodies: number })[]
  bodies: { id: string; name: string; line: string }[]
  found: Unit[]
}

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-23')
const decision = '12/NQ-HĐND ngày 05/11/2026'
let w: World

beforeAll(async () => {
  w = await world()
})

const read = async <T>(path: string, who = 'village-head') => (await (await w.as(who).json(path)).json()) as T
const tree = (query: string, who?: string) => read<Tree>(`/units?${query}`, who)
const idOf = async (name: string, on = '') => {
  const { found } = await tree(`q=${encodeURIComponent(name)}${on}`)
  return found.find((one) => one.name === name)!.id
}
const bodyOf = async (place: string, name: string) => (await tree(`at=${await idOf(place)}`)).bodies.find((body) => body.name === name)!.id
const audited = async () => (await w.db.selectFrom('audit_log').select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()).n
const text = async (answer: Response, status: number) => {
  expect(answer.status).toBe(status)
  return (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

async function sheetRows(path: string): Promise<(string | number | null)[][]> {
  const { Workbook } = await import('@cj-tech-master/excelts')
  const book = new Workbook()
  await book.xlsx.load(await (await w.as('village-head').get(path)).arrayBuffer())
  const rows: (string | number | null)[][] = []
  book.worksheets[0]!.eachRow((row) => {
    rows.push((row.values as (string | number | null)[]).slice(1))
  })
  return rows
}

describe('what is refused', () => {
  test('a visitor signs in first, a person without the administrator’s post finds no form and no button', async () => {
    const commune = await idOf('Xã Nhã Nam')
    expect((await w.as(null).get('/units')).status).toBe(303)
    for (const who of ['chair', 'party-clerk', 'village-head', 'education-leader']) {
      expect((await w.as(who).get(`/units/places/${commune}/places/new`)).status).toBe(404)
      expect((await w.as(who).post(`/units/places/${commune}/places`, { name: 'Thôn Lạ', on: '01/11/2026', step: 'save' })).status).toBe(
        404,
      )
      expect(await text(await w.as(who).get(`/units?at=${commune}`), 200)).not.toContain('Thêm thôn')
    }
  })

  test('another territory is not there for a commune’s administrator, nor is the ground he stands on', async () => {
    const admin = w.as('unit-admin')
    const [neighbour, own, province] = [await idOf('Xã Tân Yên'), await idOf('Xã Nhã Nam'), await idOf('Tỉnh Bắc Ninh')]
    const fields = { name: 'Thôn Lạ', on: '01/11/2026', decision, step: 'save' }
    for (const id of [neighbour, province]) {
      expect((await admin.post(`/units/places/${id}/places`, fields)).status).toBe(404)
      expect((await admin.post(`/units/places/${id}/change`, fields)).status).toBe(404)
      expect((await admin.post(`/units/places/${id}/bodies`, { ...fields, kind: 'veterans' })).status).toBe(404)
      expect((await admin.get(`/units/places/${id}/merge`)).status).toBe(404)
      expect(await text(await admin.get(`/units?at=${id}`), 200)).not.toContain('Thêm')
    }
    expect((await admin.post(`/units/places/${own}/change`, fields)).status).toBe(404)
    expect((await admin.post(`/units/places/${await idOf('Xã Lan Giới')}/heirs`, { heir: 'Xã Nhã Nam', decision })).status).toBe(404)
    const body = await bodyOf('Xã Tân Yên', 'Hội Nông dân xã Tân Yên')
    expect((await admin.post(`/units/bodies/${body}/end`, { on: '01/11/2026', decision, step: 'save' })).status).toBe(404)
    expect((await admin.post(`/units/bodies/${body}/change`, { name: 'Hội', on: '01/11/2026', step: 'save' })).status).toBe(404)
    expect((await tree(`at=${neighbour}`)).places).toHaveLength(4)
  })

  test('units of a neighbour cannot be merged through the own commune', async () => {
    const foreign = (await tree(`at=${await idOf('Xã Tân Yên')}`)).places.map((one) => one.id)
    const answer = await w.as('unit-admin').post(`/units/places/${await idOf('Xã Nhã Nam')}/merge`, {
      units: foreign,
      heir: 'unknown',
      on: '01/11/2026',
      decision,
      step: 'save',
    })
    expect(await text(answer, 422)).toContain('không còn hoạt động')
    expect((await tree(`at=${await idOf('Xã Tân Yên')}`)).places).toHaveLength(4)
  })

  test.each([
    ['a day still to come', { on: '24/11/2026' }, 'Ngày có hiệu lực chưa đến'],
    ['no day', { on: '31/02/2026' }, 'Ngày có hiệu lực chưa đúng'],
    ['a day before the commune', { on: '30/06/2025' }, 'Đơn vị cấp trên không hoạt động'],
    ['a name that stands there', { name: 'thôn gốc đa' }, 'Đã có Thôn Gốc Đa'],
    ['no name', { name: ' ' }, 'Chưa ghi tên'],
  ])('a village with %s is refused and what was typed comes back', async (_, wrong, said) => {
    const before = await audited()
    const answer = await w
      .as('unit-admin')
      .post(`/units/places/${await idOf('Xã Nhã Nam')}/places`, { name: 'Thôn Mới Lập', on: '01/11/2026', step: 'save', ...wrong })
    const html = await answer.text()
    expect([answer.status, html.includes(said)], html.slice(0, 2000)).toEqual([422, true])
    expect(await audited()).toBe(before)
  })

  test('nothing is added to a unit that is gone, not even for a day on which it stood', async () => {
    const [admin, gone] = [w.as('system-admin'), await idOf('Thị trấn Nhã Nam')]
    const fields = { name: 'Thôn Lạ', on: '01/06/2025', decision, step: 'save' }
    expect(await text(await admin.post(`/units/places/${gone}/places`, fields), 422)).toContain('Đơn vị cấp trên không hoạt động')
    expect(await text(await admin.post(`/units/places/${gone}/bodies`, { ...fields, kind: 'veterans' }), 422)).toContain('không hoạt động')
  })

  test('nobody ends the body of his own post; a commune with villages does not end into nothing', async () => {
    const own = await bodyOf('Xã Nhã Nam', 'Văn phòng HĐND và UBND xã Nhã Nam')
    const ended = await w.as('unit-admin').post(`/units/bodies/${own}/end`, { on: '01/11/2026', decision, step: 'save' })
    expect(await text(ended, 422)).toContain('cơ quan của chức danh đang dùng')
    const commune = await idOf('Xã Phúc Hòa')
    const gone = await w.as('system-admin').post(`/units/places/${await idOf('Tỉnh Bắc Ninh')}/merge`, {
      units: commune,
      heir: 'unknown',
      on: '01/11/2026',
      decision,
      step: 'save',
    })
    expect(await text(gone, 422)).toContain('Còn 3 đơn vị trực thuộc')
    expect((await tree(`at=${commune}`)).places).toHaveLength(3)
  })
})

describe('reading', () => {
  test('the district case of 2023 shows its 22 units, read only, each with what it is today (O3)', async () => {
    const query = 'on=30/06/2023&q=T%C3%A2n+Y%C3%AAn'
    const then = await tree(query)
    expect(then.place?.name).toBe('Huyện Tân Yên')
    expect(then.places).toHaveLength(22)
    const last = then.places.map((one) => one.heirs.findLast((heir) => heir.living)?.name ?? 'unknown')
    expect(new Set(last)).toEqual(
      new Set(['Xã Nhã Nam', 'Xã Tân Yên', 'Xã Phúc Hòa', 'Xã Ngọc Thiện', 'Xã Quang Trung', 'Phường Đa Mai', 'unknown']),
    )
    expect(then.places.filter((one) => one.heirs.length === 0).map((one) => one.name)).toEqual(['Xã Lan Giới', 'Xã Đại Hóa', 'Xã Phúc Sơn'])
    expect(then.places.find((one) => one.name === 'Xã Quang Tiến')!.heirs.map((heir) => heir.on)).toEqual(['2025-01-01', '2025-07-01'])
    const page = await text(await w.as('system-admin').get(`/units?${query}`), 200)
    expect(page).toContain('Theo địa giới ngày 30/06/2023 – chỉ xem.')
    expect(page).toContain('22 (30/06/2023) → 19 (01/01/2025) → 0 (01/07/2025)')
    expect(page).not.toMatch(/Thêm |Sáp nhập, giải thể/)
    expect((await sheetRows(`/units.xlsx?${query}`)).slice(1).map((row) => row[0])).toEqual(then.places.map((one) => one.name))
  })

  test('an old name or an old code finds the unit and its heir with the day', async () => {
    for (const q of ['cao thuong', '07339']) {
      const old = (await tree(`q=${q}`)).found.find((one) => one.name === 'Thị trấn Cao Thượng')!
      expect(old.heirs).toMatchObject([{ name: 'Xã Tân Yên', on: '2025-07-01', living: true, keepsRecords: true }])
    }
    const page = await text(await w.as('chair').get('/units?q=cao+thuong'), 200)
    expect(page).toContain('Thị trấn Cao Thượng (cũ)')
    expect(page).toContain('→ Xã Tân Yên từ 01/07/2025')
    expect(await text(await w.as('chair').get('/search?q=cao+thuong'), 200)).toContain('→ Xã Tân Yên từ 01/07/2025')
    const { hits } = await read<{ hits: { title: string; detail: string }[] }>('/search?q=huyen+uy+tan+yen')
    expect(hits[0]).toMatchObject({
      title: 'Huyện ủy Tân Yên (cũ)',
      detail: expect.stringContaining('→ Đảng ủy xã Nhã Nam từ 01/07/2025'),
    })
    const place = await read<{ parent: { name: string } }>(`/units/places/${await idOf('Thị trấn Cao Thượng')}?on=30/06/2023`)
    expect(place.parent.name).toBe('Huyện Tân Yên')
  })

  test('a body is found by its words, though not in one piece; of bodies of one place the learning centre stands first', async () => {
    const titles = async (q: string) =>
      (await read<{ hits: { title: string }[] }>(`/search?q=${encodeURIComponent(q)}`)).hits.map(({ title }) => title)
    const centre = 'Trung tâm học tập cộng đồng xã Tân Yên'
    expect((await titles('trung tam hoc tap cong dong tan yen'))[0]).toBe(centre)
    expect((await titles('trung tâm học tập cộng đồng Tân Yên'))[0]).toBe(centre)
    const bodies = (await titles('xa tan yen')).filter((title) => !title.startsWith('Xã'))
    expect(bodies[0]).toBe(centre)
    expect(await titles('100%')).toEqual([])
  })

  test('a day that is none is said, and today is shown', async () => {
    const page = await text(await w.as('chair').get('/units?on=31/02/2023'), 200)
    expect(page).toContain('Ngày “31/02/2023” không có trong lịch')
    expect(page).toContain('Tỉnh Bắc Ninh')
  })

  test('a body shows its line, superior, posts and how long one stands empty', async () => {
    const centre = await bodyOf('Xã Nhã Nam', 'Trung tâm học tập cộng đồng xã Nhã Nam')
    const page = await text(await w.as('chair').get(`/units/bodies/${centre}`), 200)
    expect(page).toContain('Trống 146 ngày')
    expect(page).toContain('UBND xã Nhã Nam')
    expect(page.indexOf('Giám đốc Trung tâm')).toBeLessThan(page.indexOf('Phó Giám đốc Trung tâm'))
  })

  test('an acting holder is marked, and the post still counts as empty', async () => {
    const centre = await bodyOf('Xã Nhã Nam', 'Trung tâm học tập cộng đồng xã Nhã Nam')
    const seat = (await seatsOf(w.db, [centre], today)).find((one) => !one.holder)!
    const tenure = { personId: w.demo.people.chair!, postId: seat.id, from: day('2026-11-01'), acting: true }
    await w.db.transaction().execute((tx) => recordTenure(tx, tenure))
    expect(await text(await w.as('chair').get(`/units/bodies/${centre}`), 200)).toMatch(
      /Vũ Đình Quảng 01\/11\/2026 Quyền, phụ trách Trống 146 ngày/,
    )
  })

  test('holders of leading posts are public, a clerk’s name stays in her body and with its administrator', async () => {
    const committee = await bodyOf('Xã Nhã Nam', 'Đảng ủy xã Nhã Nam')
    const outside = await w.as('front-chair').get(`/units/bodies/${committee}`)
    const page = await text(outside, 200)
    expect(page).toContain('Trần Thị Ngọc Lâm')
    expect(page).not.toContain('Nguyễn Thị Thảo Nhi')
    const json = await read<{ posts: { title: string; holder: string }[] }>(`/units/bodies/${committee}`, 'front-chair')
    expect(json.posts.find((post) => post.title.startsWith('Văn thư'))?.holder).toBe('•••')
    for (const who of ['party-office-head', 'unit-admin'])
      expect(await text(await w.as(who).get(`/units/bodies/${committee}`), 200)).toContain('Nguyễn Thị Thảo Nhi')
  })
})

describe('changing', () => {
  test('a village is checked first, then appears in the tree, the search, the sheet and among the addressees (O1)', async () => {
    const admin = w.as('unit-admin')
    const commune = await idOf('Xã Nhã Nam')
    const before = await audited()
    const fields = { name: 'Thôn Suối Ngọc', code: '', on: '01/11/2026', board: 'yes', decision }
    const check = await text(await admin.post(`/units/places/${commune}/places`, { ...fields, step: 'check' }), 200)
    expect(check).toContain('Thôn Suối Ngọc, Xã Nhã Nam')
    expect((await tree('q=suoi+ngoc')).found).toEqual([])
    expect(await audited()).toBe(before)
    const edit = await (await admin.post(`/units/places/${commune}/places`, { ...fields, step: 'edit' })).text()
    expect(edit).toMatch(/name="name"[^>]*value="Thôn Suối Ngọc"|value="Thôn Suối Ngọc"[^>]*name="name"/)
    expect((await admin.post(`/units/places/${commune}/places`, { ...fields, step: 'save' })).status).toBe(303)
    expect(await audited()).toBe(before + 1)
    expect((await tree(`at=${commune}`)).places.map((one) => one.name)).toContain('Thôn Suối Ngọc')
    expect((await tree(`at=${commune}&on=31/10/2026`)).places.map((one) => one.name)).not.toContain('Thôn Suối Ngọc')
    expect((await tree('q=suoi+ngoc')).found).toHaveLength(1)
    expect(await text(await w.as('front-chair').get('/search?q=suoi+ngoc'), 200)).toContain('Thôn Suối Ngọc')
    expect((await sheetRows(`/units.xlsx?at=${commune}`)).map((row) => row[0])).toContain('Thôn Suối Ngọc')
    const committee = await bodyOf('Xã Nhã Nam', 'UBND xã Nhã Nam')
    const meant = await resolveAddressees(w.db, 'Các thôn', committee, today)
    expect(meant.bodies.map((body) => body.name)).toContain('Thôn Suối Ngọc')
  })

  test('two communes merge on a day: the day before still shows both and the same total, their villages follow (O2)', async () => {
    const admin = w.as('system-admin')
    const province = await idOf('Tỉnh Bắc Ninh')
    const before = (await tree(`at=${province}`)).places
    const [a, b] = ['Xã Phúc Hòa', 'Xã Quang Trung'].map((name) => before.find((one) => one.name === name)!)
    const fields = { units: [a!.id, b!.id], heir: 'new', name: 'Xã Hòa Trung', code: '07330', on: '01/09/2026', decision }
    const check = await text(await admin.post(`/units/places/${province}/merge`, { ...fields, step: 'check' }), 200)
    expect(check).toContain('Số đơn vị ngày 31/08/2026 6')
    expect(check).toContain('Số đơn vị từ 01/09/2026 5')
    expect(check).toContain('6 đơn vị trực thuộc chuyển sang')
    expect(check).toContain('UBND xã Phúc Hòa')
    expect((await tree(`at=${province}`)).places).toEqual(before)
    expect((await admin.post(`/units/places/${province}/merge`, { ...fields, step: 'save' })).status).toBe(303)
    const [then, now] = [(await tree(`at=${province}&on=31/08/2026`)).places, (await tree(`at=${province}`)).places]
    const villages = (rows: Tree['places']) => rows.reduce((sum, row) => sum + row.villages, 0)
    expect(then.map((one) => one.name)).toEqual(before.map((one) => one.name))
    expect(now.map((one) => one.name)).not.toContain('Xã Phúc Hòa')
    expect(now).toHaveLength(5)
    expect(villages(now)).toBe(villages(before))
    expect(now.find((one) => one.name === 'Xã Hòa Trung')!.villages).toBe(6)
    const chain = await tree('q=hop+duc')
    expect(chain.found[0]!.heirs.map((heir) => [heir.name, heir.on])).toEqual([
      ['Xã Phúc Hòa', '2025-07-01'],
      ['Xã Hòa Trung', '2026-09-01'],
    ])
    const place = await text(await admin.get(`/units/places/${a!.id}`), 200)
    expect(place).toContain(decision)
  })

  test('villages end into another or a new one; as bodies they follow only when that is said (O2)', async () => {
    const admin = w.as('unit-admin')
    const commune = await idOf('Xã Nhã Nam')
    const path = `/units/places/${commune}/merge`
    const { places } = await tree(`at=${commune}`)
    const id = (name: string) => places.find((one) => one.name === name)!.id
    const fields = { units: id('Thôn Đồng Trước'), heir: id('Thôn Đồng Sau'), on: '02/11/2026', decision }
    expect(await text(await admin.post(path, { ...fields, step: 'check' }), 200)).toContain('Thôn Đồng Trước. Ghi giải thể')
    expect((await admin.post(path, { ...fields, boards: 'yes', step: 'save' })).status).toBe(303)
    expect((await tree(`at=${commune}`)).places).toHaveLength(places.length - 1)
    const twice = await admin.post(path, { ...fields, on: '03/11/2026', step: 'save' })
    expect(await text(twice, 422)).toContain('không còn hoạt động vào ngày trước khi sáp nhập')
    const anew = {
      units: [id('Thôn Gốc Đa'), id('Thôn Bến Đá')],
      heir: 'new',
      name: 'Thôn Đa Bến',
      on: '02/11/2026',
      boards: 'yes',
      decision,
    }
    expect(await text(await admin.post(path, { ...anew, step: 'check' }), 200)).toContain('1 người đang giữ chức danh tại đây')
    expect((await admin.post(path, { ...anew, step: 'save' })).status).toBe(303)
    const meant = (await resolveAddressees(w.db, 'Các thôn', await bodyOf('Xã Nhã Nam', 'UBND xã Nhã Nam'), today)).bodies.map(
      (one) => one.name,
    )
    expect(meant).toEqual(expect.arrayContaining(['Thôn Đồng Sau', 'Thôn Đa Bến']))
    expect(meant).not.toEqual(expect.arrayContaining(['Thôn Gốc Đa']))
    expect(meant).toHaveLength((await tree(`at=${commune}`)).places.length)
    expect(await text(await w.as('chair').get('/units?q=thon+goc+da'), 200)).toMatch(
      /Cơ quan, tổ chức .*Thôn Gốc Đa \(cũ\).*→ Thôn Đa Bến từ 02\/11\/2026/,
    )
  })

  test('a renamed village keeps its former name findable', async () => {
    const admin = w.as('unit-admin')
    const id = await idOf('Thôn Cầu Gỗ')
    expect((await admin.post(`/units/places/${id}/change`, { name: 'Thôn Cầu Đá', on: '05/10/2026', step: 'save' })).status).toBe(303)
    const page = await text(await w.as('chair').get('/units?q=cau+go'), 200)
    expect(page).toContain('Nay là Thôn Cầu Đá')
    const { terms } = await read<{ terms: { name: string }[] }>(`/units/places/${id}`)
    expect(terms.map((term) => term.name)).toEqual(['Thôn Cầu Gỗ', 'Thôn Cầu Đá'])
  })

  test('a body is added under its own line only, renamed, and ended in favour of its heir with what stood below it', async () => {
    const admin = w.as('unit-admin')
    const commune = await idOf('Xã Nhã Nam')
    const [party, state] = [await bodyOf('Xã Nhã Nam', 'Đảng ủy xã Nhã Nam'), await bodyOf('Xã Nhã Nam', 'UBND xã Nhã Nam')]
    const fields = { kind: 'specialised-office', name: 'Trung tâm Phục vụ hành chính công', on: '01/10/2026', step: 'save' }
    const path = `/units/places/${commune}/bodies`
    expect(await text(await admin.post(path, { ...fields, superior: party }), 422)).toContain('Cấp trên phải cùng khối')
    expect(await text(await admin.post(path, { ...fields, manager: state }), 422)).toContain('Chỉ trường học và trung tâm')
    const made = await admin.post(path, { ...fields, superior: state })
    expect(made.status).toBe(303)
    const id = made.headers.get('location')!.split('/').pop()!
    expect(
      (await admin.post(`/units/bodies/${id}/change`, { name: 'Trung tâm Hành chính công', on: '15/10/2026', step: 'save' })).status,
    ).toBe(303)
    const front = await bodyOf('Xã Nhã Nam', 'Ủy ban MTTQ Việt Nam xã Nhã Nam')
    const alone = await admin.post(`/units/bodies/${front}/end`, { heir: '', on: '20/10/2026', decision, step: 'save' })
    expect(await text(alone, 422)).toContain('Còn 4 đơn vị trực thuộc')
    const wrong = await admin.post(`/units/bodies/${id}/end`, { heir: 'Đảng ủy xã Nhã Nam', on: '20/10/2026', decision, step: 'save' })
    expect(await text(wrong, 422)).toContain('Không có đơn vị cùng loại')
    const heir = { heir: 'Văn phòng HĐND và UBND xã Nhã Nam', on: '20/10/2026', decision }
    expect((await admin.post(`/units/bodies/${id}/end`, { ...heir, step: 'save' })).status).toBe(303)
    const ended = await read<{ until: string; heirs: { name: string }[] }>(`/units/bodies/${id}`)
    expect([ended.until, ended.heirs[0]!.name]).toEqual(['2026-10-20', 'Văn phòng HĐND và UBND xã Nhã Nam'])
  })
})

describe('unknown heirs', () => {
  const listed = async () => (await read<{ units: Unit[] }>('/units/unknown-heirs')).units.map((one) => one.name)

  test('they are listed and never guessed', async () => {
    expect(await listed()).toEqual(['Huyện Tân Yên', 'Xã Lan Giới', 'Xã Đại Hóa', 'Xã Phúc Sơn'])
    expect(await text(await w.as('chair').get(`/units/places/${await idOf('Xã Lan Giới')}`), 200)).toContain('Chưa rõ đơn vị kế thừa')
    expect(await text(await w.as('chair').get('/units/unknown-heirs'), 200)).not.toContain('Ghi đơn vị kế thừa')
  })

  test('the heir is recorded with its decision, by a unit of that very day, and the records follow', async () => {
    const admin = w.as('system-admin')
    const id = await idOf('Xã Lan Giới')
    const path = `/units/places/${id}/heirs`
    const fields = { heir: 'Xã Quang Trung', share: '100', keeps: 'yes', decision, step: 'save' }
    expect(await text(await admin.post(path, { ...fields, decision: '' }), 422)).toContain('Chưa ghi số, ngày quyết định')
    expect(await text(await admin.post(path, { ...fields, heir: 'Xã Nhã Nam' }), 422)).toContain(
      'Không có đơn vị cùng loại tên hoặc mã “Xã Nhã Nam” vào ngày 01/01/2025',
    )
    expect(await text(await admin.post(path, { ...fields, share: '120' }), 422)).toContain('từ 1 đến 100')
    expect(await text(await admin.post(path, { ...fields, step: 'check' }), 200)).toContain('Xã Quang Trung')
    expect(await listed()).toContain('Xã Lan Giới')
    expect((await admin.post(path, fields)).status).toBe(303)
    expect(await listed()).not.toContain('Xã Lan Giới')
    expect(await text(await admin.post(path, fields), 422)).toContain('đã có đơn vị giữ hồ sơ')
    const { heirs } = await read<Unit>(`/units/places/${id}`)
    expect(heirs.map((heir) => heir.on).slice(0, 2)).toEqual(['2025-01-01', '2025-07-01'])
    expect(await text(await admin.get(`/units/places/${id}`), 200)).toContain(decision)
    const { rows } = await sql<{ under: boolean }>`
      select (select custody_path from places where id = ${id}) <@ (select custody_path from places where id = ${heirs[1]!.id}) as under`.execute(
      w.db,
    )
    expect(rows[0]!.under).toBe(true)
  })

  test('of several heirs whose keeper is unknown one is named', async () => {
    const admin = w.as('system-admin')
    const { bodies } = await tree('on=30/06/2023&q=T%C3%A2n+Y%C3%AAn')
    const id = bodies.find((body) => body.name === 'Huyện ủy Tân Yên')!.id
    const fields = { heir: 'Đảng ủy xã Tân Yên', on: '01/07/2025', decision, step: 'save' }
    expect(await text(await admin.get(`/units/bodies/${id}`), 200)).toContain('Chưa rõ đơn vị giữ hồ sơ')
    expect((await admin.post(`/units/bodies/${id}/end`, fields)).status).toBe(303)
    const { heirs } = await read<Unit>(`/units/bodies/${id}`)
    expect(heirs.filter((heir) => heir.keepsRecords).map((heir) => heir.name)).toEqual(['Đảng ủy xã Tân Yên'])
    expect(heirs).toHaveLength(5)
  })
})

test('on any day the communes of the whole tree are those in force that day', async () => {
  const days = fc.integer({ min: -1200, max: 1100 }).map((count) => day('2025-01-01').add({ days: count }))
  await fc.assert(
    fc.asyncProperty(days, async (on) => {
      const summed = (await selectLevel(w.db, null, on)).reduce((sum, row) => sum + row.communes, 0)
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from place_terms join places on places.id = place_id where kind = 'commune' and valid @> ${on}::date`.execute(
        w.db,
      )
      expect(summed).toBe(rows[0]!.n)
      const nation = (await selectLevel(w.db, null, on))[0]!
      const provinces = await selectLevel(w.db, nation.id, on)
      expect(provinces.reduce((sum, row) => sum + row.communes, 0)).toBe(summed)
    }),
    { numRuns: 60 },
  )
})

test('the day shown is the asked one, the last before the end or the first after it', () => {
  const terms = [
    { from: null, until: day('2025-01-01') },
    { from: day('2025-01-01'), until: day('2025-07-01') },
  ]
  expect(shownOn(terms, day('2023-06-30')).toString()).toBe('2023-06-30')
  expect(shownOn(terms, day('2026-01-01')).toString()).toBe('2025-06-30')
  expect(shownOn([{ from: day('2025-07-01'), until: null }], day('2023-06-30')).toString()).toBe('2025-07-01')
  expect([isNamed('huyen tan yen', 'tan yen'), isNamed('xa tan trung', 'tan')]).toEqual([true, false])
})
