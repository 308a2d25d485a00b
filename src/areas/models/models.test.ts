import { Workbook } from '@cj-tech-master/excelts'
import { Document, Packer, Paragraph } from 'docx'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { sql } from '../../kernel/db/index.ts'
import { violated } from '../../kernel/errors.ts'
import { recomputeAll, workOffDirty } from '../../measures/index.ts'
import { effectOf, windows } from './effect.ts'
import { adoptionStatus, replicates, shortfalls, stepsOf, versionStatus } from './model.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-23')
const whole = { problem: 'a', steps: 'b', conditions: 'c', cost: 'd', people: 'e', results: '12 buổi' }

test('a text is ready when every part is there and the results name a figure', () => {
  expect(shortfalls(whole)).toEqual([])
  expect(shortfalls({ ...whole, cost: ' ', results: 'rất tốt' })).toEqual(['cost', 'no-figure'])
  expect(stepsOf('1. Một\n\n- Hai\n3) Ba')).toEqual(['Một', 'Hai', 'Ba'])
})

test('states are read off the facts', () => {
  const none = { submittedAt: null, returnedAt: null, publishedAt: null }
  expect(
    [none, { ...none, returnedAt: 1 }, { ...none, submittedAt: 1 }, { ...none, submittedAt: 1, publishedAt: 1 }].map(versionStatus),
  ).toEqual(['draft', 'returned', 'submitted', 'published'])
  const facts = { startsOn: day('2026-11-24'), reviewedOn: null, endedOn: null, mistaken: false }
  const began = { ...facts, startsOn: today }
  const states = [
    facts,
    began,
    { ...began, reviewedOn: today },
    { ...began, reviewedOn: today, endedOn: today },
    { ...began, endedOn: today, mistaken: true },
  ].map((one) => adoptionStatus(one, today))
  expect(states).toEqual(['planned', 'under-way', 'kept', 'ended', 'mistaken'])
  expect(states.filter(replicates)).toEqual(['under-way', 'kept'])
})

test('the months before and after never overlap, touch at the start, and none lies ahead', () => {
  expect(windows(day('2026-10-15'), 3, today).after.map(String)).toEqual(['2026-10-01', '2026-11-01'])
  expect(windows(day('2026-12-01'), 2, today)).toMatchObject({ after: [] })
  fc.assert(
    fc.property(fc.integer({ min: -700, max: 700 }), fc.integer({ min: 1, max: 12 }), (offset, months) => {
      const { before, after } = windows(today.add({ days: offset }), months, today)
      expect(before).toHaveLength(months)
      const all = [...before, ...after]
      for (const [i, month] of all.slice(1).entries()) expect(all[i]!.add({ months: 1 }).equals(month)).toBe(true)
      expect(after.every((month) => Temporal.PlainDate.compare(month, today) <= 0)).toBe(true)
    }),
  )
  const effect = effectOf(
    day('2026-10-15'),
    2,
    today,
    new Map([
      ['2026-08-01', 3],
      ['2026-10-01', 5],
      ['2026-11-01', 6],
    ]),
  )
  expect([effect.meanBefore, effect.meanAfter]).toEqual([1.5, 5.5])
})

const modelId = async (title: string) =>
  (await sql<{ id: string }>`select model_id as id from model_versions where title like ${`${title}%`} limit 1`.execute(w.db)).rows[0]!.id
const director = (commune = 'nha-nam') => w.as(commune === 'nha-nam' ? 'deputy-chair' : `${commune}/deputy-chair`, 'centre-director')
const listed = async (client: ReturnType<World['as']>, query = '') =>
  ((await (await client.json(`/models${query}`)).json()) as { models: { title: string; replications: number; kept: number }[] }).models

