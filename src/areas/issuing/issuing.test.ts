import fc from 'fast-check'
import mammoth from 'mammoth'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { newId, sql } from '../../kernel/db/index.ts'
import { recordReceipt } from '../../work/tasks/index.ts'
import { takeNumber } from './record.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const declared = { declared: 'yes' }
const body = 'Ủy ban nhân dân xã yêu cầu:\n1. Các thôn rà soát địa điểm mở lớp, báo cáo trước ngày 15/12/2026.\n2. Trung tâm tổng hợp.'

const bodyId = async (name: string) =>
  (await w.db.selectFrom('body_terms').select('body_id').where('name', '=', name).executeTakeFirstOrThrow()).body_id
const committee = () => bodyId('UBND xã Nhã Nam')
const paperRow = (path: string) =>
  w.db.selectFrom('outgoing_papers').selectAll().where('id', '=', path.split('/')[2]!).executeTakeFirstOrThrow()
const text = async (answer: Response | Promise<Response>) => (await answer).text()
const idOf = (path: string) => path.split('/')[2]!

/** The fields of the edit page as it stands, with changes. */
async function typed(path: string, change: Record<string, string | string[]> = {}): Promise<Record<string, string | string[]>> {
  const row = await paperRow(path)
  return {
    subject: row.subject,
    addressees: row.addressees.join('\n'),
    decider: row.decider,
    grounds: row.legal_basis.join('\n'),
    body: row.body,
    distribution: row.distribution.join('\n'),
    archive: row.archive,
    signer: row.signer_post_id ?? '',
    authority: row.authority,
    position: row.position,
    secretary: row.secretary,
    explanation: row.explanation,
    parent: row.issuer_parent,
    issuer: row.issuer_name,
    notation: row.notation,
    place: row.place,
    ...change,
  }
}

/** A draft of the culture office for the People's Committee, complete enough to be submitted. */
async function drafted(change: Record<string, string> = {}, who: string[] = ['culture-head']): Promise<string> {
  const desk = w.as(who[0]!, who[1])
  const { kind = 'CV', subject = 'rà soát địa điểm mở lớp', office = await committee(), assignment, from, ...content } = change
  const made = await desk.post('/issuing', {
    ...declared,
    kind,
    office,
    subject,
    ...(assignment ? { assignment } : {}),
    ...(from ? { from } : {}),
  })
  expect(made.status).toBe(303)
  const path = made.headers.get('location')!.replace(/\/edit$/, '')
  const saved = await desk.post(
    `${path}/content`,
    await typed(path, { body, addressees: 'Các thôn', distribution: 'Như trên', ...content }),
  )
  expect(saved.status).toBe(303)
  return path
}

async function submitted(change: Record<string, string> = {}, who: string[] = ['culture-head']): Promise<string> {
  const path = await drafted(change, who)
  expect((await w.as(who[0]!, who[1]).post(`${path}/submission`)).status).toBe(303)
  return path
}
async function signed(change: Record<string, string> = {}): Promise<string> {
  const path = await submitted(change)
  expect((await w.as('chair').post(`${path}/signature`)).status).toBe(303)
  return path
}
let nextNumber = 300
async function numbered(change: Record<string, string> = {}): Promise<string> {
  const path = await signed(change)
  expect((await w.as('committee-clerk').post(`${path}/number`, { number: String(nextNumber++), date: '23/11/2026' })).status).toBe(303)
  return path
}
async function issued(change: Record<string, string> = {}): Promise<string> {
  const path = await numbered(change)
  expect((await w.as('committee-clerk').post(`${path}/issue`)).status).toBe(303)
  return path
}

