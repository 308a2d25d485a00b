import { rmSync } from 'node:fs'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDb } from '../../../test/world.ts'
import { dayOf } from '../../kernel/clock.ts'
import { type Db, newId, type Tx } from '../../kernel/db/index.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import { recordSession } from '../../work/dissemination/index.ts'
import { address } from '../follow-up/filter.ts'
import { stage } from '../stage.tsx'

async function recordLetter(db: Db, { bodies, people }: DemoRegistry, now: Temporal.Instant): Promise<string> {
  const id = newId()
  const keeper = bodies['nha-nam/party-committee']!
  const clerk = people['party-clerk']!
  await db
    .insertInto('documents')
    .values({
      id,
      system: 'party',
      kind: 'CV',
      issuer_name: 'Đảng ủy xã Nhã Nam',
      issuer_body_id: keeper,
      code: '45-CV/ĐU',
      dated_on: dayOf(now).subtract({ days: 62 }),
      subject: 'V/v tăng cường sự lãnh đạo của cấp ủy về phát triển trung tâm học tập cộng đồng',
      keeper_body_id: keeper,
      recorded_at: now.subtract({ hours: 62 * 24 }),
      recorded_by: clerk,
      secrecy_declared_by: clerk,
    })
    .execute()
  await db
    .insertInto('document_clauses')
    .values(
      Array.from({ length: 6 }, (_, i) => ({
        id: newId(),
        document_id: id,
        ord: i,
        level: 1,
        label: `${i + 1}.`,
        text: `Nội dung thứ ${i + 1} của công văn. Câu sau.`,
        offset: i * 100,
        length: 40,
      })),
    )
    .execute()
  await recordSession(
    db as Tx,
    {
      documentId: id,
      bodyId: bodies['nha-nam/party-board']!,
      form: 'party-cell',
      heldOn: dayOf(now).subtract({ days: 20 }),
      place: '',
      presenter: '',
      fileId: null,
      reached: [{ audience: 'party-members', present: 31, expected: 36 }],
    },
    clerk,
    now,
  )
  return id
}

const typed = {
  recipient: 'Thường trực Đảng ủy xã Nhã Nam',
  opening: 'Thực hiện công văn, kết quả như sau:',
  assessment: 'Đánh giá do người soạn viết.',
  proposals: 'Đề xuất thứ nhất.\nĐề xuất thứ hai.',
  position: 'CHÁNH VĂN PHÒNG',
  signer: 'Dương Hữu Phác',
}

async function textOf(answer: Response): Promise<string> {
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('wordprocessingml')
  return (await mammoth.extractRawText({ buffer: Buffer.from(await answer.arrayBuffer()) })).value
}

type Stage = Awaited<ReturnType<typeof stage>>
const opened: Stage[] = []
afterAll(() => {
  for (const { folder } of opened) rmSync(folder, { recursive: true, force: true })
})
async function open(at?: string): Promise<Stage> {
  opened.push(await stage(await testDb(), { letter: recordLetter, at }))
  return opened.at(-1)!
}

