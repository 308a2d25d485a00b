import { Workbook } from '@cj-tech-master/excelts'
import mammoth from 'mammoth'
import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { dayOf } from '../../kernel/clock.ts'
import { sql } from '../../kernel/db/index.ts'
import { recomputeAll, workOffDirty } from '../../measures/index.ts'
import { filledIn, shortfalls } from '../../work/issued-texts.ts'
import { standingOf, withPartners } from './coordination.ts'
import { shipped } from './template.ts'

let w: World
const centre: Record<string, string> = {}
beforeAll(async () => {
  w = await world()
  const { rows } = await sql<{ id: string; name: string }>`
    select b.id, t.name from bodies b join body_terms t on t.body_id = b.id and upper_inf(t.valid) where b.kind = 'learning-centre'`.execute(
    w.db,
  )
  for (const { id, name } of rows) centre[name.replace('Trung tâm học tập cộng đồng xã ', '')] = id
})

const pdf = () => new File(['%PDF-1.4 bản ký'], 'quy-che.pdf')
const draftOf = async (name: string) =>
  `/coordination/${(await w.db.selectFrom('coordination_rules').select('id').where('centre_id', '=', centre[name]!).where('issued_at', 'is', null).executeTakeFirstOrThrow()).id}`
const bodyNamed = async (name: string) =>
  (await w.db.selectFrom('body_terms').select('body_id').where('name', '=', name).executeTakeFirstOrThrow()).body_id

test('a draft stands with its partners as they answered', () => {
  const at = Temporal.Instant.from('2026-11-20T00:00:00Z')
  const said = (agreed: boolean | null) => ({ answeredAt: at, agreed })
  expect(standingOf({ askedAt: null, partners: [said(true)] })).toBe('drafting')
  expect(standingOf({ askedAt: at, partners: [said(true), said(null)] })).toBe('asked')
  expect(standingOf({ askedAt: at, partners: [said(null), said(false)] })).toBe('change')
  expect(standingOf({ askedAt: at, partners: [said(true), said(true)] })).toBe('agreed')
  const text = filledIn(withPartners(shipped, ['Hội Khuyến học']).body, { centre: 'Trung tâm', place: 'Xã A' })
  expect(shortfalls(text)).toEqual([{ why: 'blank', text: '[mấy tháng một lần]' }])
})

test('the province sees who lacks them, on the page and in the sheet; drafts and other communes stay closed', async () => {
  const officer = w.as('education-officer')
  expect(await (await officer.json('/coordination')).json()).toEqual({ centres: 5, lacking: 4 })
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(await (await officer.get('/coordination/list.xlsx?show=lack')).arrayBuffer()))
  expect(book.worksheets[0]!.rowCount).toBe(5)
  const draft = await draftOf('Nhã Nam')
  for (const [key, role] of [['education-officer'], ['chair'], ['tan-yen/deputy-chair', 'centre-director']] as const)
    for (const path of [draft, `${draft}/draft`, `${draft}/answer`])
      expect((await w.as(key, role).get(path)).status, `${key} ${path}`).toBe(404)
  expect((await w.as('tan-yen/front-chair').get(`${draft}/answer`)).status, 'another commune’s Front').toBe(404)
  expect((await w.as('farmers-union-head').get(`${draft}/answer`)).status, 'a union that was not asked').toBe(404)
})