test('the bank is open to every centre; drafts and what waits for review are not', async () => {
  const all = await listed(director())
  expect(all.map(({ title, replications, kept }) => [title.slice(0, 12), replications, kept])).toEqual([
    ['Lớp học tại ', 1, 0],
    ['Ông bà kèm c', 1, 1],
  ])
  expect((await listed(director('quang-trung'), '?q=dien+thoai')).map(({ title }) => title.slice(0, 6))).toEqual(['Ông bà'])
  expect(await listed(director(), '?field=law')).toEqual([])
  expect((await w.as('village-head').get('/models')).status).toBe(404)
  const waiting = await modelId('Tủ sách quay vòng')
  for (const [client, status] of [
    [director(), 404],
    [w.as('education-officer'), 200],
    [w.as('phuc-hoa/culture-head'), 200],
    [w.as('culture-head'), 404],
  ] as const)
    expect((await client.get(`/models/${waiting}/review`)).status).toBe(status)
  expect((await w.as('education-officer').get(`/models/${waiting}`)).status, 'not published').toBe(404)
  expect((await director('tan-yen').get(`/models/${await modelId('Câu lạc bộ')}/draft`)).status).toBe(404)
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(await (await director().get('/models/list.xlsx')).arrayBuffer()))
  expect(book.worksheets[0]!.rowCount).toBe(3)
})