describe('report upward', () => {
  let demo: Stage
  let path: string
  beforeAll(async () => {
    demo = await open()
    path = `/reports/upward/${demo.letter}`
  })

  test('every figure of the report as it will be names its source and moment, and its list holds exactly as many', async () => {
    const head = demo.as('party-office-head')
    const html = await (await head.get(path)).text()
    const cited = [...html.matchAll(/<a class="cd-cited" href="([^"]+)" data-source="([^"]+)">(\d+)</g)].map(([, href, source, value]) => ({
      href: href!.replaceAll('&amp;', '&'),
      source: source!,
      value: Number(value),
    }))
    expect(cited.length).toBeGreaterThan(12)
    expect(cited.filter(({ href }) => href.endsWith('/dissemination'))).toHaveLength(2)
    for (const { href, source, value } of cited) {
      expect(source).toMatch(/^Nguồn: .+, lúc \d{2}:\d{2} \d{2}\/\d{2}\/\d{4}$/)
      if (href.startsWith('/assignments/')) continue
      if (href.endsWith('/dissemination')) {
        expect(value, source).toBe(source.includes('Lượt') ? 31 : 1)
        continue
      }
      expect(((await head.json(href)) as { total: number }).total, source).toBe(value)
    }
    const sheet = /<article class="cd-sheet"[\s\S]*?<\/article>/.exec(html)![0]
    const uncited = sheet.replaceAll(/<a class="cd-cited"[\s\S]*?<\/a>/g, '').replaceAll(/<[^>]+>/g, ' ')
    expect(uncited).not.toMatch(/\d+\s+(?:nhiệm vụ|ngày\.)/)
  })

  test('nobody but the body that gave the tasks reports on the letter', async () => {
    for (const who of ['chair', 'tan-yen/party-office-head', 'education-officer']) {
      expect((await demo.as(who).get(path)).status).toBe(404)
      expect((await demo.as(who).post(path, typed)).status).toBe(404)
    }
    expect((await demo.as('front-chair').get('/reports/upward')).status).toBe(404)
    expect(await (await demo.as('chair').get('/reports/upward')).text()).not.toContain(demo.letter)
  })

  test('choosing a document leads to its report', async () => {
    const answer = await demo.as('party-office-head').get(`/reports/upward?document=${demo.letter}&from=01/09/2026&until=`)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?from=01%2F09%2F2026`])
    const only = await demo.as('party-office-head').get('/reports/upward')
    expect([only.status, only.headers.get('location')], 'with one document there is nothing to choose').toEqual([303, path])
  })

  test('the draft goes to the standing members, not to the board that signed, and names who is late and why', async () => {
    const html = await (await demo.as('party-office-head').get(path)).text()
    for (const said of [
      'Thường trực Đảng ủy xã Nhã Nam',
      'Hướng dẫn 05-HD/VPTW',
      '13/18 chi đoàn',
      'Mới kiểm tra được 3/6 đơn vị',
      'được giữ khi bấm',
    ])
      expect(html).toContain(said)
    expect(html).not.toContain('Ban Thường vụ')
  })

  test('the totals of the file are those of the follow-up, each with its list', async () => {
    const { counts } = (await demo.as('party-office-head').json(address('/follow-up', { document: demo.letter }))) as {
      counts: { total: number; undated: number; counters: Record<string, number> }
    }
    const text = await textOf(await demo.as('party-office-head').post(path, typed))
    const figure = (label: string) => Number(new RegExp(`${label}: (\\d+)`).exec(text)?.[1])
    expect(figure('Tổng số nhiệm vụ')).toBe(counts.total)
    expect(figure('Hoàn thành đúng hạn')).toBe(counts.counters['done-on-time'])
    expect(figure('Đang thực hiện, trong hạn')).toBe(counts.counters['open-in-time'])
    expect(figure('Đang thực hiện, quá hạn')).toBe(counts.counters['open-late'])
    const cited = [...text.matchAll(/\[(\d+)\]/g)].length
    const sources = text
      .slice(text.indexOf('NGUỒN SỐ LIỆU'))
      .match(/http:\/\/cayda\.test\/(follow-up\/list\?|assignments\/|letters\/)/g)?.length
    expect(cited).toBe(sources)
    expect(cited).toBeGreaterThan(6)
  })

  test('the figures of the source table open lists of that size', async () => {
    const text = await textOf(await demo.as('party-office-head').post(path, typed))
    const rows = [...text.slice(text.indexOf('NGUỒN SỐ LIỆU')).matchAll(/\n(\d+)\n+http:\/\/cayda\.test(\/follow-up\/list\S+)/g)]
    expect(rows.length).toBeGreaterThan(6)
    for (const [, value, href] of rows)
      expect(((await demo.as('party-office-head').json(href!)) as { total: number }).total).toBe(Number(value))
  })

  test('late offices stand in the file with leader and reason, and what was typed stands there too', async () => {
    const text = await textOf(await demo.as('party-office-head').post(path, typed))
    expect(text).toMatch(
      /Đoàn Thanh niên xã Nhã Nam \(đồng chí Đặng Nhật Duy phụ trách\).*quá hạn 5\[\d+\] ngày\. Lý do đơn vị đã ghi: Đã phát động ở 13\/18 chi đoàn/,
    )
    expect(text).toMatch(/Ủy ban Kiểm tra Đảng ủy xã Nhã Nam.*Lý do đơn vị đã ghi: Mới kiểm tra/)
    for (const said of [typed.opening, typed.assessment, 'Đề xuất thứ hai', 'Nhiệm vụ chưa có thời hạn']) expect(text).toContain(said)
  })

  test('the file may be taken again after a correction; what is missing is asked for with the rest kept', async () => {
    const html = await (await demo.as('party-office-head').get(path)).text()
    expect(html).toMatch(/<form id="report"[^>]*><input type="hidden" name="_once" value(="")?\/>/)
    const refused = await demo.as('party-office-head').post(path, { ...typed, recipient: '', opening: 'Giữ lại câu này' })
    expect(refused.status).toBe(422)
    const again = await refused.text()
    expect(again).toContain('Chưa ghi nơi kính gửi')
    expect(again).toContain('Giữ lại câu này')
  })

  test('a Party body reports in the Party layout of its day', async () => {
    const text = await textOf(await demo.as('party-office-head').post(path, typed))
    expect(text).toContain('ĐẢNG ỦY XÃ NHÃ NAM')
    expect(text).toContain('ĐẢNG CỘNG SẢN VIỆT NAM')
    expect(text).toContain('-BC/VPĐU')
    expect(text).not.toContain('Độc lập')
    expect(text).toMatch(/xem xét, chỉ đạo\.\n/)
  })

  test('the chairman reports in the State layout', async () => {
    const { bodies, people } = demo.registry
    const id = newId()
    await demo.db
      .insertInto('documents')
      .values({
        id,
        system: 'state',
        kind: 'KH',
        issuer_name: 'UBND xã Nhã Nam',
        issuer_body_id: bodies['nha-nam/peoples-committee']!,
        code: '15/KH-UBND',
        subject: 'Khắc phục tồn tại, hạn chế của trung tâm',
        keeper_body_id: bodies['nha-nam/peoples-committee']!,
        recorded_at: demo.clock.now(),
        recorded_by: people.chair!,
        secrecy_declared_by: people.chair!,
      })
      .execute()
    await demo.db
      .updateTable('tasks')
      .set({ document_id: id })
      .where('assigner_body_id', '=', bodies['nha-nam/peoples-committee']!)
      .execute()
    const page = await (await demo.as('chair').get(`/reports/upward/${id}`)).text()
    expect(page).toContain('Ủy ban nhân dân tỉnh Bắc Ninh')
    expect(page).toContain('30/2020')
    const text = await textOf(
      await demo
        .as('chair')
        .post(`/reports/upward/${id}`, { ...typed, position: 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH', signer: 'Vũ Đình Quảng' }),
    )
    for (const said of ['ỦY BAN NHÂN DÂN XÃ NHÃ NAM', 'Độc lập - Tự do - Hạnh phúc', '/BC-UBND', 'TM. ỦY BAN NHÂN DÂN', './.'])
      expect(text).toContain(said)
    expect(text).not.toContain('ĐẢNG CỘNG SẢN')
    expect(text).not.toContain('đồng chí')
  })
})

test('before 27 May 2026 the older Party layout holds', async () => {
  const earlier = await open('2026-05-20T02:00:00Z')
  const html = await (await earlier.as('party-office-head').get(`/reports/upward/${earlier.letter}`)).text()
  expect(html).toContain('Hướng dẫn 36-HD/VPTW')
  const text = await textOf(await earlier.as('party-office-head').post(`/reports/upward/${earlier.letter}`, typed))
  expect(text).toMatch(/xem xét, chỉ đạo\.\/\.\n/)
})
