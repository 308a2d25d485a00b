import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { sql } from '../../kernel/db/index.ts'
import { spokenTo } from './bodies.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const declared = { declared: 'yes' }
const paper = `UBND TỈNH BẮC NINH
SỞ NỘI VỤ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 321/SNV-TH
V/v rà soát cán bộ trung tâm

Bắc Ninh, ngày 03 tháng 11 năm 2026

Kính gửi: UBND các xã, phường.

1. Rà soát đội ngũ cán bộ, báo cáo trước ngày 20/12/2026.

2. Cử người dự tập huấn.

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC
Nguyễn Văn Mẫu`

const saved = {
  ...declared,
  text: paper,
  direction: 'incoming',
  system: 'state',
  kind: 'CV',
  parent: 'UBND tỉnh Bắc Ninh',
  issuer: 'Sở Nội vụ',
  code: '321/SNV-TH',
  place: 'Bắc Ninh',
  date: '03/11/2026',
  subject: 'rà soát cán bộ trung tâm',
  addressees: 'UBND các xã, phường',
  distribution: 'Như trên',
  authority: '',
  position: 'GIÁM ĐỐC',
  signer: 'Nguyễn Văn Mẫu',
}

async function everyRow(): Promise<string> {
  const { rows } = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations'`.execute(w.db)
  const texts = await Promise.all(
    rows.map(async ({ name }) => JSON.stringify((await sql`select t::text from ${sql.table(name)} as t`.execute(w.db)).rows)),
  )
  return texts.join('\n')
}

const files = () => (existsSync(w.folder) ? readdirSync(w.folder) : [])

test.each(['reading', ''])(
  'a paper with a secrecy mark is refused at "/letters/%s" and leaves no trace but time, person and refusal',
  async (step) => {
    const marker = `chuyện kín ${step || 'lưu'} 7351`
    const secret = `TỐI MẬT\n${paper}\n${marker}`
    const before = files().length
    const refused = await w
      .as('party-clerk')
      .post(`/letters${step && `/${step}`}`, step ? { ...declared, text: secret } : { ...saved, text: secret })
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('Văn bản bị từ chối')
    expect(html).not.toContain(marker)
    expect(await everyRow()).not.toContain(marker)
    expect(files()).toHaveLength(before)
    expect(JSON.stringify(w.errors)).not.toContain(marker)
    const refusals = await w.db.selectFrom('secrecy_refusals').selectAll().execute()
    expect(refusals.length).toBeGreaterThan(0)
  },
)

test('a clean text with a marked original is refused: neither file nor letter stays, and the text is not shown again', async () => {
  const before = [files().length, (await w.db.selectFrom('documents').select('id').execute()).length]
  const original = new File([`TỐI MẬT\n${paper}\nchuyện kín gốc cũ`], 'bản gốc.txt')
  const refused = await w.as('party-clerk').post('/letters', { ...saved, code: '802/SNV-TH' }, { file: original })
  const html = await refused.text()
  expect([refused.status, html.includes('Văn bản bị từ chối'), html.includes('chuyện kín')]).toEqual([422, true, false])
  expect([files().length, (await w.db.selectFrom('documents').select('id').execute()).length]).toEqual(before)
  expect(await everyRow()).not.toContain('chuyện kín gốc cũ')
})

test('without the declaration nothing is read, and nothing is stored before the check', async () => {
  const rows = async () => Number((await sql<{ n: number }>`select count(*) as n from documents`.execute(w.db)).rows[0]!.n)
  const before = await rows()
  expect((await w.as('party-clerk').post('/letters/reading', { text: paper })).status).toBe(422)
  const read = await w.as('party-clerk').post('/letters/reading', { ...declared, text: paper })
  expect(read.status).toBe(200)
  const html = await read.text()
  for (const words of ['321/SNV-TH', 'rà soát cán bộ trung tâm', 'Nguyễn Văn Mẫu', 'Các mục đọc được (2)']) expect(html).toContain(words)
  expect(html).not.toContain('data-autosave')
  expect(await rows()).toBe(before)
  expect(await everyRow()).not.toContain('321/SNV-TH')
})

