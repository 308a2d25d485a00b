import mammoth from 'mammoth'
import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'

let w: World
let report: string
beforeAll(async () => {
  w = await world()
  const { id } = await w.db.selectFrom('documents').select('id').where('code', '=', '87-CV/ĐU').executeTakeFirstOrThrow()
  report = `/reports/upward/${id}`
})

const typed = {
  recipient: 'Thường trực Đảng ủy xã Nhã Nam',
  opening: 'Thực hiện công văn, kết quả như sau:',
  assessment: 'Đánh giá do người soạn viết.',
  proposals: 'Đề xuất thứ nhất.\nĐề xuất thứ hai.',
  position: 'CHÁNH VĂN PHÒNG',
  signer: 'Dương Hữu Phác',
}
const declared = { ...typed, declared: 'yes' }
const officer = 'party-officer'
const readable = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const pageOf = async (who: string, path: string) => readable(await (await w.as(who).get(path)).text())
const drafts = (where: { kind: string }) =>
  w.db.selectFrom('outgoing_papers').selectAll().where('kind', '=', where.kind).where('body', 'like', '%Nhã Nam%').execute()

async function draftOf(answer: Response): Promise<string> {
  expect(answer.status, readable(await answer.clone().text()).slice(0, 1500)).toBe(303)
  const to = answer.headers.get('location')!
  expect(to).toMatch(/^\/issuing\/[0-9a-f-]{36}\/edit$/)
  return to.replace('/edit', '')
}

/** Slip, signature, number and issue, each by its own post. */
async function goOut(paper: string, drafter: string) {
  const steps: [who: string, step: string, fields?: Record<string, string>][] = [
    [drafter, 'submission'],
    ['party-office-head', 'signature'],
    ['party-clerk', 'number', { number: '31', date: '23/11/2026' }],
    ['party-clerk', 'issue'],
  ]
  for (const [who, step, fields] of steps) {
    const answer = await w.as(who).post(`${paper}/${step}`, fields)
    expect(answer.status, `${step}: ${readable(await answer.clone().text()).slice(0, 600)}`).toBe(303)
  }
}

test('a report becomes a draft only of the body that gave the tasks, once its author declares that it holds no secret', async () => {
  for (const who of ['chair', 'tan-yen/party-office-head', 'front-chair', 'party-clerk'])
    expect((await w.as(who).post(`${report}/paper`, declared)).status, who).toBe(404)
  const bare = await w.as(officer).post(`${report}/paper`, typed)
  expect([bare.status, (await bare.text()).includes('Chưa xác nhận về độ mật')]).toEqual([422, true])
  const secret = await w.as(officer).post(`${report}/paper`, { ...declared, proposals: 'TUYỆT MẬT\nKế hoạch' })
  expect([secret.status, (await secret.text()).includes('Văn bản bị từ chối')]).toEqual([422, true])
  expect((await drafts({ kind: 'BC' })).length).toBe(0)
  expect(await pageOf(officer, report)).not.toContain('chưa lưu')
})

test('what was typed goes on as an outgoing paper: draft, slip, signature, number, issue and PDF; the report names its draft', async () => {
  const paper = await draftOf(await w.as(officer).post(`${report}/paper`, declared))
  const [draft] = await drafts({ kind: 'BC' })
  for (const said of [typed.opening, typed.assessment, '- Đề xuất thứ hai.', 'Tổng số nhiệm vụ: 12.', '1. Kết quả chung'])
    expect(draft!.body).toContain(said)
  expect(draft!.body).not.toMatch(/ngoặc vuông|\[\d+\]/)
  expect([draft!.addressees, draft!.notation, draft!.issuer_name, draft!.position]).toEqual([
    [typed.recipient],
    'BC/VPĐU',
    'Văn phòng',
    'CHÁNH VĂN PHÒNG',
  ])
  expect(await pageOf(officer, `${paper}/edit`)).toContain('Thực hiện công văn, kết quả như sau')

  const html = await (await w.as(officer).get(report)).text()
  expect(html).toContain(`href="${paper}"`)
  expect(readable(html)).toMatch(/Đã đưa vào văn bản đi .*Tạ Đức Nhuận.*Dự thảo/)
  const again = await w.as(officer).post(`${report}/paper`, declared)
  expect([again.status, (await again.text()).includes('Báo cáo này đang là dự thảo văn bản đi')]).toEqual([422, true])

  await goOut(paper, officer)
  const word = await w.as(officer).get(`${paper}/paper.docx`)
  const text = (await mammoth.extractRawText({ buffer: Buffer.from(await word.arrayBuffer()) })).value
  for (const said of ['31-BC/VPĐU', 'ĐẢNG CỘNG SẢN VIỆT NAM', typed.opening, 'Dương Hữu Phác']) expect(text).toContain(said)
  expect((await w.as(officer).get(`${paper}/paper.pdf`)).headers.get('content-type')).toBe('application/pdf')
  expect((await w.as(officer).get(`${paper}/slip.docx`)).status).toBe(200)
  expect(await pageOf(officer, report)).toMatch(/31-BC\/VPĐU.*Đã phát hành/)
  await draftOf(await w.as(officer).post(`${report}/paper`, declared))
})