test('requested, not ordered: each partner answers by its own post, and only all of them together let it be issued', async () => {
  const draft = await draftOf('Nhã Nam')
  const director = w.as('deputy-chair', 'centre-director')
  const issue = { code: '11/QĐ-TTHTCĐ', issuer: 'Giám đốc Trung tâm', decidedOn: '20/11/2026', inForceFrom: '21/11/2026', endsOn: '' }
  const early = await director.post(`${draft}/issue`, issue, { file: pdf() })
  expect([early.status, (await early.text()).includes('Chưa đủ các cơ quan đồng ý')]).toEqual([422, true])
  const women = w.as('women-union-head')
  expect(await (await women.get('/')).text()).toContain('Trả lời đề nghị phối hợp')
  expect((await director.post(`${draft}/answer`, { verdict: 'agree', reason: '' })).status, 'the centre does not answer for it').toBe(404)
  const mute = await women.post(`${draft}/answer`, { verdict: 'change', reason: '' })
  expect([mute.status, (await mute.text()).includes('Ghi nội dung đề nghị sửa')]).toEqual([422, true])
  expect((await women.post(`${draft}/answer`, { verdict: 'change', reason: 'Thêm lớp cho phụ nữ' })).status).toBe(303)
  expect(await (await director.get(`${draft}/draft`)).text()).toContain('Thêm lớp cho phụ nữ')
  expect(await (await director.get('/')).text()).toContain('Sửa dự thảo quy chế phối hợp')
  expect((await director.post(`${draft}/draft`, { title: 'x', body: 'Điều 1. x', partner: [] })).status, 'while they are asked').toBe(422)
  expect((await women.post(`${draft}/answer`, { verdict: 'agree', reason: '' })).status).toBe(303)
  for (const [change, sentence] of [
    [{ decidedOn: '24/11/2026' }, 'ở tương lai'],
    [{ inForceFrom: '19/11/2026' }, 'không được trước ngày quyết định'],
    [{ endsOn: '21/11/2026' }, 'phải sau ngày có hiệu lực'],
  ] as const) {
    const refused = await director.post(`${draft}/issue`, { ...issue, ...change }, { file: pdf() })
    expect([refused.status, (await refused.text()).includes(sentence)], sentence).toEqual([422, true])
  }
  const deputy = w.as('study-chair', 'centre-deputy-director')
  expect((await deputy.post(`${draft}/issue`, issue, { file: pdf() })).status, 'the director issues').toBe(404)
  expect((await director.post(`${draft}/issue`, issue, { file: pdf() })).status).toBe(303)
  await expect(sql`update coordination_rules set title = 'x' where id = ${draft.split('/').at(-1)}`.execute(w.db)).rejects.toThrow(
    'are issued',
  )
  expect((await women.post(`${draft}/answer`, { verdict: 'change', reason: 'muộn' })).status).toBe(422)
  expect((await w.as('education-officer').get(`${draft}/file`)).headers.get('content-type')).toBe('application/pdf')
  expect(await (await w.as('education-officer').json('/coordination')).json()).toEqual({ centres: 5, lacking: 3 })
  expect((await director.post(`${draft}/withdrawal`, { reason: '' })).status).toBe(422)
  expect((await director.post(`${draft}/withdrawal`, { reason: 'Kèm nhầm bản' })).status).toBe(303)
  expect(await (await w.as('education-officer').json('/coordination')).json()).toEqual({ centres: 5, lacking: 4 })
})

test('a draft takes partners of its own commune only, names them in the text, and is taken back when one asks for a change', async () => {
  const director = w.as('ngoc-thien/deputy-chair', 'centre-director')
  const draft = await draftOf('Ngọc Thiện')
  const body = filledIn(shipped.body, { centre: 'Trung tâm', place: 'Xã Ngọc Thiện' }).replace('[mấy tháng một lần]', 'ba tháng một lần')
  expect((await director.post(`${draft}/asking`)).status, 'nobody is chosen').toBe(422)
  const strange = await director.post(`${draft}/draft`, { title: 'Quy chế', body, partner: [await bodyNamed('Hội Khuyến học xã Tân Yên')] })
  expect([strange.status, (await strange.text()).includes('không thuộc địa bàn')]).toEqual([422, true])
  const partner = [await bodyNamed('Hội Khuyến học xã Ngọc Thiện')]
  expect((await director.post(`${draft}/draft`, { title: 'Quy chế', body, partner })).status).toBe(303)
  expect(await (await director.get(`${draft}/draft`)).text()).toContain('với: Hội Khuyến học xã Ngọc Thiện.')
  const society = w.as('ngoc-thien/study-chair', 'society-chair')
  expect((await society.get(`${draft}/answer`)).status, 'not asked yet').toBe(404)
  expect((await director.post(`${draft}/asking`)).status).toBe(303)
  const read = await (await society.get(`${draft}/answer`)).text()
  expect((await director.post(`${draft}/removal`)).status).toBe(422)
  expect((await society.post(`${draft}/answer`, { verdict: 'change', reason: 'Thêm điều về kinh phí' })).status).toBe(303)
  expect((await director.post(`${draft}/taking-back`)).status).toBe(303)
  expect((await society.get(`${draft}/answer`)).status).toBe(404)
  const desk = await (await director.get(`${draft}/draft`)).text()
  expect(desk, 'what was asked for lies before who changes it').toContain('Hội Khuyến học xã Ngọc Thiện: Thêm điều về kinh phí')
  const changed = body.replace('ba tháng một lần', 'mỗi tháng một lần')
  expect((await director.post(`${draft}/draft`, { title: 'Quy chế', body: changed, partner })).status).toBe(303)
  expect((await director.post(`${draft}/asking`)).status).toBe(303)
  expect(await (await director.get(`${draft}/draft`)).text()).toContain('Lần trước đề nghị: Thêm điều về kinh phí')
  const anew = await (await society.get(`${draft}/answer`)).text()
  expect(anew, 'an old request is no part of a new answer').not.toMatch(/<textarea[^>]*>Thêm điều/)
  const seen = read.match(/name="_version" value="(\d+)"/)![1]!
  const blind = await society.post(`${draft}/answer`, { verdict: 'agree', reason: '', _version: seen })
  expect(blind.status, 'consent to a text that he has not read').toBe(409)
  expect((await director.post(`${draft}/taking-back`)).status).toBe(303)
  expect((await director.post(`${draft}/removal`)).status).toBe(303)
})