describe('refused', () => {
  test('a draft without the declaration, without a subject, for a body that the desk does not advise', async () => {
    const desk = w.as('culture-head')
    const start = { kind: 'KH', office: await committee(), subject: 'mở lớp' }
    expect(await text(desk.post('/issuing', start))).toContain('Chưa xác nhận về độ mật')
    expect(await text(desk.post('/issuing', { ...declared, ...start, subject: ' ' }))).toContain('Chưa ghi trích yếu')
    const other = await desk.post('/issuing', { ...declared, ...start, office: await bodyId('Tỉnh ủy Bắc Ninh') })
    expect([other.status, await other.text()]).toEqual([422, expect.stringContaining('không soạn văn bản cho cơ quan này')])
    const clerk = await w.as('party-clerk').post('/issuing', { ...declared, ...start, office: await bodyId('Tỉnh ủy Bắc Ninh') })
    expect(clerk.status).toBe(422)
  })

  test('a text with a secrecy mark: nothing of it is kept but time, person and refusal', async () => {
    const path = await drafted()
    const marker = 'kín chuyện 9157'
    const refused = await w.as('culture-head').post(`${path}/content`, await typed(path, { body: `TỐI MẬT\n${marker}` }))
    expect(refused.status).toBe(422)
    expect(await refused.text()).not.toContain(marker)
    const start = await w.as('culture-head').post('/issuing', { ...declared, kind: 'CV', office: await committee(), subject: 'MẬT' })
    expect(start.status).toBe(422)
    expect((await w.db.selectFrom('secrecy_refusals').select('id').execute()).length).toBe(2)
    const { rows } = await sql<{ n: number }>`select (select count(*) from audit_log where detail::text like ${`%${marker}%`})
      + (select count(*) from outgoing_papers where body like ${`%${marker}%`}) as n`.execute(w.db)
    expect(rows[0]!.n).toBe(0)
  })

  test('submission of a draft that lacks something says what; what was typed survives an error', async () => {
    const path = await drafted({ body: '', addressees: '' })
    const answer = await w.as('culture-head').post(`${path}/submission`)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    for (const words of ['Chưa có nội dung', 'Chưa ghi nơi kính gửi']) expect(html).toContain(words)
    const again = await w.as('culture-head').post(`${path}/content`, await typed(path, { issuer: '', body: 'Vừa gõ dòng này' }))
    expect([again.status, await again.text()]).toEqual([422, expect.stringMatching(/Chưa ghi tên cơ quan ban hành[\s\S]*Vừa gõ dòng này/)])
  })

  test('nobody signs what he submitted; the refusal names who may, or the remedy', async () => {
    const path = await submitted({}, ['chair'])
    const answer = await w.as('chair').post(`${path}/signature`)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringMatching(/Người trình không tự ký\..*Đỗ Khánh Vân/)])
    const alone = await submitted({ office: await bodyId('Hội Khuyến học xã Nhã Nam') }, ['study-chair', 'society-chair'])
    expect(await text(w.as('study-chair', 'society-chair').post(`${alone}/signature`))).toContain('chưa có người khác giữ chức danh ký')
    const direct = w.db
      .updateTable('outgoing_papers')
      .set({ signed_at: w.clock.now(), signed_by: w.demo.people.chair!, signer_name: 'x' })
      .where('id', '=', idOf(path))
    await expect(direct.execute()).rejects.toMatchObject({ constraint: 'nobody_signs_what_he_submitted' })
  })

  test('each step before the one ahead of it, and by another post', async () => {
    const path = await submitted()
    expect(await text(w.as('deputy-chair', 'committee-deputy-chair').post(`${path}/signature`))).toContain('trình Chủ tịch UBND xã ký')
    const clerk = w.as('committee-clerk')
    expect((await clerk.post(`${path}/signature`)).status).toBe(404)
    expect((await clerk.post(`${path}/number`, { number: '1', date: '23/11/2026' })).status).toBe(422)
    expect((await w.as('chair').post(`${path}/number`, { number: '1', date: '23/11/2026' })).status).toBe(404)
    expect((await clerk.post(`${path}/issue`)).status).toBe(422)
    expect(await text(w.as('culture-head').post(`${path}/content`, await typed(path, { body: 'khác' })))).toContain(
      'đã trình nên không sửa được',
    )
    expect((await paperRow(path)).body).toBe(body)
  })

  test('a number that is none, taken, or dated wrongly', async () => {
    const path = await signed()
    const number = (value: string, date = '23/11/2026') => text(w.as('committee-clerk').post(`${path}/number`, { number: value, date }))
    expect(await number('mười')).toContain('Số văn bản không đúng')
    expect(await number('7', '31/02/2026')).toContain('Ngày không đúng')
    expect(await number('7', '24/11/2026')).toContain('sau hôm nay')
    expect(await number('7', '20/11/2026')).toContain('sớm hơn ngày ký 23/11/2026')
    const first = await numbered()
    expect(await number((await paperRow(first)).number_as)).toContain('đã ghi cho văn bản khác')
    expect((await paperRow(path)).numbered_at).toBeNull()
  })

  test('any edit after issue: over HTTP with the reason, in SQL by the database', async () => {
    const path = await issued()
    expect(await text(w.as('culture-head').post(`${path}/content`, await typed(path, { body: 'khác' })))).toContain('không sửa được')
    expect((await w.as('culture-head').get(`${path}/edit`)).headers.get('location')).toBe(path)
    const id = idOf(path)
    const change = (set: object) => w.db.updateTable('outgoing_papers').set(set).where('id', '=', id).execute()
    for (const set of [{ body: 'khác' }, { distribution: [] }, { number_as: '9' }, { issued_at: null }, { explanation: 'khác' }])
      await expect(change(set), JSON.stringify(set)).rejects.toMatchObject({ constraint: 'issued_paper_is_not_edited' })
    await expect(w.db.deleteFrom('outgoing_papers').where('id', '=', id).execute()).rejects.toMatchObject({
      constraint: 'numbered_paper_stays',
    })
    const before = await signed()
    await expect(w.db.updateTable('outgoing_papers').set({ body: 'khác' }).where('id', '=', idOf(before)).execute()).rejects.toMatchObject({
      constraint: 'signed_paper_is_not_edited',
    })
    const given = await numbered()
    await expect(w.db.updateTable('outgoing_papers').set({ number_as: '9' }).where('id', '=', idOf(given)).execute()).rejects.toMatchObject(
      { constraint: 'number_given_stays' },
    )
  })

  test('a scan that is no PDF and no picture', async () => {
    const path = await numbered()
    const word = new File(['chỉ là chữ'], 'scan.txt', { type: 'text/plain' })
    expect(await text(w.as('committee-clerk').post(`${path}/issue`, {}, { scan: word }))).toContain('Bản quét phải là PDF')
    expect((await paperRow(path)).issued_at).toBeNull()
  })
})