test('a refused save gives back what was typed; a wrong date names its field', async () => {
  const refused = await w.as('party-clerk').post('/letters', { ...saved, subject: '', date: '03/11/2026', signer: 'Người Vừa Gõ' })
  expect(refused.status).toBe(422)
  const html = await refused.text()
  expect(html).toContain('Chưa ghi trích yếu')
  expect(html).toContain('Người Vừa Gõ')
})

test('three people: the clerk registers, the leader notes, the officer receives – each sees only his step', async () => {
  const [clerk, chair, officer] = [w.as('committee-clerk'), w.as('chair'), w.as('culture-head')]
  const location = (await clerk.post('/letters', { ...saved, code: '322/SNV-TH' })).headers.get('location')!
  expect(location).toMatch(/^\/arrivals\//)
  expect(await (await clerk.get(location)).text()).toContain('Vào sổ văn bản đến')
  expect((await chair.post(`${location}/note`, { note: 'Sớm quá' })).status).toBe(422)
  expect((await officer.get(location)).status).toBe(404)
  expect((await clerk.post(`${location}/registration`, { number: '900', arrivedOn: '23/11/2026' })).status).toBe(303)
  expect(await (await chair.get(location)).text()).not.toContain('Ghi ý kiến chỉ đạo</button>')
  expect((await clerk.post(`${location}/presentation`)).status).toBe(303)
  expect((await clerk.post(`${location}/note`, { note: 'Không phải việc của văn thư' })).status).toBe(404)
  expect(await (await chair.get(location)).text()).toContain('Ghi ý kiến chỉ đạo')
  expect((await chair.post(`${location}/note`, { note: 'Phòng Văn hóa tham mưu.' })).status).toBe(303)
  expect((await chair.post(`${location}/forwarding`, { lead: w.demo.people.chair! })).status).toBe(404)
  const post = await w.db
    .selectFrom('posts')
    .innerJoin('tenures', 'tenures.post_id', 'posts.id')
    .select('posts.id')
    .where('tenures.person_id', '=', w.demo.people['culture-head']!)
    .executeTakeFirstOrThrow()
  expect((await clerk.post(`${location}/forwarding`, { lead: post.id })).status).toBe(303)
  const seen = await officer.get(location)
  expect([seen.status, (await seen.text()).includes('Phòng Văn hóa tham mưu.')]).toEqual([200, true])
  expect((await officer.post(`${location}/handling`)).status).toBe(303)
})

test('an arrival number is used once a year, the next one is proposed', async () => {
  const clerk = w.as('committee-clerk')
  const location = (await clerk.post('/letters', { ...saved, code: '323/SNV-TH' })).headers.get('location')!
  expect(await (await clerk.get(location)).text()).toContain('value="901"')
  const refused = await clerk.post(`${location}/registration`, { number: '900', arrivedOn: '23/11/2026' })
  expect([refused.status, (await refused.text()).includes('Số đến này đã dùng')]).toEqual([422, true])
})

test('reach never crosses lines by place: the chairman gets 404 for what only the Party committee received', async () => {
  const clerk = w.as('party-clerk')
  const arrival = (await clerk.post('/letters', { ...saved, system: 'party', issuer: 'Tỉnh ủy', code: '55-CV/TU' })).headers.get(
    'location',
  )!
  const row = await w.db.selectFrom('arrivals').select('document_id').where('id', '=', arrival.split('/').at(-1)!).executeTakeFirstOrThrow()
  expect((await clerk.get(`/letters/${row.document_id}`)).status).toBe(200)
  for (const who of ['chair', 'front-chair', 'tan-yen/party-clerk', 'education-officer']) {
    expect((await w.as(who).get(`/letters/${row.document_id}`)).status, who).toBe(404)
    expect(await (await w.as(who).get('/search?q=55-CV')).text(), who).not.toContain(row.document_id)
    expect(await (await w.as(who).get('/letters?q=55-CV')).text(), who).not.toContain(arrival)
  }
  expect(await (await clerk.get('/search?q=ra+soat+can+bo')).text()).toContain(row.document_id)
})

test('a letter of the own body opens an arrival at every recipient, with receipts counted', async () => {
  const text = paper.replace('UBND các xã, phường', 'Ủy ban MTTQ Việt Nam xã')
  const location = (
    await w.as('committee-clerk').post('/letters', {
      ...saved,
      text,
      direction: 'own',
      issuer: 'UBND xã Nhã Nam',
      code: '45/UBND',
      addressees: 'Ủy ban MTTQ Việt Nam xã',
    })
  ).headers.get('location')!
  expect(location).toMatch(/^\/letters\//)
  const front = await w.as('front-chair').get('/')
  expect(await front.text()).toContain('45/UBND')
  expect(await (await w.as('committee-clerk').get(location)).text()).toContain('1/1 chưa xem')
  expect((await w.as('front-chair').post(`${location}/receipt`)).status).toBe(303)
  expect(await (await w.as('committee-clerk').get(location)).text()).toContain('0/1 chưa xem')
})

test('clauses become tasks after a check; a date before the letter is refused; orders and requests are told apart', async () => {
  const head = w.as('party-office-head')
  const letter = await w.db.selectFrom('documents').select('id').where('code', '=', '87-CV/ĐU').executeTakeFirstOrThrow()
  const clause = await w.db
    .selectFrom('document_clauses')
    .select('id')
    .where('document_id', '=', letter.id)
    .where('label', '=', '1')
    .executeTakeFirstOrThrow()
  const [board, front, centre] = [
    await body('Ban Xây dựng Đảng Đảng ủy xã Nhã Nam'),
    await body('Ủy ban MTTQ Việt Nam xã Nhã Nam'),
    await body('Trung tâm học tập cộng đồng xã Nhã Nam'),
  ]
  const base = `/letters/${letter.id}`
  expect((await head.post(`${base}/assignment/blocks`, {})).status).toBe(422)
  expect(await (await head.post(`${base}/assignment/blocks`, { clause: clause.id })).text()).toContain('Ban Xây dựng Đảng')
  const block = {
    clause: clause.id,
    title: 'Quán triệt công văn',
    due: '15/12/2026',
    product: 'Báo cáo',
    lead: [`0:${board}`, `0:${front}`],
  }
  const early = await head.post(`${base}/assignment/check`, { ...block, due: '01/01/2026' })
  expect([early.status, (await early.text()).includes('sớm hơn ngày văn bản')]).toEqual([422, true])
  const checked = await (await head.post(`${base}/assignment/check`, block)).text()
  expect(checked).toContain('Ban Xây dựng Đảng Đảng ủy xã Nhã Nam – Giao nhiệm vụ')
  expect(checked).toContain('Ủy ban MTTQ Việt Nam xã Nhã Nam – Đề nghị phối hợp')
  expect((await head.post(`${base}/tasks`, { ...block, lead: `0:${centre}` })).status).toBe(422)
  expect((await head.post(`${base}/tasks`, block)).status).toBe(303)
  const made = await w.db
    .selectFrom('tasks')
    .innerJoin('assignments', 'assignments.task_id', 'tasks.id')
    .select(['assignments.nature', 'tasks.clause_id'])
    .where('title', '=', 'Quán triệt công văn')
    .execute()
  expect(made.map((one) => one.nature).sort()).toEqual(['order', 'request'])
  expect(new Set(made.map((one) => one.clause_id))).toEqual(new Set([clause.id]))
})

test('whoever leads a clause and whoever helps are proposed as such', async () => {
  const text = `${paper.split('1. Rà soát')[0]}1. Ban Xây dựng Đảng chủ trì, phối hợp với Ủy ban MTTQ Việt Nam xã và Hội Nông dân xã tổ chức quán triệt.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.`
  await w.as('party-clerk').post('/letters', { ...saved, text, code: '501/SNV-TH' })
  const letter = await w.db.selectFrom('documents').select('id').where('code', '=', '501/SNV-TH').executeTakeFirstOrThrow()
  const clause = await w.db.selectFrom('document_clauses').select('id').where('document_id', '=', letter.id).executeTakeFirstOrThrow()
  const page = await (await w.as('party-office-head').post(`/letters/${letter.id}/assignment/blocks`, { clause: clause.id })).text()
  const ticked = async (name: string) => {
    const ids = [...page.matchAll(/<input[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => tag.includes(`name="${name}"`) && tag.includes('checked'))
      .map((tag) => /value="0:([^"]+)"/.exec(tag)![1]!)
    const { rows } = await sql<{
      name: string
    }>`select name from body_terms where body_id = any(${ids}::uuid[]) and valid @> '2026-11-23'::date order by name collate "vi-x-icu"`.execute(
      w.db,
    )
    return rows.map((row) => row.name)
  }
  expect(await ticked('lead')).toEqual(['Ban Xây dựng Đảng Đảng ủy xã Nhã Nam'])
  expect(await ticked('with')).toEqual(['Hội Nông dân xã Nhã Nam', 'Ủy ban MTTQ Việt Nam xã Nhã Nam'])
})

test('an office of a letter of 2023 speaks through the body that keeps its records today', async () => {
  const old = await w.db
    .selectFrom('documents')
    .select(['issuer_body_id', 'dated_as'])
    .where('dated_as', 'like', '%2023%')
    .executeTakeFirstOrThrow()
  const reader = await body('Đảng ủy xã Nhã Nam')
  const today = Temporal.PlainDate.from('2026-11-23')
  const then = { issuerBodyId: old.issuer_body_id, datedOn: null, datedAs: old.dated_as }
  const names = async (ids: string[]) =>
    (await sql<{ name: string }>`select name from body_terms where body_id = any(${ids}::uuid[]) and valid @> ${today}::date`.execute(w.db))
      .rows
  expect(await names(await spokenTo(w.db, 'Đảng ủy các xã, thị trấn', reader, then, today))).toContainEqual({ name: 'Đảng ủy xã Tân Yên' })
  expect(await spokenTo(w.db, 'Đảng ủy các xã, thị trấn', reader, { ...then, issuerBodyId: null }, today)).toEqual([])
  expect(await spokenTo(w.db, 'Cục Không Có Thật', reader, then, today)).toEqual([])
})

const body = async (name: string) =>
  (await w.db.selectFrom('body_terms').select('body_id').where('name', '=', name).executeTakeFirstOrThrow()).body_id

test('a wrongly entered letter is taken out of text, search and files, with its reason in the log', async () => {
  const clerk = w.as('party-clerk')
  const arrival = (
    await clerk.post(
      '/letters',
      { ...saved, code: '99-CV/NHAM', text: `${paper}\nđoạn nhập nhầm 9173` },
      { file: new File([`${paper} tệp nhầm`], 'nham.txt') },
    )
  ).headers.get('location')!
  const { document_id: id } = await w.db
    .selectFrom('arrivals')
    .select('document_id')
    .where('id', '=', arrival.split('/').at(-1)!)
    .executeTakeFirstOrThrow()
  const before = files().length
  expect((await clerk.post(`/letters/${id}/purge`, { reason: 'x' })).status).toBe(404)
  expect((await w.as('party-office-head').post(`/letters/${id}/purge`, { reason: '' })).status).toBe(422)
  expect((await w.as('party-office-head').post(`/letters/${id}/purge`, { reason: 'Nhập nhầm văn bản cá nhân' })).status).toBe(303)
  expect(await everyRow()).not.toContain('đoạn nhập nhầm 9173')
  expect(files()).toHaveLength(before - 1)
  expect(await (await w.as('party-office-head').get(`/letters/${id}`)).text()).toContain('đã bị xóa vì nhập nhầm')
  expect(await everyRow()).toContain('Nhập nhầm văn bản cá nhân')
})

test('switching the language in the middle of the intake loses nothing', async () => {
  const html = await (await w.as('party-clerk').post('/letters/reading', { ...declared, text: 'đang gõ dở', _lang: 'en' })).text()
  expect(html).toContain('lang="en"')
  expect(html).toContain('đang gõ dở')
})

test('every letter of the district case names the heir of today’s bodies and can only be read', async () => {
  const letter = await w.db.selectFrom('documents').select('id').where('code', '=', '-CV/HU').executeTakeFirstOrThrow()
  const page = await w.as('party-clerk').get(`/letters/${letter.id}`)
  const text = await page.text()
  expect(page.status).toBe(200)
  expect(text, 'merged twice: 2024 into Lam Sơn, 2025 into Quang Trung').toContain('Đảng ủy xã Lam Cốt – nay là: Đảng ủy xã Quang Trung')
  expect(text).not.toContain('nay là: Đảng ủy xã Lam Sơn')
  expect(text).toContain('chưa rõ đơn vị kế thừa')
  expect(await (await w.as('party-office-head').get(`/letters/${letter.id}`)).text()).toContain(`/documents/${letter.id}/replacement`)
  expect((await w.as('chair').get(`/letters/${letter.id}`)).status).toBe(404)
})

test('a file that cannot be read is refused with what to do, and is kept with the typed text when the letter is saved', async () => {
  const clerk = w.as('party-clerk')
  const broken = () => ({ file: new File(['%PDF-1.4 hỏng'], 'bản chụp.pdf') })
  const refused = await clerk.post('/letters/reading', { ...declared, text: '' }, broken())
  expect([refused.status, (await refused.text()).includes('Dán chữ vào ô; tệp vẫn đính kèm được khi lưu')]).toEqual([422, true])
  const answer = await clerk.post('/letters', { ...saved, code: '77-CV/HONG', text: `${paper}\nchữ gõ tay 4417` }, broken())
  expect(answer.status).toBe(303)
  const row = await w.db
    .selectFrom('documents as d')
    .innerJoin('files as f', 'f.id', 'd.file_id')
    .select(['f.name', 'd.body_text'])
    .where('d.code', '=', '77-CV/HONG')
    .executeTakeFirstOrThrow()
  expect([row.name, row.body_text.includes('chữ gõ tay 4417')]).toEqual(['bản chụp.pdf', true])
})

test('a paper typed in an old encoding comes in as Unicode and says so; its secrecy mark is seen', async () => {
  const clerk = w.as('party-clerk')
  const old = 'Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\nSè: 5/KH-UBND\nGiao phßng V¨n hãa thùc hiÖn.'
  const html = await (await clerk.post('/letters/reading', { ...declared, text: old })).text()
  expect(html).toContain('bảng mã cũ TCVN3')
  expect(html).toContain('Giao phòng Văn hóa thực hiện.')
  expect((await clerk.post('/letters/reading', { ...declared, text: `MËT\n${old}` })).status).toBe(422)
})

test('what was read without being sure is asked, lit as a question and never told; what was not read stays blank', async () => {
  const clerk = w.as('party-clerk')
  const vague = `HỘI KHUYẾN HỌC XÃ NHÃ NAM

Kính gửi: Các chi hội khuyến học thôn.

1. Rà soát danh sách học viên, báo cáo trước ngày 20/12/2026.

CHỦ TỊCH
Nguyễn Văn Mẫu`
  const html = await (await clerk.post('/letters/reading', { ...declared, text: vague })).text()
  expect(html).toContain('Có phải “CV” không?')
  expect(html).toMatch(/\d điểm đọc được nhưng chưa chắc chắn/)
  const bare = await (await clerk.post('/letters/reading', { ...declared, text: 'Rà soát danh sách học viên.' })).text()
  expect(/<input[^>]*name="system"[^>]*checked/.test(bare)).toBe(false)
  expect((await clerk.post('/letters', { ...saved, text: vague, system: '' })).status).toBe(422)
  const sureOf = await (await clerk.post('/letters/reading', { ...declared, text: paper })).text()
  expect(sureOf).not.toContain('Có phải “')
})

const real = join('../shared/data/documents', 'tan-yen-2023-cv-hu.txt')
test('the letter of 2023: blank number and day, six items, three addressee groups and four distribution lines are proposed', async (context) => {
  if (!existsSync(real)) return context.skip('the real letters are not beside this checkout')
  const html = await (await w.as('party-clerk').post('/letters/reading', { ...declared, text: readFileSync(real, 'utf8') })).text()
  expect(html).toContain('value="-CV/HU"')
  expect(html).toContain('tháng 8 năm 2023')
  expect(html).toContain('Các mục đọc được (6)')
  const area = (name: string) => new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)`).exec(html)?.[1]?.trim().split('\n')
  expect(area('addressees')).toHaveLength(3)
  expect(area('distribution')).toHaveLength(4)
})
