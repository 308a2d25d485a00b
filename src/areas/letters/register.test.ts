import { Workbook } from '@cj-tech-master/excelts'
import { extractRawText } from 'mammoth'
import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { newId, sql } from '../../kernel/db/index.ts'
import { loadActor } from '../../registry/index.ts'
import { docxType } from '../../work/papers/index.ts'
import { letterWaiting } from './sources.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const saved = {
  declared: 'yes',
  text: 'SỞ NỘI VỤ\n\nSố: 1/SNV\n\n1. Rà soát danh sách, báo cáo trước ngày 20/12/2026.',
  direction: 'incoming',
  system: 'state',
  kind: 'KH',
  parent: 'UBND tỉnh Bắc Ninh',
  issuer: 'Sở Nội vụ',
  code: '141/KH-SNV',
  place: 'Bắc Ninh',
  date: '03/11/2026',
  subject: 'rà soát cán bộ trung tâm',
  addressees: '',
  distribution: '',
  authority: '',
  position: 'GIÁM ĐỐC',
  signer: 'Nguyễn Văn Mẫu',
}

const enter = async (who: string, fields: Partial<typeof saved>): Promise<string> => {
  const answer = await w.as(who).post('/letters', { ...saved, ...fields })
  expect(answer.status).toBe(303)
  return answer.headers.get('location')!
}

const arrivalsOf = async (code: string) =>
  (
    await w.db
      .selectFrom('arrivals')
      .innerJoin('documents', 'documents.id', 'arrivals.document_id')
      .select('arrivals.id')
      .where('documents.code', '=', code)
      .execute()
  ).length

test('the same paper is not entered twice unawares: a link to the first, a tick to go on, nothing typed lost', async () => {
  const clerk = w.as('committee-clerk')
  const first = await enter('committee-clerk', { code: '141/KH-SNV' })
  const again = await clerk.post('/letters', { ...saved, code: '141 /kh-snv', issuer: 'sở nội vụ', signer: 'Người Vừa Gõ' })
  const html = await again.text()
  expect(again.status).toBe(422)
  for (const part of [`href="${first}"`, 'Vẫn vào sổ', 'Người Vừa Gõ', 'Rà soát danh sách']) expect(html).toContain(part)
  expect(await arrivalsOf('141 /kh-snv')).toBe(0)
  const kept = await clerk.post('/letters', { ...saved, code: '141/KH-SNV', twice: 'yes' })
  expect([kept.status, await arrivalsOf('141/KH-SNV')]).toEqual([303, 2])
})

test('a number comes back every year and with every issuer; another body may enter the same paper', async () => {
  await enter('committee-clerk', { code: '142/KH-SNV' })
  await enter('committee-clerk', { code: '142/KH-SNV', date: '03/11/2025' })
  await enter('committee-clerk', { code: '142/KH-SNV', issuer: 'Sở Tài chính' })
  await enter('party-clerk', { code: '142/KH-SNV' })
  expect((await w.as('party-clerk').post('/letters', { ...saved, code: '142/KH-SNV', date: '' })).status).toBe(422)
})

test('papers that have no number yet are the same by their subject', async () => {
  await enter('committee-clerk', { code: '-KH/SNV', date: '', subject: 'dự thảo kế hoạch một' })
  await enter('committee-clerk', { code: '-KH/SNV', date: '', subject: 'dự thảo kế hoạch hai' })
  expect((await w.as('committee-clerk').post('/letters', { ...saved, code: '', subject: 'Dự thảo kế hoạch hai' })).status).toBe(422)
})

const postOf = async (key: string) =>
  (
    await w.db
      .selectFrom('posts')
      .innerJoin('tenures', 'tenures.post_id', 'posts.id')
      .select('posts.id')
      .where('tenures.person_id', '=', w.demo.people[key]!)
      .executeTakeFirstOrThrow()
  ).id

let next = 500
type Stage = 'registered' | 'presented' | 'noted' | 'forwarded'
/** A paper at the People's Committee, taken as far as the stage by those whose steps they are. */
async function paperAt(stage: Stage, code: string, forwarding: Record<string, string> = {}): Promise<string> {
  const [clerk, chair] = [w.as('committee-clerk'), w.as('chair')]
  const path = await enter('committee-clerk', { code })
  const steps: [Stage, () => Promise<Response>][] = [
    ['registered', () => clerk.post(`${path}/registration`, { number: String(next++), arrivedOn: '23/11/2026' })],
    ['presented', () => clerk.post(`${path}/presentation`)],
    ['noted', () => chair.post(`${path}/note`, { note: 'Phòng Văn hóa tham mưu.' })],
    ['forwarded', async () => clerk.post(`${path}/forwarding`, { lead: await postOf('culture-head'), ...forwarding })],
  ]
  for (const [name, act] of steps) {
    expect((await act()).status, name).toBe(303)
    if (name === stage) break
  }
  return path
}
const read = async (who: string, path: string) => (await w.as(who).get(path)).text()