test('a draft is its desk’s own until it is submitted; another commune and another line never see it', async () => {
  const path = await drafted()
  for (const who of ['chair', 'committee-clerk', 'party-clerk', 'tan-yen/chair']) expect((await w.as(who).get(path)).status, who).toBe(404)
  await w.as('culture-head').post(`${path}/submission`)
  for (const who of ['chair', 'committee-clerk', 'culture-officer']) expect((await w.as(who).get(path)).status, who).toBe(200)
  for (const who of ['party-clerk', 'tan-yen/chair']) expect((await w.as(who).get(path)).status, who).toBe(404)
})

test('desk, leader and clerk: each finds only his step in the inbox, and its count is right', async () => {
  const subject = 'phối hợp mở lớp vỡ lòng số hóa'
  const path = await submitted({ subject })
  const inbox = async (who: string) => text(w.as(who).get('/'))
  const countOf = (html: string) => Number(/Việc của tôi[^<]*<[^>]*>(\d+)/.exec(html)?.[1] ?? /\((\d+)\)/.exec(html)?.[1])
  const before = countOf(await inbox('committee-clerk'))
  expect(await inbox('chair')).toContain(subject)
  expect(await inbox('committee-clerk')).not.toContain(subject)
  await w.as('chair').post(`${path}/signature`)
  expect(await inbox('chair')).not.toContain(subject)
  const clerk = await inbox('committee-clerk')
  expect(clerk).toContain(subject)
  expect(countOf(clerk)).toBe(before + 1)
  const back = await submitted({ subject: 'dự thảo cần sửa lại' })
  expect((await w.as('chair').post(`${back}/return`, { reason: '' })).status).toBe(422)
  expect((await w.as('chair').post(`${back}/return`, { reason: 'Bổ sung kinh phí' })).status).toBe(303)
  expect(await inbox('culture-head')).toContain('dự thảo cần sửa lại')
  expect(await text(w.as('culture-head').get(back))).toContain('Bổ sung kinh phí')
})