test('communes of like size: only those with a third more or fewer villages', async () => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from place_terms t join places p on p.id = t.place_id where p.kind = 'village' and upper_inf(t.valid)
      and t.parent_id = (select place_id from body_terms where name = 'Trung tâm học tập cộng đồng xã Nhã Nam')`.execute(w.db)
  expect(rows[0]!.n).toBe(18)
  for (const [commune, villages] of [
    ['Tân Yên', 24],
    ['Phúc Hòa', 25],
  ] as const) {
    await sql`
      with home as (select place_id as id from body_terms where name = ${`Trung tâm học tập cộng đồng xã ${commune}`} order by upper(valid) desc nulls first limit 1),
      gone as (update place_terms set valid = daterange(lower(valid), '2026-11-01') where parent_id = (select id from home) and upper_inf(valid)),
      made as (insert into places (id, kind, custody_path) select gen_random_uuid(), 'village', null from generate_series(1, ${villages}::int) returning id)
      insert into place_terms (place_id, name, parent_id, valid) select made.id, 'Thôn', home.id, '[2026-11-01,)' from made, home`.execute(
      w.db,
    )
  }
  const [peers, all] = [await listed(director(), '?size=peers'), await listed(director())]
  expect(all.map(({ title }) => title.slice(0, 12))).toEqual(['Lớp học tại ', 'Ông bà kèm c'])
  expect(
    peers.map(({ title }) => title.slice(0, 12)),
    '24 villages beside 18, not 25',
  ).toEqual(['Lớp học tại '])
})

test('the way of a model: gaps named, submitted, returned, submitted again, published by another, next version, withdrawn', async () => {
  const author = director()
  const path = `/models/${await modelId('Câu lạc bộ')}`
  expect(await (await author.get(`${path}/draft`)).text()).toContain('Điều kiện cần có')
  expect((await author.post(`${path}/submission`)).status, 'parts are missing').toBe(422)
  const fields = { title: 'Câu lạc bộ pháp luật tối thứ sáu', field: 'law', ...whole }
  expect((await author.post(`${path}/draft`, { ...fields, field: 'x' })).status).toBe(422)
  expect((await author.post(`${path}/draft`, fields, { file: new File(['chữ'], 'a.txt') })).status).toBe(422)
  const word = new Document({ sections: [{ children: [new Paragraph('Cách làm')] }] })
  const docx = new File([new Uint8Array(await Packer.toBuffer(word))], 'cach-lam.docx')
  expect((await author.post(`${path}/draft`, fields, { file: docx })).status).toBe(303)
  const stored = await sql`select from files where media_type = 'text/plain' and name = 'a.txt'`.execute(w.db)
  expect(stored.rows, 'what is refused is not kept').toEqual([])
  expect((await author.post(`${path}/draft`, fields, { file: new File(['%PDF-1.4 ảnh lớp'], 'lop-hoc.pdf') })).status).toBe(303)
  expect((await author.post(`${path}/submission`)).status).toBe(303)
  expect((await author.post(`${path}/draft`, fields)).status, 'it waits').toBe(422)
  const officer = w.as('culture-officer')
  expect(await (await officer.get('/')).text()).toContain('Xem, công bố mô hình')
  expect((await officer.get(`${path}/review/file`)).headers.get('content-type')).toBe('application/pdf')
  expect((await officer.post(`${path}/return`, { note: '' })).status).toBe(422)
  expect((await officer.post(`${path}/return`, { note: 'Nêu rõ nguồn kinh phí' })).status).toBe(303)
  expect(await (await author.get(`${path}/draft`)).text()).toContain('Nêu rõ nguồn kinh phí')
  expect(await (await author.get('/')).text()).toContain('Bổ sung mô hình')
  expect((await author.post(`${path}/submission`)).status).toBe(303)
  expect((await author.post(`${path}/publication`)).status, 'a board publishes nothing').toBe(404)
  expect((await officer.post(`${path}/publication`)).status).toBe(303)
  expect((await officer.post(`${path}/publication`)).status, 'once').toBe(404)
  expect((await director('tan-yen').get(path)).status).toBe(200)
  await expect(sql`update model_versions set title = 'x' where model_id = ${path.split('/').at(-1)}`.execute(w.db)).rejects.toThrow(
    'is published',
  )

  expect((await author.post(`${path}/next`)).status).toBe(303)
  expect((await author.post(`${path}/next`)).status, 'one draft').toBe(422)
  expect((await author.post(`${path}/draft`, { ...fields, title: 'Câu lạc bộ pháp luật, bản 2' })).status).toBe(303)
  expect(await (await director('tan-yen').get(path)).text()).not.toContain('bản 2')
  await author.post(`${path}/submission`)
  expect((await officer.post(`${path}/publication`)).status).toBe(303)
  const shown = await (await director('tan-yen').get(path)).text()
  expect([shown.includes('Câu lạc bộ pháp luật, bản 2'), shown.includes('Các bản đã công bố')]).toEqual([true, true])
  await author.post(`${path}/next`)
  await author.post(`${path}/draft`, { ...fields, title: 'Câu lạc bộ pháp luật, bản 3' })
  await author.post(`${path}/submission`)
  expect((await officer.get(`${path}/review`)).status).toBe(200)
  expect((await author.post(`${path}/withdrawal`, { reason: '' })).status).toBe(422)
  expect((await author.post(`${path}/withdrawal`, { reason: 'Chưa đủ số liệu' })).status).toBe(303)
  expect(await (await director('tan-yen').get(path)).text()).toContain('Chưa đủ số liệu')
  expect((await listed(director('tan-yen'))).some(({ title }) => title.startsWith('Câu lạc bộ'))).toBe(false)
  expect((await director('tan-yen').get(`${path}/adoption`)).status).toBe(404)
  expect((await officer.get(`${path}/review`)).status, 'withdrawn: nothing of it is published').toBe(404)
  expect((await officer.post(`${path}/publication`)).status).toBe(404)
  expect((await author.get(`${path}/draft`)).status).toBe(404)
  expect(await (await officer.get('/')).text()).not.toContain('bản 3')
})

test('nobody publishes his own, whatever post he uses', async () => {
  const id = await modelId('Tủ sách quay vòng')
  const submitter = w.demo.people['phuc-hoa/culture-head']!
  await sql`update model_versions set submitted_by = ${submitter} where model_id = ${id} and published_at is null`.execute(w.db)
  const refused = await w.as('phuc-hoa/culture-head').post(`/models/${id}/publication`)
  expect([refused.status, (await refused.text()).includes('không tự công bố')]).toEqual([422, true])
  await expect(
    sql`update model_versions set published_at = now(), published_on = '2026-11-01', published_by = ${submitter}, publisher_id = (select centre_id from models where id = ${id}) where model_id = ${id}`.execute(
      w.db,
    ),
  ).rejects.toThrow('nobody_publishes_his_own_model')
})

test('I11: B copies, the replication count rises and the author is told; figures before and after come from the records', async () => {
  const id = await modelId('Lớp học tại nhà văn hóa')
  const count = async () => (await listed(director('ngoc-thien'))).find(({ title }) => title.startsWith('Lớp học'))!.replications
  const adopter = director('ngoc-thien')
  expect((await director('tan-yen').get(`/models/${id}/adoption`)).status, 'its own').toBe(404)
  expect((await w.as('ngoc-thien/culture-head').post(`/models/${id}/adoption`)).status).toBe(404)
  const form = await (await adopter.get(`/models/${id}/adoption`)).text()
  expect(form).toContain('Trưởng thôn hỏi từng hộ muốn học gì')
  expect(form).toContain('Theo mô hình của Trung tâm học tập cộng đồng xã Tân Yên')
  const fields = { plan: 'Hỏi hộ\nMở lớp', responsible: 'Phó Giám đốc', startsOn: '01/10/2026', measure: 'presenter.active', months: '3' }
  for (const [change, sentence] of [
    [{ plan: ' ' }, 'ít nhất một bước'],
    [{ startsOn: '31/02/2026' }, 'Ngày bắt đầu chưa đúng'],
    [{ startsOn: '01/10/2020' }, 'quá hai năm'],
    [{ measure: 'task.overdue' }, 'chưa có số liệu'],
    [{ months: '13' }, 'từ 1 đến 12'],
  ] as const) {
    const refused = await adopter.post(`/models/${id}/adoption`, { ...fields, ...change })
    expect([refused.status, (await refused.text()).includes(sentence)], sentence).toEqual([422, true])
  }
  const before = await count()
  const made = await adopter.post(`/models/${id}/adoption`, fields)
  expect(made.status).toBe(303)
  expect((await adopter.post(`/models/${id}/adoption`, fields)).status, 'once').toBe(422)
  expect(await count()).toBe(before + 1)

  const author = director('tan-yen')
  const told = await (await author.get('/')).text()
  expect([told.includes('Mô hình của trung tâm có nơi áp dụng'), told.includes('xã Ngọc Thiện')]).toEqual([true, true])
  expect(await (await author.get(`/models/${id}`)).text()).toContain('Ngọc Thiện')
  expect((await author.post(`/models/${id}/seen`)).status).toBe(303)
  expect(await (await author.get('/')).text()).not.toContain('Mô hình của trung tâm có nơi áp dụng')

  const adoption = made.headers.get('location')!
  const own = await (await adopter.get(adoption)).text()
  expect(own).toContain('/figures/presenter.active/2026-09')
  expect(own).toContain('không chứng minh nguyên nhân')
  const officer = await (await w.as('education-officer').get(adoption)).text()
  const link = /href="(\/place-figures\/presenter\.active\/2026-10\?[^"]+)"/.exec(officer)![1]!.replaceAll('&amp;', '&')
  expect((await w.as('education-officer').get(link)).status).toBe(200)
  const elsewhere = await (await director().get(adoption)).text()
  expect([elsewhere.includes('không chứng minh nguyên nhân'), elsewhere.includes('/figures/presenter.active')]).toEqual([true, false])
  const cell = await sql<{ n: number }>`
    select coalesce(sum(numerator), 0)::int as n from measure_cells c join body_terms t on t.body_id = c.unit_id
    where t.name = 'Trung tâm học tập cộng đồng xã Ngọc Thiện' and measure_id = 'presenter.active' and month = '2026-10-01'`.execute(w.db)
  expect(own).toMatch(new RegExp(`/figures/presenter\\.active/2026-10"[^>]*>${cell.rows[0]!.n}<`))

  expect((await adopter.post(`${adoption}/review`, { note: 'Tốt' })).status, 'not by who recorded it').toBe(422)
  expect((await w.as('culture-head').post(`${adoption}/review`, { note: 'Tốt' })).status).toBe(404)
  const kept = async () => (await listed(director('ngoc-thien'))).find(({ title }) => title.startsWith('Lớp học'))!.kept
  expect(await kept()).toBe(0)
  expect((await w.as('ngoc-thien/culture-head').post(`${adoption}/review`, { note: 'Đã dự hai buổi, dân đến đông' })).status).toBe(303)
  expect(await kept()).toBe(1)
  expect((await adopter.post(`${adoption}/plan`, { ...fields, startsOn: '05/10/2026' })).status, 'reviewed from its day').toBe(422)
  expect((await director().post(`${adoption}/end`, { kind: 'now', reason: 'x' })).status).toBe(404)
  expect((await adopter.post(`${adoption}/end`, { kind: 'now', reason: '' })).status).toBe(422)
  expect((await adopter.post(`${adoption}/end`, { kind: 'now', reason: 'Thiếu báo cáo viên' })).status).toBe(303)
  expect((await adopter.post(`${adoption}/end`, { kind: 'now', reason: 'lần nữa' })).status).toBe(422)
  expect(await count()).toBe(before)
})

