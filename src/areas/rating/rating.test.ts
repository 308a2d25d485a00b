import mammoth from 'mammoth'
import { beforeAll, describe, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { dayOf } from '../../kernel/clock.ts'
import { sql } from '../../kernel/db/index.ts'
import { measureById, workOffDirty } from '../../measures/index.ts'
import { setFor } from './queries.ts'
import { loadSet } from './sets.ts'

let w: World
const centre: Record<string, string> = {}
const rating: Record<string, string> = {}

beforeAll(async () => {
  w = await world()
  for (const commune of ['Nhã Nam', 'Tân Yên', 'Ngọc Thiện', 'Phúc Hòa', 'Quang Trung']) {
    const row = await w.db
      .selectFrom('body_terms')
      .select('body_id')
      .where('name', '=', `Trung tâm học tập cộng đồng xã ${commune}`)
      .where(sql<boolean>`upper_inf(valid)`)
      .executeTakeFirstOrThrow()
    centre[commune] = row.body_id
    rating[commune] = (
      await w.db.selectFrom('ratings').select('id').where('centre_id', '=', row.body_id).where('year', '=', 2026).executeTakeFirstOrThrow()
    ).id
  }
})

interface Shown {
  status: string
  own: number
  found: number | null
  result: number | null
  band: string | null
  gains: { criterion: string; text: string; gain: number }[]
}
const shown = async (id: string, who = 'education-officer') => (await (await w.as(who).json(`/ratings/${id}`)).json()) as Shown
const director = () => w.as('deputy-chair', 'centre-director')
const wordText = async (answer: Response) => (await mammoth.extractRawText({ buffer: Buffer.from(await answer.arrayBuffer()) })).value
const count = () => workOffDirty(w.db, dayOf(w.clock.now()))

test('the shipped table has 100 points, bands without a gap, and asks only for measures of the catalogue', async () => {
  const set = await loadSet(w.db, (await setFor(w.db, centre['Nhã Nam']!, 2026))!)
  expect(set.criteria.reduce((sum, { points }) => sum + points, 0)).toBe(100)
  expect(
    set.headings.map(({ id }) => set.criteria.filter(({ heading }) => heading === id).reduce((sum, { points }) => sum + points, 0)),
  ).toEqual([10, 20, 20, 20, 30])
  expect(set.bands.map(({ name, least }) => [name, least])).toEqual([
    ['Tốt', 85],
    ['Khá', 70],
    ['Trung bình', 50],
    ['Chưa đạt', 0],
  ])
  for (const { code, points, steps } of set.criteria) {
    expect(
      steps.reduce((sum, step) => sum + (step.points ?? 0), 0),
      code,
    ).toBeLessThanOrEqual(points)
    for (const { measureId } of steps) expect(['stock', 'flow'], `${code}: ${measureId}`).toContain(measureById(measureId)?.adds)
  }
  expect(await setFor(w.db, centre['Nhã Nam']!, 2022)).toBeUndefined()
})

test('the demo stands as its story says', async () => {
  const { centres } = (await (await w.as('education-officer').json('/ratings?year=2026')).json()) as {
    centres: { name: string; own: number; band: string | null }[]
  }
  expect(centres.map(({ own }) => own).toSorted((a, b) => b - a)).toEqual([88, 86.5, 78, 71.5, 58])
  expect((await shown(rating['Tân Yên']!)).band).toBe('Tốt')
})

test('a year lists the centres of that year by the formula of that year: 22 former ones by two levels, five by points (I1, O2)', async () => {
  const listed = async (who: string, year: number) =>
    ((await (await w.as(who).json(`/ratings?year=${year}`)).json()) as { centres: { name: string; band: string | null }[] }).centres
  const of2024 = await listed('education-officer', 2024)
  expect(of2024).toHaveLength(22)
  expect(
    Object.fromEntries(
      Map.groupBy(of2024, ({ band }) => band)
        .entries()
        .map(([band, rows]) => [band, rows.length]),
    ),
  ).toEqual({
    'Mức 2': 4,
    'Mức 1': 5,
    'Chưa đạt': 13,
  })
  expect(await listed('education-officer', 2025)).toHaveLength(5)
  expect((await listed('tan-yen/chair', 2024)).map(({ name }) => name)).toEqual([
    'Trung tâm học tập cộng đồng thị trấn Cao Thượng',
    'Trung tâm học tập cộng đồng xã Cao Xá',
    'Trung tâm học tập cộng đồng xã Ngọc Lý',
    'Trung tâm học tập cộng đồng xã Việt Lập',
  ])
})

test('each tile of the list opens exactly what it counts, and what was not reached carries no tick', async () => {
  const html = await (await w.as('education-officer').get('/ratings?year=2024')).text()
  const tiles = [...html.matchAll(/<li class="cd-counter (cd-\w+)"><a href="([^"]+)"[^>]*><span[^>]*>(\d+)<\/span> <span[^>]*>([^<]+)/g)]
  expect(tiles.map(([, kind, , , label]) => [kind, label])).toContainEqual(['cd-late', 'Chưa đạt'])
  for (const [, , href, count, label] of tiles) {
    const narrowed = await (await w.as('education-officer').get(href!.replaceAll('&amp;', '&'))).text()
    expect(narrowed.match(/<th scope="row"/g)?.length ?? 0, label).toBe(Number(count))
  }
})

test('the table of criteria names slices of figures in words', async () => {
  const set = await setFor(w.db, centre['Nhã Nam']!, 2026)
  const html = await (await w.as('education-officer').get(`/rating-sets/${set}`)).text()
  for (const said of ['trụ sở riêng ≥', 'máy tính nối mạng ≥', 'bản sách ≥']) expect(html).toContain(said)
  for (const code of [': own', ': networked-computer', ': book']) expect(html).not.toContain(code)
})

describe('papers of a rating', () => {
  const paper = (commune: string, kind: string, who = 'education-officer') => w.as(who).get(`/ratings/${rating[commune]}/${kind}.docx`)
  const kinds = ['self-assessment', 'minutes', 'decision']

  test('who does not read the rating does not get its papers, and none comes before its step', async () => {
    for (const kind of kinds) {
      for (const who of ['chair', 'deputy-chair', 'culture-head', 'unit-admin', 'party-clerk', 'village-head'])
        expect((await paper('Tân Yên', kind, who)).status, `${who} ${kind}`).toBe(404)
      expect((await w.as(null).get(`/ratings/${rating['Tân Yên']}/${kind}.docx`)).status).toBe(303)
    }
    const open = async (commune: string) => Promise.all(kinds.map(async (kind) => (await paper(commune, kind)).status))
    expect(await open('Quang Trung'), 'the centre still works on it').toEqual([200, 303, 303])
    expect(await open('Phúc Hòa'), 'submitted').toEqual([200, 200, 303])
    expect(await open('Ngọc Thiện'), 'inspected').toEqual([200, 200, 200])
    expect(await open('Tân Yên'), 'decided').toEqual([200, 200, 200])
  })

  test('the page links what there is, the draft of a decision where it is decided', async () => {
    const page = async (commune: string, who = 'education-officer') => (await w.as(who).get(`/ratings/${rating[commune]}`)).text()
    const own = await page('Phúc Hòa')
    expect(own).toContain('/self-assessment.docx"')
    expect(own).toContain('/minutes.docx"')
    expect(own).not.toContain('/decision.docx"')
    const chair = await page('Ngọc Thiện', 'ngoc-thien/chair')
    expect(chair.split('/decision.docx"')).toHaveLength(3)
    expect(chair).toContain('Dự thảo quyết định xếp loại')
    expect(await page('Tân Yên')).toContain('Quyết định xếp loại')
  })

  test('the self-assessment: every line with points and evidence, the director signs; its day is that of the submission', async () => {
    const sent = await wordText(await paper('Tân Yên', 'self-assessment'))
    for (const part of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'ỦY BAN NHÂN DÂN XÃ TÂN YÊN',
      'TRUNG TÂM HỌC TẬP CỘNG ĐỒNG XÃ TÂN YÊN',
      'PHIẾU TỰ ĐÁNH GIÁ',
      'Tân Yên, ngày 09 tháng 11 năm 2026',
      'Theo hồ sơ: có địa điểm hoạt động; có trụ sở riêng',
      'Ảnh trụ sở, biển tên; giấy tờ giao, cho mượn địa điểm',
      'Kết quả tự đánh giá: 88/100 điểm, xếp loại Tốt.',
      'GIÁM ĐỐC',
    ])
      expect(sent).toContain(part)
    const { criteria } = await loadSet(w.db, (await setFor(w.db, centre['Tân Yên']!, 2026))!)
    for (const { text } of criteria) expect(sent).toContain(text)
    expect(await wordText(await paper('Quang Trung', 'self-assessment'))).toMatch(/Quang Trung, ngày\s+tháng 11 năm 2026/)
  })

  test('the minutes name the team and what it found; before the inspection its places are free', async () => {
    const held = await wordText(await paper('Ngọc Thiện', 'minutes'))
    for (const part of [
      'ĐOÀN KIỂM TRA',
      'BIÊN BẢN',
      'Đoàn kiểm tra (lập theo Quyết định 41/QĐ-UBND)',
      'Trưởng phòng Văn hóa - Xã hội',
      'Hồ sơ chưa đủ như đã ghi',
      'Trung tâm tự chấm: 78/100 điểm',
      'Kết quả kiểm tra: 75/100 điểm, xếp loại Khá.',
      'TRƯỞNG ĐOÀN',
      'ĐẠI DIỆN TRUNG TÂM',
    ])
      expect(held).toContain(part)
    expect(held, 'most, own, found, why').toMatch(/được tập huấn\s+4\s+3\s+0\s+Hồ sơ chưa đủ/)
    expect(held, 'no number is recorded').toMatch(/Số:\s+\/BB-ĐKT/)
    const blank = await wordText(await paper('Phúc Hòa', 'minutes'))
    expect(blank).toContain('PHÒNG VĂN HÓA - XÃ HỘI')
    expect(blank).toContain('Kết quả kiểm tra: ……')
    expect(blank, 'most and own alone').toMatch(/được tập huấn\s+4\s+2\s+1\.2/)
    expect(blank).not.toContain('Kết quả được ghi nhận')
  })

  test('the decision has the number and day that are recorded, and neither before', async () => {
    const decided = await wordText(await paper('Tân Yên', 'decision'))
    for (const part of [
      'Số: 52/QĐ-UBND',
      'Tân Yên, ngày 20 tháng 11 năm 2026',
      'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN YÊN',
      'Điều 1. Công nhận kết quả đánh giá, xếp loại Trung tâm học tập cộng đồng xã Tân Yên năm 2026: 88/100 điểm, xếp loại Tốt',
      'Phụ lục',
      'ngày 20 tháng 11 năm 2026 của Chủ tịch ',
      'Nơi nhận',
    ])
      expect(decided).toContain(part)
    expect(decided).not.toContain('KT. CHỦ TỊCH')
    const draft = await wordText(await paper('Ngọc Thiện', 'decision', 'ngoc-thien/culture-head'))
    expect(draft).toMatch(/Số:\s+\/QĐ-UBND/)
    expect(draft).toMatch(/Ngọc Thiện, ngày\s+tháng 11 năm 2026/)
    expect(draft).toContain('75/100 điểm, xếp loại Khá')
    const { id } = await w.db
      .selectFrom('ratings as r')
      .innerJoin('body_terms as t', 't.body_id', 'r.centre_id')
      .select('r.id')
      .where('t.name', '=', 'Trung tâm học tập cộng đồng xã An Dương')
      .where('r.year', '=', 2024)
      .executeTakeFirstOrThrow()
    const former = await wordText(await w.as('education-officer').get(`/ratings/${id}/decision.docx`))
    expect(former, 'by the committee of its day, by two levels').toContain('CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN DƯƠNG')
    expect(former).toContain('năm 2024: chưa đạt')
  })
})