test('a deleted draft leaves the report free for another', async () => {
  const { outgoing_id: last } = await w.db
    .selectFrom('upward_reports')
    .select('outgoing_id')
    .orderBy('outgoing_id', 'desc')
    .executeTakeFirstOrThrow()
  expect((await w.as(officer).post(`/issuing/${last}/removal`)).status).toBe(303)
  await draftOf(await w.as(officer).post(`${report}/paper`, declared))
})

const officeOf = async (name: string) =>
  (await w.db.selectFrom('body_terms').select('body_id').where('name', 'like', `${name}%xã Nhã Nam`).executeTakeFirstOrThrow()).body_id

test('a letter that urges goes out like any other; once issued, and not before, it stands on the tasks that it urges', async () => {
  const office = `/follow-up/offices/${await officeOf('Ủy ban Kiểm tra')}/urging`
  for (const who of ['chair', 'tan-yen/party-office-head', 'front-chair', 'party-clerk']) {
    expect((await w.as(who).get(`${office}?nature=order`)).status, who).toBe(404)
    expect((await w.as(who).post(`${office}?nature=order`, { declared: 'yes' })).status, who).toBe(404)
  }
  expect(await pageOf(officer, `${office}?nature=order`)).toContain(
    'Ủy ban Kiểm tra Đảng ủy xã Nhã Nam còn 1 nhiệm vụ được giao đã quá hạn',
  )
  expect((await w.as(officer).post(`${office}?nature=order`, {})).status).toBe(422)
  const nothing = await w.as(officer).post(`${office}?nature=request`, { declared: 'yes' })
  expect(nothing.headers.get('location')).toContain('/follow-up/list?office=')
  const paper = await draftOf(await w.as(officer).post(`${office}?nature=order`, { declared: 'yes' }))
  const { body, notation } = (await drafts({ kind: 'CV' })).find(({ id }) => paper.endsWith(id))!
  expect(body).toContain('| TT | Nhiệm vụ | Văn bản | Hạn | Số ngày quá hạn |')
  expect(notation).toBe('CV/VPĐU')
  const part = await w.db
    .selectFrom('outgoing_urged')
    .select('assignment_id as id')
    .where('paper_id', '=', paper.split('/').at(-1)!)
    .executeTakeFirstOrThrow()
  const journal = () => pageOf('inspection-head', `/assignments/${part.id}`)
  expect(await journal()).not.toContain('Đôn đốc')
  expect(await pageOf(officer, `${office}?nature=order`)).toContain('Dự thảo')
  const twice = await w.as(officer).post(`${office}?nature=order`, { declared: 'yes' })
  expect([twice.status, (await twice.text()).includes('đang là dự thảo văn bản đi')]).toEqual([422, true])

  await goOut(paper, officer)
  expect(await journal()).toMatch(/Đôn đốc.*Công văn số 31-CV\/VPĐU ngày 23\/11\/2026/)
  const seen = await pageOf(officer, `/assignments/${part.id}`)
  expect(seen).toMatch(/Đôn đốc.*31-CV\/VPĐU/)
  const word = await w.as(officer).get(`${paper}/paper.docx`)
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await word.arrayBuffer()) })
  expect(value).toMatch(/<table>[\s\S]*Kiểm tra việc thực hiện công văn/)
  expect(await pageOf(officer, report)).not.toContain('Lý do đơn vị đã ghi: Công văn')
})

test('sideways the letter asks to pay attention, and the journal says so', async () => {
  const office = `/follow-up/offices/${await officeOf('Đoàn Thanh niên')}/urging`
  const paper = await draftOf(await w.as(officer).post(`${office}?nature=request`, { declared: 'yes' }))
  await w.as(officer).post(`${paper}/submission`)
  await w.as('party-office-head').post(`${paper}/signature`)
  await w.as('party-clerk').post(`${paper}/number`, { number: '32', date: '23/11/2026' })
  expect((await w.as('party-clerk').post(`${paper}/issue`)).status).toBe(303)
  const { assignment_id } = await w.db
    .selectFrom('outgoing_urged')
    .select('assignment_id')
    .where('paper_id', '=', paper.split('/').at(-1)!)
    .executeTakeFirstOrThrow()
  const journal = await pageOf('youth-union-head', `/assignments/${assignment_id}`)
  expect(journal).toContain('Đề nghị quan tâm phối hợp')
  expect(journal).not.toContain('Đôn đốc')
})