test('months after its end are none of an adoption’s effect', async () => {
  const { rows } = await sql<{ id: string }>`
    select a.id from model_adoptions a join body_terms t on t.body_id = a.centre_id where t.name = 'Trung tâm học tập cộng đồng xã Phúc Hòa'`.execute(
    w.db,
  )
  const months = async () =>
    (await (await director('phuc-hoa').get(`/adoptions/${rows[0]!.id}`)).text())
      .match(/presenter\.talks\/2026-\d\d/g)
      ?.map((one) => one.slice(-2))
  expect(await months()).toEqual(['02', '03', '04', '05', '06', '07'])
  await sql`update model_adoptions set ended_on = '2026-06-20' where id = ${rows[0]!.id}`.execute(w.db)
  expect(await months()).toEqual(['02', '03', '04', '05', '06'])
})

test('a plan for later is no replication yet; a mistake counts nowhere; counting what changed equals counting all', async () => {
  const id = await modelId('Ông bà kèm cháu')
  const adopter = director('quang-trung')
  const count = async () => (await listed(adopter)).find(({ title }) => title.startsWith('Ông bà'))!.replications
  const figure = async () => {
    await workOffDirty(w.db, today)
    const { rows } = await sql<{ n: number }>`
      select coalesce(sum(numerator), 0)::int as n from measure_cells where measure_id = 'model.adopted' and month = '2026-11-01'`.execute(
      w.db,
    )
    return rows[0]!.n
  }
  const [before, adopted] = [await count(), await figure()]
  const made = await adopter.post(`/models/${id}/adoption`, {
    plan: 'Một bước',
    responsible: 'Giám đốc',
    startsOn: '01/12/2026',
    measure: '',
    months: '6',
  })
  const adoption = made.headers.get('location')!
  expect([await count(), await figure()]).toEqual([before, adopted + 1])
  const early = await w.as('quang-trung/culture-head').post(`${adoption}/review`, { note: 'Tốt' })
  expect([early.status, (await early.text()).includes('Chưa đến ngày bắt đầu')]).toEqual([422, true])
  expect((await adopter.post(`${adoption}/end`, { kind: 'mistake', reason: 'Chọn nhầm mô hình' })).status).toBe(303)
  expect(await figure()).toBe(adopted)
  const cells = async () =>
    (
      await sql`select measure_id || month || unit_id || slice_id as key, numerator::int as n from measure_cells where measure_id like 'model.%' order by 1`.execute(
        w.db,
      )
    ).rows
  const incremental = await cells()
  await recomputeAll(w.db, today)
  expect(await cells()).toEqual(incremental)
})

test('what only the database still refuses is said in a sentence', () => {
  expect(violated({ code: '23514', constraint: 'published_model_is_not_edited' })?.text).toContain('vừa được công bố')
})