test('the signer’s post brings authority and position with it', async () => {
  const path = await drafted()
  expect(await paperRow(path)).toMatchObject({
    authority: 'TM. Ủy ban nhân dân',
    position: 'Chủ tịch',
    notation: 'UBND-VHXH',
    archive: 'VHXH',
  })
  const deputy = await w.db
    .selectFrom('posts')
    .select('id')
    .where('role', '=', 'committee-deputy-chair')
    .where('body_id', '=', await committee())
    .executeTakeFirstOrThrow()
  await w.as('culture-head').post(`${path}/content`, await typed(path, { signer: deputy.id }))
  expect(await paperRow(path)).toMatchObject({ authority: 'TM. Ủy ban nhân dân\nKT. Chủ tịch', position: 'Phó Chủ tịch' })
  await w.as('culture-head').post(`${path}/submission`)
  expect((await w.as('deputy-chair', 'committee-deputy-chair').post(`${path}/signature`)).status).toBe(303)
  const stranger = await w.db.selectFrom('posts').select('id').where('role', '=', 'party-clerk').executeTakeFirstOrThrow()
  const other = await drafted()
  expect((await w.as('culture-head').post(`${other}/content`, await typed(other, { signer: stranger.id }))).status).toBe(422)
})

test('issue: the register has it with clauses and deadlines, its readers have it to register, the scan is kept', async () => {
  const path = await numbered({
    addressees: 'Hội Khuyến học xã Nhã Nam\nCác đơn vị không có trong hệ thống',
    distribution: 'Như trên\nTrung tâm học tập cộng đồng xã Nhã Nam',
  })
  const scan = new File([Buffer.from('%PDF-1.7\n%scan')], 'ban-ky.pdf', { type: 'application/pdf' })
  expect(await text(w.as('committee-clerk').get(path))).toMatch(/Hội Khuyến học xã Nhã Nam[\s\S]*Không có đơn vị nào trong hệ thống/)
  expect((await w.as('committee-clerk').post(`${path}/issue`, {}, { scan })).status).toBe(303)
  const row = await paperRow(path)
  const document = await w.db.selectFrom('documents').selectAll().where('id', '=', row.document_id!).executeTakeFirstOrThrow()
  expect(document).toMatchObject({
    code: `${row.number_as}/UBND-VHXH`,
    kind: 'CV',
    issuer_body_id: await committee(),
    subject: row.subject,
    file_id: row.scan_file_id,
  })
  const readers = await w.db.selectFrom('document_readers').select(['body_id', 'via']).where('document_id', '=', document.id).execute()
  expect(readers).toEqual(
    expect.arrayContaining([
      { body_id: await bodyId('Hội Khuyến học xã Nhã Nam'), via: 'recipient' },
      { body_id: await bodyId('Trung tâm học tập cộng đồng xã Nhã Nam'), via: 'copy' },
      { body_id: await bodyId('Phòng Văn hóa - Xã hội xã Nhã Nam'), via: 'forwarded' },
    ]),
  )
  const clauses = await w.db
    .selectFrom('document_clauses')
    .select(['label', 'text', 'deadlines'])
    .where('document_id', '=', document.id)
    .orderBy('ord')
    .execute()
  expect(clauses.slice(0, 2)).toMatchObject([
    { label: '1', deadlines: [{ date: '2026-12-15' }] },
    { label: '2', text: 'Trung tâm tổng hợp./.' },
  ])
  expect(await text(w.as('study-chair', 'society-chair').get('/'))).toContain(row.subject)
  const sent = await w.as('culture-head').get(`${path}/scan`)
  expect([sent.status, sent.headers.get('content-type'), await sent.text()]).toEqual([200, 'application/pdf', '%PDF-1.7\n%scan'])
  expect((await w.as('culture-head').get(`/letters/${document.id}`)).status).toBe(200)
})