test('the steps say who did what, and the note bears its leader’s name', async () => {
  const path = await paperAt('forwarded', '150/KH-SNV')
  await w.as('culture-head').post(`${path}/handling`, { result: 'Đã ban hành kế hoạch số 12.' })
  const html = (await read('committee-clerk', path)).replaceAll('<!-- -->', '')
  const steps = html.slice(html.indexOf('Các bước'))
  for (const by of ['Ong Thị Hạnh Nguyên, Văn thư UBND xã', 'Vũ Đình Quảng, Chủ tịch UBND xã', 'Phạm Thị Mai Chi, Trưởng phòng'])
    expect(steps).toContain(by)
  expect(html.slice(0, html.indexOf('Các bước'))).toContain('Vũ Đình Quảng, Chủ tịch UBND xã')
  expect(steps).toContain('Đã ban hành kế hoạch số 12.')
})

test('what is sent on has a day to be handled by: shown to all, late after it, in the inbox and in the spreadsheet', async () => {
  const path = await paperAt('noted', '151/KH-SNV')
  const clerk = w.as('committee-clerk')
  const lead = await postOf('culture-head')
  const past = await clerk.post(`${path}/forwarding`, { lead, due: '22/11/2026' })
  expect([past.status, (await past.text()).includes('sớm hơn hôm nay')]).toEqual([422, true])
  expect((await clerk.post(`${path}/forwarding`, { lead, due: '25/11/2026' })).status).toBe(303)
  const dueOf = async () => {
    const { waiting } = (await (await w.as('culture-head').json('/')).json()) as { waiting: { href: string; due: string | null }[] }
    return waiting.find(({ href }) => href === path)?.due
  }
  expect(await dueOf()).toBe('2026-11-25')
  expect(await read('culture-head', path)).toContain('25/11/2026')
  expect(await read('culture-head', path)).not.toContain('Quá hạn')
  w.clock.moveTo(Temporal.Instant.from('2026-11-26T02:00:00Z'))
  expect(await read('committee-clerk', path)).toContain('Quá hạn')
  expect(await read('culture-head', '/')).toContain('Quá hạn 25/11/2026')
  w.clock.moveTo(Temporal.Instant.from('2026-11-23T02:00:00Z'))
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(await (await clerk.get('/letters.xlsx?q=151')).arrayBuffer()))
  expect(JSON.stringify(book.worksheets[0]!.getSheetValues())).toMatch(/Hạn xử lý.*25\/11\/2026/)
})

test('who holds the paper acts, others read: the clerk sends on, the one it was sent to handles', async () => {
  const path = await paperAt('noted', '152/KH-SNV')
  const leads = await postOf('culture-head')
  const withs = await postOf('culture-officer')
  expect((await w.as('committee-clerk').post(`${path}/forwarding`, { lead: leads, withs })).status).toBe(303)
  expect(await read('committee-clerk', path)).not.toContain('Đánh dấu đã xử lý')
  const clerk = await w.as('committee-clerk').post(`${path}/handling`, { result: '' })
  expect([clerk.status, (await clerk.text()).includes('Phạm Thị Mai Chi')]).toEqual([409, true])
  expect((await w.as('culture-officer').post(`${path}/handling`, { result: '' })).status).toBe(409)
  expect((await w.as('culture-head').post(`${path}/handling`, { result: '' })).status).toBe(303)
})