describe('one year of a centre', () => {
  test('another commune, a guest and a body without the right see nothing of it', async () => {
    const address = `/ratings/${rating['Nhã Nam']}`
    for (const who of ['tan-yen/deputy-chair', 'tan-yen/culture-head', 'unit-admin'])
      expect((await w.as(who).get(address)).status, who).toBe(404)
    expect((await w.as(null).get(address)).status).toBe(303)
    for (const who of ['culture-head', 'chair', 'education-officer'])
      expect((await w.as(who).post(`${address}/submission`)).status, who).toBe(404)
  })

  test('"+3 if a regulation is filed" proves true', async () => {
    const before = await shown(rating['Nhã Nam']!)
    expect(before).toMatchObject({ status: 'self', own: 86.5 })
    const wanted = before.gains.find(({ criterion }) => criterion === '1.2')!
    expect(wanted.gain).toBe(3)
    await sql`
      insert into regulations (id, centre_id, title, body_text, drafted_at, drafted_by, code, issuer, decided_on, in_force_from, file_id, issued_at, issued_by)
      select gen_random_uuid(), ${centre['Nhã Nam']}, title, body_text, drafted_at, drafted_by, code, issuer, decided_on, in_force_from, file_id, issued_at, issued_by
      from regulations where in_force_from <= ${dayOf(w.clock.now())} and withdrawn_at is null limit 1`.execute(w.db)
    await count()
    const after = await shown(rating['Nhã Nam']!)
    expect(after.own).toBe(before.own + 3)
    expect(after.gains.find(({ criterion }) => criterion === '1.2')).toBeUndefined()
  })

  test('assessments, initiatives, rules of co-ordination and the plan count: what is missing says what it would add (C7)', async () => {
    const lacking = (await shown(rating['Quang Trung']!)).gains.map(({ criterion, gain }) => [criterion.slice(0, 3), gain])
    for (const one of [
      ['1.3', 0.5],
      ['4.3', 1.5],
      ['4.7', 1.5],
      ['5.4', 0.5],
    ])
      expect(lacking).toContainEqual(one)
    expect((await shown(rating['Nhã Nam']!)).gains.map(({ criterion }) => criterion.slice(0, 3))).not.toContain('4.3')
  })

  test('what a centre writes down of money, classes, topics and attendances proves its lines; "+3 at 1 200 attendances" proves true', async () => {
    const lines = (id: string) => shown(rating[id]!).then(({ gains }) => gains.map(({ criterion, gain }) => [criterion.slice(0, 3), gain]))
    const lacking = await lines('Quang Trung')
    for (const one of [
      ['3.3', 2.5],
      ['5.1', 1],
      ['5.2', 1],
      ['5.5', 3],
    ])
      expect(lacking).toContainEqual(one)
    expect(
      (await lines('Nhã Nam')).map(([code]) => code),
      '531 attendances a month',
    ).not.toContain('5.5')
    const before = await shown(rating['Quang Trung']!)
    const month = sql`insert into activity_totals (id, centre_id, month, kind, field, held, sessions, attendances, recorded_at, recorded_by)
      select gen_random_uuid(), ${centre['Quang Trung']}, '2026-11-01', kind, field, held, sessions, 1200, recorded_at, recorded_by from activity_totals where kind = 'class' limit 1`
    await month.execute(w.db)
    await count()
    expect((await shown(rating['Quang Trung']!)).own).toBe(before.own + 4)
    await sql`delete from activity_totals where centre_id = ${centre['Quang Trung']} and attendances = 1200`.execute(w.db)
    await count()
  })

  test('points need evidence, stay within their line, and nothing typed is lost', async () => {
    const address = `/ratings/${rating['Quang Trung']}/self`
    const own = w.as('quang-trung/deputy-chair', 'centre-director')
    const page = await (await own.get(address)).text()
    const lines = page.split('name="claimed"').length - 1
    const claimed = Array.from({ length: lines }, () => '0')
    const evidence = Array.from({ length: lines }, () => '')
    const send = (points: string, text: string) =>
      own.post(address, { claimed: [points, ...claimed.slice(1)], evidence: [text, ...evidence.slice(1)] })
    const form = await (await own.get(address)).text()
    expect(form).toContain('Minh chứng (bắt buộc khi chấm điểm)')
    expect(form).not.toContain('Minh chứng<span class="cd-optional">')
    const bare = await send('1', '')
    expect(bare.status).toBe(422)
    expect(await bare.text()).toContain('Mục 1.1 có điểm mà chưa có minh chứng')
    const many = await send('2', 'giấy chứng nhận đang gõ')
    expect(many.status).toBe(422)
    const again = await many.text()
    expect(again).toContain('phải từ 0 đến 1')
    expect(again).toContain('giấy chứng nhận đang gõ')
    expect((await send('0,3', 'x')).status).toBe(422)
    expect((await send('1', 'Giấy chứng nhận tập huấn của Giám đốc')).status).toBe(303)
    expect((await shown(rating['Quang Trung']!)).own).toBeLessThan(58)
  })

  test('a file is evidence too; a file with a secrecy mark is not taken', async () => {
    const own = w.as('quang-trung/deputy-chair', 'centre-director')
    const { rows } = await sql<{ id: string }>`select id from criteria where code = '1.3'`.execute(w.db)
    const attach = (text: string) =>
      own.post(`/ratings/${rating['Quang Trung']}/evidence`, { criterion: rows[0]!.id }, { file: new File([text], 'so-sach.txt') })
    expect((await attach('MẬT\nSổ sách')).status).toBe(422)
    expect((await attach('Sổ sách năm 2026')).status).toBe(303)
    const html = await (await own.get(`/ratings/${rating['Quang Trung']}`)).text()
    const link = /\/rating-evidence\/[0-9a-f-]+/.exec(html)![0]
    expect((await own.get(link)).status).toBe(200)
    expect((await w.as('deputy-chair', 'centre-director').get(link)).status).toBe(404)
  })

  test('submitted: the points stay as they were, though the records change', async () => {
    const id = rating['Nhã Nam']!
    expect((await director().post(`/ratings/${id}/submission`)).status).toBe(303)
    const { own } = await shown(id)
    expect((await director().post(`/ratings/${id}/self`, { claimed: [], evidence: [] })).status).toBe(409)
    await sql`update regulations set withdrawn_at = now(), withdrawn_by = issued_by, withdraw_reason = 'thử' where issued_at is not null and centre_id = ${centre['Nhã Nam']}`.execute(
      w.db,
    )
    await count()
    expect(await shown(id)).toMatchObject({ status: 'submitted', own })
    expect((await director().post(`/ratings/${id}/withdrawal`)).status).toBe(303)
    expect(await shown(id)).toMatchObject({ status: 'self', own: own - 3 })
    expect((await director().post(`/ratings/${id}/submission`)).status).toBe(303)
  })

  const findings = async (who: string, role: string | undefined, change: (found: string[], remark: string[]) => void = () => {}) => {
    const address = `/ratings/${rating['Nhã Nam']}/inspection`
    const html = await (await w.as(who, role).get(address)).text()
    const found = [...html.matchAll(/<input[^>]*name="found"[^>]*value="([^"]*)"|<input[^>]*value="([^"]*)"[^>]*name="found"/g)].map(
      (hit) => (hit[1] ?? hit[2])!,
    )
    const remark = found.map(() => '')
    change(found, remark)
    return w.as(who, role).post(address, { found, remark, note: 'Đã xem hồ sơ' })
  }

  test('the board inspects nothing of its own; once there is a team only its members do', async () => {
    const id = rating['Nhã Nam']!
    const refused = await findings('deputy-chair', 'committee-deputy-chair')
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('Người trong Ban giám đốc')])
    expect((await w.as('deputy-chair', 'committee-deputy-chair').post(`/ratings/${id}/team`, { member: [], note: '' })).status).toBe(422)
    expect((await w.as('chair').post(`/ratings/${id}/team`, { member: [w.demo.people['deputy-chair']!], note: '' })).status).toBe(422)
    expect((await w.as('chair').post(`/ratings/${id}/team`, { member: [w.demo.people['front-chair']!], note: '12/QĐ-UBND' })).status).toBe(
      303,
    )
    expect((await findings('culture-head', undefined)).status).toBe(422)
    expect(
      ((await (await w.as('front-chair').json('/')).json()) as { waiting: { href: string }[] }).waiting.map(({ href }) => href),
    ).toContain(`/ratings/${id}`)
  })

  test('a finding that differs says why; a leader who did not inspect decides', async () => {
    const id = rating['Nhã Nam']!
    expect((await w.as('chair').post(`/ratings/${id}/decision`, { code: '60/QĐ-UBND', on: '23/11/2026' })).status).toBe(409)
    const silent = await findings('front-chair', undefined, (found) => {
      found[0] = '0'
    })
    expect([silent.status, await silent.text()]).toEqual([422, expect.stringContaining('khác điểm tự chấm')])
    const { own } = await shown(id)
    const one = await findings('front-chair', undefined, (found, remark) => {
      remark[2] = 'Thiếu biên bản họp tháng 3'
      found[2] = '2'
    })
    expect(one.status).toBe(303)
    expect(await shown(id)).toMatchObject({ status: 'inspected', found: own - 0.5 })
    expect(
      (await w.as('deputy-chair', 'committee-deputy-chair').post(`/ratings/${id}/decision`, { code: '60/QĐ-UBND', on: '23/11/2026' }))
        .status,
    ).toBe(422)
    expect((await w.as('chair').post(`/ratings/${id}/decision`, { code: '60/QĐ-UBND', on: '24/12/2026' })).status).toBe(422)
    expect((await w.as('chair').post(`/ratings/${id}/decision`, { code: '60/QĐ-UBND', on: '23/11/2026' })).status).toBe(303)
    expect(await shown(id)).toMatchObject({ status: 'decided', result: own - 0.5, band: 'Tốt' })
    await count()
    const { rows } =
      await sql`select from measure_cells where measure_id = 'rating.decided' and unit_id = ${centre['Nhã Nam']} and slice_id = '2026'`.execute(
        w.db,
      )
    expect(rows).toHaveLength(1)
  })

  test('a decision is revoked with its reason only, and then counts no more', async () => {
    const id = rating['Nhã Nam']!
    expect((await w.as('chair').post(`/ratings/${id}/revocation`, { reason: '' })).status).toBe(422)
    expect((await w.as('chair').post(`/ratings/${id}/revocation`, { reason: 'Nhầm số quyết định' })).status).toBe(303)
    expect(await shown(id)).toMatchObject({ status: 'inspected', result: null })
    await count()
    const { rows } =
      await sql`select from measure_cells where measure_id = 'rating.decided' and unit_id = ${centre['Nhã Nam']} and slice_id = '2026'`.execute(
        w.db,
      )
    expect(rows).toHaveLength(0)
    expect((await w.as('front-chair').post(`/ratings/${id}/return`, { reason: 'Bổ sung biên bản' })).status).toBe(303)
    expect((await shown(id)).status).toBe('self')
  })

  test('each step opens the records behind it, of its own slice only', async () => {
    const { rows } = await sql<{ id: string; text: string }>`select id, text from criterion_steps where slice_id = 'own'`.execute(w.db)
    const html = await (await w.as('education-officer').get(`/ratings/${rating['Tân Yên']}/steps/${rows[0]!.id}`)).text()
    expect(html).toContain('Trụ sở trung tâm')
    const shared = await (await w.as('education-officer').get(`/ratings/${rating['Nhã Nam']}/steps/${rows[0]!.id}`)).text()
    expect(shared).not.toContain('Hội trường nhà văn hóa xã')
    expect(shared).toContain('Chưa có hồ sơ nào')
  })

  test('the inbox count in the menu still equals its list', async () => {
    for (const who of ['chair', 'culture-head', 'front-chair', 'quang-trung/deputy-chair', 'phuc-hoa/culture-head']) {
      const html = await (await w.as(who).get('/')).text()
      const { waiting } = (await (await w.as(who).json('/')).json()) as { waiting: unknown[] }
      const shownCount = Number(/Việc của tôi[^<]*(?:<[^>]*>)*\s*(\d+)/.exec(html)?.[1] ?? 0)
      expect(shownCount, who).toBe(waiting.length)
    }
  })
})