test('Word, PDF and slip say what the paper says, and that they are sample data', async () => {
  const path = await numbered({
    kind: 'QĐ',
    subject: 'kiện toàn Ban Giám đốc',
    body: 'Điều 1. Kiện toàn Ban Giám đốc.\nĐiều 2. Quyết định có hiệu lực kể từ ngày ký.',
  })
  const desk = w.as('culture-head')
  const word = (await mammoth.extractRawText({ buffer: Buffer.from(await (await desk.get(`${path}/paper.docx`)).arrayBuffer()) })).value
  const pdf = (
    await extractText(await getDocumentProxy(new Uint8Array(await (await desk.get(`${path}/paper.pdf`)).arrayBuffer())), {
      mergePages: true,
    })
  ).text
  const { number_as } = await paperRow(path)
  for (const words of [
    `Số: ${number_as}/QĐ-UBND`,
    'Nhã Nam, ngày 23 tháng 11 năm 2026',
    'Về việc kiện toàn Ban Giám đốc',
    'ỦY BAN NHÂN DÂN XÃ NHÃ NAM',
    'QUYẾT ĐỊNH:',
    'CHỦ TỊCH',
    'Vũ Đình Quảng',
  ]) {
    expect(word, words).toContain(words)
    expect(pdf.replaceAll(/\s+/g, ' '), words).toContain(words)
  }
  expect(pdf).toContain('Dữ liệu minh họa')
  const slip = (await mammoth.extractRawText({ buffer: Buffer.from(await (await desk.get(`${path}/slip.docx`)).arrayBuffer()) })).value
  for (const words of ['PHIẾU TRÌNH', 'Kính gửi: Chủ tịch UBND xã', 'Phạm Thị Mai Chi', 'Ý kiến của người ký'])
    expect(slip).toContain(words)
  const { text: plain } = (await (await desk.json(path)).json()) as { text: string }
  expect(plain).toContain('Điều 2. Quyết định có hiệu lực kể từ ngày ký./.')
})