test('only those are offered as partners who have somebody to answer', async () => {
  const director = w.as('ngoc-thien/deputy-chair', 'centre-director')
  const draft = (await director.post(`/centres/${centre['Ngọc Thiện']}/coordination/draft`)).headers.get('location')!
  const offered = await (await director.get(draft)).text()
  expect(offered).toContain('Hội Khuyến học xã Ngọc Thiện')
  expect(offered).toContain('Phòng Văn hóa - Xã hội')
  expect(offered).not.toContain('Phòng Kinh tế')
})

test('the Word file to sign has the articles and a line for each partner', async () => {
  const director = w.as('deputy-chair', 'centre-director')
  const id = (
    await w.db.selectFrom('coordination_rules').select('id').where('centre_id', '=', centre['Nhã Nam']!).executeTakeFirstOrThrow()
  ).id
  const answer = await director.get(`/coordination/${id}/text.docx`)
  const text = (await mammoth.extractRawText({ buffer: Buffer.from(await answer.arrayBuffer()) })).value.normalize('NFC')
  for (const said of [
    'ỦY BAN NHÂN DÂN XÃ NHÃ NAM',
    'TRUNG TÂM HỌC TẬP CỘNG ĐỒNG XÃ NHÃ NAM',
    'QUY CHẾ',
    'Điều 1.',
    'Hội Liên hiệp Phụ nữ',
    'GIÁM ĐỐC',
  ])
    expect(text, said).toContain(said)
  for (const who of ['education-officer', 'women-union-head'])
    expect((await w.as(who).get(`/coordination/${id}/text.docx`)).status, who).toBe(404)
})

test('who asked does not answer for the partner that he heads as well', async () => {
  const study = w.as('quang-trung/study-chair', 'centre-deputy-director')
  const draft = (await study.post(`/centres/${centre['Quang Trung']}/coordination/draft`)).headers.get('location')!.replace('/draft', '')
  const partner = [await bodyNamed('Hội Khuyến học xã Quang Trung')]
  await study.post(`${draft}/draft`, { title: 'Quy chế', body: 'Điều 1. Phối hợp', partner })
  expect((await study.post(`${draft}/asking`)).status).toBe(303)
  const own = await w.as('quang-trung/study-chair', 'society-chair').post(`${draft}/answer`, { verdict: 'agree', reason: '' })
  expect([own.status, (await own.text()).includes('không tự trả lời')]).toEqual([422, true])
})

test('incremental figures equal a full count', async () => {
  const cells = async () =>
    (
      await sql`select month, unit_id, numerator::int as n from measure_cells where measure_id = 'coordination.in-force' order by 2, 1`.execute(
        w.db,
      )
    ).rows
  const today = dayOf(w.clock.now())
  await workOffDirty(w.db, today)
  const incremental = await cells()
  expect(new Set(incremental.map((cell) => (cell as { unit_id: string }).unit_id))).toEqual(new Set([centre['Tân Yên']]))
  await recomputeAll(w.db, today)
  expect(await cells()).toEqual(incremental)
})