describe('sets of criteria', () => {
  const shipped = '9c1f0000-0000-4000-8000-000000002025'
  const head = { name: 'Bảng tiêu chí của tỉnh', kind: 'points', fromYear: '2027', selfDue: '25/11', decideDue: '10/12' }
  let draft: string

  test('the province copies and edits; the commune and another body do not; the shipped one cannot be changed', async () => {
    expect((await w.as('culture-head').post(`/rating-sets/${shipped}/copy`, head)).status).toBe(404)
    expect((await w.as('education-officer').post(`/rating-sets/${shipped}/copy`, { ...head, selfDue: '20/12' })).status).toBe(422)
    expect((await w.as('education-officer').post(`/rating-sets/${shipped}/issue`)).status).toBe(404)
    const made = await w.as('education-officer').post(`/rating-sets/${shipped}/copy`, head)
    expect(made.status).toBe(303)
    draft = /rating-sets\/([0-9a-f-]+)/.exec(made.headers.get('location')!)![1]!
    expect((await w.as('culture-head').get(`/rating-sets/${draft}`)).status).toBe(404)
    const copy = await loadSet(w.db, draft)
    const from = await loadSet(w.db, shipped)
    const plain = (set: typeof copy) =>
      set.criteria.map(({ code, text, points, steps }) => ({ code, text, points, steps: steps.map(({ id: _, ...step }) => step) }))
    expect(plain(copy)).toEqual(plain(from))
    expect(copy.bands).toEqual(from.bands)
  })

  test('a line is edited with what the records show of it; more points by records than the line has are refused', async () => {
    const { criteria, headings } = await loadSet(w.db, draft)
    const line = criteria.find(({ code }) => code === '1.2')!
    const fields = {
      criterion: line.id,
      heading: headings[0]!.id,
      code: '1.2',
      text: 'Có quy chế riêng, còn hiệu lực',
      evidence: '',
      points: '4',
      stepText: ['có quy chế', '', ''],
      stepMeasure: ['regulation.in-force', '', ''],
      stepSlice: ['', '', ''],
      stepLeast: ['1', '', ''],
      stepPoints: ['4', '', ''],
    }
    const save = (changes: Partial<typeof fields>) =>
      w.as('education-officer').post(`/rating-sets/${draft}/criteria`, { ...fields, ...changes })
    expect((await save({ stepPoints: ['4,5', '', ''] })).status).toBe(422)
    expect((await save({ stepMeasure: ['no.such', '', ''] })).status).toBe(422)
    expect((await save({ code: '1.1' })).status).toBe(422)
    expect((await save({})).status).toBe(303)
    expect((await loadSet(w.db, draft)).criteria.find(({ code }) => code === '1.2')).toMatchObject({
      points: 4,
      steps: [{ points: 4, measureId: 'regulation.in-force' }],
    })
    expect((await w.as('education-officer').post(`/rating-sets/${draft}/bands`, { bands: '90 Tốt' })).status).toBe(422)
    expect((await w.as('education-officer').post(`/rating-sets/${draft}/bands`, { bands: '90 Tốt\n0 Chưa đạt' })).status).toBe(303)
  })

  test('in force, it holds from its year on; the years before keep theirs, and it can no longer be changed', async () => {
    expect((await w.as('education-officer').post(`/rating-sets/${draft}/issue`)).status).toBe(303)
    expect(await setFor(w.db, centre['Nhã Nam']!, 2027)).toBe(draft)
    expect(await setFor(w.db, centre['Nhã Nam']!, 2026)).toBe(shipped)
    expect((await w.as('culture-head').get(`/rating-sets/${draft}`)).status).toBe(200)
    expect((await w.as('education-officer').post(`/rating-sets/${draft}/bands`, { bands: '0 Tốt' })).status).toBe(409)
    const next = await w.as('education-officer').post(`/rating-sets/${draft}/copy`, { ...head, fromYear: '2029', kind: 'levels' })
    const later = /rating-sets\/([0-9a-f-]+)/.exec(next.headers.get('location')!)![1]!
    expect((await w.as('education-officer').post(`/rating-sets/${later}/issue`)).status).toBe(303)
    expect([await setFor(w.db, centre['Nhã Nam']!, 2028), await setFor(w.db, centre['Nhã Nam']!, 2029)]).toEqual([draft, later])
    expect(
      (await loadSet(w.db, later)).criteria.flatMap(({ steps }) => steps).every(({ level, points }) => level === 1 && points === null),
    ).toBe(true)
  })

  test('a year for which centres are rated by another set already is refused', async () => {
    const made = await w.as('education-officer').post(`/rating-sets/${shipped}/copy`, { ...head, fromYear: '2026' })
    const early = /rating-sets\/([0-9a-f-]+)/.exec(made.headers.get('location')!)![1]!
    const refused = await w.as('education-officer').post(`/rating-sets/${early}/issue`)
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('Năm này đã có phiếu chấm')])
    expect((await w.as('education-officer').post(`/rating-sets/${early}/removal`)).status).toBe(303)
  })
})

test('peers are shown with their size; a centre of 19 villages is not called like one of 4, and nothing on record is no size', async () => {
  const officer = w.as('education-officer')
  const html = async (name: string, year: number, asked: string) => {
    const row = await w.db
      .selectFrom('ratings as r')
      .innerJoin('body_terms as t', 't.body_id', 'r.centre_id')
      .select('r.id')
      .where('t.name', '=', `Trung tâm học tập cộng đồng ${name}`)
      .where('r.year', '=', year)
      .executeTakeFirstOrThrow()
    return (await officer.get(`/ratings/${row.id}?${asked}`)).text()
  }
  const villages = await html('xã Nhã Nam', 2025, 'basis=villages&width=33')
  expect(villages).toContain('Không đủ trung tâm cùng quy mô; so với các nơi gần nhất')
  expect(villages).not.toContain('trung tâm cùng quy mô đã được phân loại trong năm')
  const former = await html('xã An Dương', 2024, 'basis=villages&width=33')
  expect(former).toContain('Chưa có số liệu quy mô của trung tâm này')
})