describe('an own series', () => {
  test('is declared with a reason, for the Party with its term', async () => {
    const party = w.as('party-office-head')
    expect((await party.post('/issuing/numbering', { own: 'yes', term: '', reason: 'Chưa có hệ thống' })).status).toBe(422)
    expect((await party.post('/issuing/numbering', { own: 'yes', term: '2025-2030', reason: '' })).status).toBe(422)
    expect((await w.as('committee-clerk').get('/issuing/numbering')).status).toBe(404)
  })

  test('papers numbered at the same moment get distinct numbers without a gap', async () => {
    const centre = await bodyId('UBND xã Nhã Nam')
    expect((await w.as('chair').post('/issuing/numbering', { own: 'yes', reason: 'Chưa được trang bị hệ thống' })).status).toBe(303)
    const paths: string[] = []
    for (let i = 0; i < 6; i++) paths.push(await signed({ kind: i % 2 ? 'KH' : 'CV' }))
    const clerk = w.as('committee-clerk')
    expect((await clerk.post(`${paths[0]}/number`, { number: '41', date: '23/11/2026' })).status).toBe(303)
    expect(await text(clerk.get(paths[1]!))).toContain('42/KH-UBND')
    const answers = await Promise.all(paths.slice(1).map((path) => clerk.post(`${path}/number`, { date: '23/11/2026' })))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
    const given = await w.db
      .selectFrom('outgoing_papers')
      .select('number')
      .where('body_id', '=', centre)
      .where('own_series', '=', true)
      .orderBy('number')
      .execute()
    expect(given.map(({ number }) => number)).toEqual([41, 42, 43, 44, 45, 46])
    expect((await w.as('chair').post('/issuing/numbering', { own: 'no', reason: '' })).status).toBe(303)
  })

  test('whatever fails in between leaves no hole', { timeout: 60_000 }, async () => {
    const owner = await committee()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 2, maxLength: 10 }), async (outcomes) => {
        const series = newId()
        const given: number[] = []
        await Promise.all(
          outcomes.map((fails) =>
            w.db
              .transaction()
              .execute(async (tx) => {
                const number = await takeNumber(tx, owner, series, 1)
                if (fails) throw new Error('the rest of the step failed')
                return number
              })
              .then(
                (number) => given.push(number),
                () => 0,
              ),
          ),
        )
        expect(given.sort((a, b) => a - b)).toEqual(given.map((_, i) => i + 1))
      }),
      { numRuns: 25 },
    )
  })
})