test('where a clerk keeps the register, the head of the office reads what the clerk is to present or send on', async () => {
  const path = await enter('party-clerk', { code: '153/KH-SNV', system: 'party' })
  await w.as('party-clerk').post(`${path}/registration`, { number: '700', arrivedOn: '23/11/2026' })
  expect(await read('party-office-head', path)).not.toContain('Trình lãnh đạo</button>')
  expect((await w.as('party-office-head').post(`${path}/presentation`)).status).toBe(409)
  expect(await read('party-office-head', '/')).not.toContain(path)
  const shown = async () => (await read('party-office-head', '/')).includes(path)
  const today = Temporal.PlainDate.from('2026-11-23')
  const counted = async () => {
    const actor = await loadActor(w.db, w.demo.people['party-office-head']!, null, today)
    return (await sql<{ n: number }>`select ${letterWaiting.count(actor, today)} as n`.execute(w.db)).rows[0]!.n
  }
  const before = await counted()
  const post = await postOf('party-clerk')
  await w.db.updateTable('tenures').set({ valid: sql`daterange(lower(valid), '2026-11-01')` }).where('post_id', '=', post).execute()
  expect(await shown()).toBe(true)
  expect(await counted()).toBeGreaterThan(before)
  expect((await w.as('party-office-head').post(`${path}/presentation`)).status).toBe(303)
  await w.db.updateTable('tenures').set({ valid: sql`daterange(lower(valid), null)` }).where('post_id', '=', post).execute()
})

test('while the post that received it is vacant, the clerk closes the paper', async () => {
  const path = await paperAt('noted', '154/KH-SNV')
  const lead = await postOf('culture-officer')
  await w.as('committee-clerk').post(`${path}/forwarding`, { lead })
  expect((await w.as('committee-clerk').post(`${path}/handling`, { result: '' })).status).toBe(409)
  await w.db.updateTable('tenures').set({ valid: sql`daterange(lower(valid), '2026-11-01')` }).where('post_id', '=', lead).execute()
  expect(await read('committee-clerk', path)).toContain('Đánh dấu đã xử lý')
  expect((await w.as('committee-clerk').post(`${path}/handling`, { result: '' })).status).toBe(303)
  await w.db.updateTable('tenures').set({ valid: sql`daterange(lower(valid), null)` }).where('post_id', '=', lead).execute()
})

test('the last step is taken back by who did it, while the next has not been taken', async () => {
  const path = await paperAt('noted', '155/KH-SNV')
  const undo = (who: string) => w.as(who).post(`${path}/withdrawal`)
  expect((await undo('committee-clerk')).status).toBe(409)
  expect(await read('committee-clerk', path)).not.toContain('Lấy lại')
  expect(await read('chair', path)).toContain('Lấy lại')
  expect((await undo('chair')).status).toBe(303)
  const again = await read('chair', path)
  expect(again).toContain('Ghi ý kiến chỉ đạo</button>')
  expect(again).toContain('>Phòng Văn hóa tham mưu.</textarea>')
  expect((await undo('chair')).status).toBe(409)
  expect((await undo('committee-clerk')).status).toBe(303)
  expect((await undo('committee-clerk')).status).toBe(409)
  const log = await w.db.selectFrom('audit_log').select('verb').where('subject_id', '=', path.split('/').at(-1)!).execute()
  expect(log.filter(({ verb }) => verb === 'arrival.undo')).toHaveLength(2)
})

test('a paper sent to the wrong office is taken back from it, unless that office has given work from it', async () => {
  const path = await paperAt('forwarded', '156/KH-SNV')
  const row = await w.db
    .selectFrom('arrivals')
    .select(['document_id as id'])
    .where('id', '=', path.split('/').at(-1)!)
    .executeTakeFirstOrThrow()
  expect((await w.as('culture-head').get(`/letters/${row.id}`)).status).toBe(200)
  expect((await w.as('committee-clerk').post(`${path}/withdrawal`)).status).toBe(303)
  expect((await w.as('culture-head').get(path)).status).toBe(404)
  expect((await w.as('culture-head').get(`/letters/${row.id}`)).status).toBe(404)
  expect((await w.as('committee-clerk').post(`${path}/forwarding`, { lead: await postOf('culture-head') })).status).toBe(303)
  const culture = await w.db
    .selectFrom('posts')
    .select('body_id as id')
    .where('id', '=', await postOf('culture-head'))
    .executeTakeFirstOrThrow()
  await w.db
    .insertInto('tasks')
    .values({
      id: newId(),
      document_id: row.id,
      assigner_body_id: culture.id,
      assigned_by: w.demo.people['culture-head']!,
      assigned_at: w.clock.now(),
      title: 'Việc',
    })
    .execute()
  const refused = await w.as('committee-clerk').post(`${path}/withdrawal`)
  expect([refused.status, (await refused.text()).includes('đã giao nhiệm vụ')]).toEqual([409, true])
})