test('written for a task, the issued paper is its implementing document', async () => {
  const desk = w.as('culture-head')
  const culture = await bodyId('Phòng Văn hóa - Xã hội xã Nhã Nam')
  const part = await w.db
    .selectFrom('assignments')
    .select(['id', 'received_at'])
    .where('body_id', '=', culture)
    .where('accepted_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (!part.received_at)
    await w.db
      .transaction()
      .execute((tx) => recordReceipt(tx, { assignmentId: part.id, by: w.demo.people['culture-head']!, at: w.clock.now() }, null))
  expect(await text(desk.get(`/issuing/new?assignment=${part.id}`))).toContain('Văn bản triển khai của nhiệm vụ')
  expect(await text(w.as('party-clerk').get(`/issuing/new?assignment=${part.id}`))).not.toContain('Văn bản triển khai của nhiệm vụ')
  const path = await issued({ kind: 'KH', subject: 'triển khai nhiệm vụ năm học', assignment: part.id })
  const page = await text(desk.get(`/assignments/${part.id}`))
  expect(page).toContain('triển khai nhiệm vụ năm học')
  expect(page).toContain((await paperRow(path)).number_as)
  const foreign = await w
    .as('party-clerk')
    .post('/issuing', { ...declared, kind: 'KH', office: await bodyId('Đảng ủy xã Nhã Nam'), subject: 'x', assignment: part.id })
  expect(foreign.status).toBe(422)
})

test('an earlier paper is copied, replaced, recalled – and stays as it was', async () => {
  const path = await issued({ subject: 'lịch lớp học năm 2026' })
  const desk = w.as('culture-head')
  expect(await text(desk.get('/issuing/new'))).toContain('lịch lớp học năm 2026')
  const copied = await drafted({ subject: 'lịch lớp học năm 2027', from: idOf(path), body: 'Nội dung mới.' })
  expect(await paperRow(copied)).toMatchObject({ subject: 'lịch lớp học năm 2027', addressees: ['Các thôn'], numbered_at: null })
  const replacing = (await desk.post(`${path}/replacement`)).headers.get('location')!.replace('/edit', '')
  expect(await paperRow(replacing)).toMatchObject({ replaces_id: idOf(path), body })
  expect(await text(desk.get(path))).toContain('Đã phát hành')
  await desk.post(`${replacing}/submission`)
  await w.as('chair').post(`${replacing}/signature`)
  await w.as('committee-clerk').post(`${replacing}/number`, { number: String(nextNumber++), date: '23/11/2026' })
  await w.as('committee-clerk').post(`${replacing}/issue`)
  expect(await text(desk.get(path))).toContain('Được thay thế')
  const relation = await w.db.selectFrom('document_relations').select(['document_id', 'other_id', 'kind']).execute()
  expect(relation).toEqual([
    { document_id: (await paperRow(replacing)).document_id, other_id: (await paperRow(path)).document_id, kind: 'replaces' },
  ])
  expect((await w.as('chair').post(`${path}/recall`, { reason: 'Nhầm' })).status).toBe(422)
  expect((await w.as('committee-clerk').post(`${replacing}/recall`, { reason: 'Nhầm' })).status).toBe(404)
  expect((await w.as('chair').post(`${replacing}/recall`, { reason: 'Sai lịch' })).status).toBe(303)
  expect(await text(desk.get(replacing))).toMatch(/Thu hồi[\s\S]*Sai lịch/)
  const { document_id } = await paperRow(replacing)
  expect(await w.db.selectFrom('documents').select('recall_reason').where('id', '=', document_id!).executeTakeFirst()).toEqual({
    recall_reason: 'Sai lịch',
  })
})

test('the list filters by status, kind and words without diacritics; Excel has the same rows', async () => {
  const subject = 'chăm sóc vườn thuốc nam'
  const path = await signed({ kind: 'TB', subject })
  const clerk = w.as('committee-clerk')
  const found = async (query: string) =>
    ((await (await clerk.json(`/issuing?${query}`)).json()) as { papers: { id: string }[] }).papers.map(({ id }) => id)
  expect(await found('status=signed&kind=TB&q=vuon+thuoc')).toEqual([idOf(path)])
  expect(await found('status=draft&kind=TB')).toEqual([])
  expect(await found('status=open&q=vuon')).toEqual([idOf(path)])
  expect(await text(clerk.get('/issuing'))).toContain('Văn bản đi đang soạn')
  expect((await clerk.get('/issuing.xlsx?status=signed')).headers.get('content-type')).toContain('spreadsheetml')
  expect(await text(clerk.get('/issuing?q=khongcogi'))).toContain('Không có văn bản nào khớp')
  const gone = await drafted()
  expect((await w.as('culture-head').post(`${gone}/removal`)).status).toBe(303)
  expect((await w.as('culture-head').get(gone)).status).toBe(404)
})

test('each step of the flow names who did it, the signer and the clerk alike', async () => {
  const path = await submitted({ subject: 'phân công trực Tết' })
  await w.as('chair').post(`${path}/signature`)
  await w.as('committee-clerk').post(`${path}/number`, { number: '901', date: '23/11/2026' })
  expect((await w.as('committee-clerk').post(`${path}/issue`)).status).toBe(303)
  const html = await text(w.as('culture-head').get(path))
  const steps = html
    .slice(html.indexOf('Quá trình'))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
  expect(steps).toMatch(
    /Phát hành .*Ong Thị Hạnh Nguyên.*Ghi số, ngày .*Ong Thị Hạnh Nguyên.*Ký .*Vũ Đình Quảng.*Trình lãnh đạo .*Phạm Thị Mai Chi/,
  )
  await w.as('chair').post(`${path}/recall`, { reason: 'Sai lịch' })
  expect((await text(w.as('culture-head').get(path))).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')).toMatch(
    /Quá trình.*Thu hồi .*Vũ Đình Quảng.*Phát hành/,
  )
})

test('the slip of a paper that the committee drafts itself names its office as the drafter', async () => {
  const slipOf = async (who: string, subject: string) => {
    const made = await w.as(who).post('/issuing', {
      ...declared,
      kind: 'KH',
      office: await bodyId(who.startsWith('party') ? 'Đảng ủy xã Nhã Nam' : 'UBND xã Nhã Nam'),
      subject,
    })
    const path = made.headers.get('location')!.replace(/\/edit$/, '')
    return (await mammoth.extractRawText({ buffer: Buffer.from(await (await w.as(who).get(`${path}/slip.docx`)).arrayBuffer()) })).value
  }
  const party = await slipOf('party-officer', 'sơ kết quý')
  expect(party).toContain('Đơn vị soạn thảo: Văn phòng Đảng ủy xã Nhã Nam')
  expect(party).toContain('về việc ký ban hành kế hoạch sơ kết quý')
  expect(await slipOf('chair', 'sơ kết quý')).toContain('Đơn vị soạn thảo: Văn phòng HĐND và UBND xã Nhã Nam')
})

test('an invitation begins with its official form; from it the attendance list is a Word file with a row for each who was asked', async () => {
  const desk = w.as('culture-head')
  const made = await desk.post('/issuing', { ...declared, kind: 'GM', office: await committee(), subject: 'dự hội nghị sơ kết' })
  const path = made.headers.get('location')!.replace(/\/edit$/, '')
  const begun = (await paperRow(path)).body
  for (const said of ['trân trọng kính mời', 'Tới dự: hội nghị sơ kết', 'Thời gian: …………', 'Địa điểm: …………']) expect(begun).toContain(said)
  expect(await text(desk.get(path)), 'a blank is no invitation').toContain('còn chỗ để trống')
  const filled = begun
    .replace('Thời gian: …………', 'Thời gian: 08 giờ 00 phút, ngày 10/12/2026')
    .replace('Địa điểm: …………', 'Địa điểm: Hội trường xã')
    .replaceAll('…………', 'x')
  const asked = 'Hội Khuyến học xã Nhã Nam\nCác trường học\nÔng Nguyễn Văn Mười, hưu trí'
  expect(
    (await desk.post(`${path}/content`, await typed(path, { body: filled, addressees: asked, distribution: 'Như trên' }))).status,
  ).toBe(303)
  expect(await text(desk.get(path))).toContain(`href="${path}/attendance.docx"`)
  const list = (await mammoth.extractRawText({ buffer: Buffer.from(await (await desk.get(`${path}/attendance.docx`)).arrayBuffer()) }))
    .value
  for (const said of [
    'DANH SÁCH DỰ HỌP',
    'Hội nghị sơ kết',
    '08 giờ 00 phút, ngày 10/12/2026',
    'Hội trường xã',
    'Hội Khuyến học xã Nhã Nam',
    'Trường THCS Nhã Nam',
    'Trường Tiểu học Nhã Nam',
    'Ông Nguyễn Văn Mười, hưu trí',
  ])
    expect(list).toContain(said)
  expect((await w.as('front-chair').get(`${path}/attendance.docx`)).status).toBe(404)
  const letter = await drafted()
  expect(await text(desk.get(letter))).not.toContain('attendance.docx')
  expect((await desk.get(`${letter}/attendance.docx`)).status).toBe(303)
})

test('minutes and the notice of a conclusion begin with their official forms', async () => {
  const begin = async (kind: string, subject: string) => {
    const made = await w.as('culture-head').post('/issuing', { ...declared, kind, office: await committee(), subject })
    return paperRow(made.headers.get('location')!.replace(/\/edit$/, ''))
  }
  expect(await text(w.as('culture-head').get('/issuing/new'))).toContain('Thông báo kết luận')
  const notice = await begin('TB-KL', 'hội nghị giao ban tháng 11')
  expect([notice.kind, notice.subject]).toEqual(['TB', 'về kết luận của ………… tại hội nghị giao ban tháng 11'])
  expect(notice.body).toContain('người chủ trì kết luận như sau:')
  const minutes = await begin('BB', 'họp Ban Giám đốc trung tâm')
  for (const said of ['I. THÀNH PHẦN', 'II. NỘI DUNG', 'III. KẾT LUẬN', 'Địa điểm: …………']) expect(minutes.body).toContain(said)
  expect((await begin('TB', 'lịch nghỉ lễ')).body).toBe('')
})