const facts = { code: '157/KH-SNV', date: '03/11/2026', subject: 'rà soát cán bộ trung tâm', issuer: 'Sở Nội vụ' }
test('the clerk corrects what was registered, with before and after in the log', async () => {
  const path = await paperAt('registered', '157/KH-SNV')
  const clerk = w.as('committee-clerk')
  expect(await read('committee-clerk', path)).toContain(`href="${path}/edit"`)
  expect(await read('chair', path)).not.toContain(`href="${path}/edit"`)
  expect((await w.as('chair').get(`${path}/edit`)).status).toBe(404)
  expect((await w.as('party-clerk').get(`${path}/edit`)).status).toBe(404)
  const form = await read('committee-clerk', `${path}/edit`)
  for (const value of ['157/KH-SNV', '03/11/2026', 'Sở Nội vụ']) expect(form).toContain(value)
  const right = {
    code: '175/KH-SNV',
    date: '04/11/2026',
    subject: 'rà soát viên chức trung tâm',
    issuer: 'Sở Tài chính',
    number: '850',
    arrivedOn: '22/11/2026',
  }
  expect((await clerk.post(`${path}/edit`, { ...right, subject: '' })).status).toBe(422)
  expect((await clerk.post(`${path}/edit`, right)).status).toBe(303)
  const html = await read('committee-clerk', path)
  for (const value of ['175/KH-SNV', '04/11/2026', 'Rà soát viên chức', 'Sở Tài chính', '850/2026', '22/11/2026'])
    expect(html).toContain(value)
  const log = await w.db
    .selectFrom('audit_log')
    .select('detail')
    .where('verb', '=', 'arrival.correct')
    .where('subject_id', '=', path.split('/').at(-1)!)
    .executeTakeFirstOrThrow()
  expect(log.detail).toMatchObject({
    before: { code: '157/KH-SNV', arrivedOn: '2026-11-23' },
    after: { code: '175/KH-SNV', issuer: 'Sở Tài chính' },
  })
  const secret = await clerk.post(`${path}/edit`, { ...right, subject: 'TỐI MẬT' })
  expect([secret.status, await read('committee-clerk', path).then((text) => text.includes('TỐI MẬT'))]).toEqual([422, false])
})

test('what others rely on is not corrected behind their backs; the own register still is', async () => {
  const path = await paperAt('forwarded', '158/KH-SNV')
  const form = { number: '860', arrivedOn: '21/11/2026' }
  const clerk = w.as('committee-clerk')
  const page = await read('committee-clerk', `${path}/edit`)
  expect(page).toContain('Phòng Văn hóa - Xã hội xã Nhã Nam')
  expect(page).not.toContain('name="code"')
  const refused = await clerk.post(`${path}/edit`, { ...form, ...facts, code: '851/KH-SNV' })
  expect([refused.status, (await refused.text()).includes('Phòng Văn hóa - Xã hội xã Nhã Nam')]).toEqual([409, true])
  expect((await clerk.post(`${path}/edit`, form)).status).toBe(303)
  expect(await read('committee-clerk', path)).toContain('860/2026')
  const taken = await clerk.post(`${path}/edit`, { number: '900', arrivedOn: '21/11/2026' })
  expect(taken.status).toBe(303)
  const sent = await w.db
    .selectFrom('arrivals')
    .innerJoin('documents', 'documents.id', 'arrivals.document_id')
    .select('arrivals.id')
    .where('documents.code', '=', '1833/SGDĐT-GDTX')
    .executeTakeFirstOrThrow()
  expect(await read('committee-clerk', `/arrivals/${sent.id}/edit`)).toContain('Sở Giáo dục và Đào tạo')
})

test('the slip that goes round with the paper comes as a Word file', async () => {
  const path = await paperAt('forwarded', '159/KH-SNV', { due: '30/11/2026' })
  expect(await read('committee-clerk', path)).toContain('Tải phiếu xử lý văn bản đến (Word)')
  const answer = await w.as('committee-clerk').get(`${path}/slip.docx`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, docxType])
  const { value } = await extractRawText({ buffer: Buffer.from(await answer.arrayBuffer()) })
  for (const part of [
    'Phiếu xử lý văn bản đến',
    '159/KH-SNV ngày 03/11/2026',
    'Sở Nội vụ',
    '30/11/2026',
    'Phòng Văn hóa tham mưu.',
    'Phạm Thị Mai Chi',
  ])
    expect(value.toLowerCase()).toContain(part.toLowerCase())
  expect((await w.as('culture-head').get(`${path}/slip.docx`)).status).toBe(200)
  expect((await w.as('party-clerk').get(`${path}/slip.docx`)).status).toBe(404)
})
