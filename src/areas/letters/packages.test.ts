import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { type World, world } from '../../../test/world.ts'
import { type Edxml, readEdxml, writeEdxml } from '../../work/exchange/index.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const schema = readFileSync(join(import.meta.dirname, '../../work/exchange/edxml.xsd'), 'utf8')
const letterId = async (code: string) =>
  (await w.db.selectFrom('documents').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id
const count = async () =>
  Number(
    (
      await w.db
        .selectFrom('documents')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

const paper: Edxml = {
  from: { id: 'H02', inCharge: 'UBND tỉnh Bắc Ninh', name: 'Sở Nội vụ' },
  to: [{ id: '', inCharge: '', name: 'UBND các xã, phường' }],
  number: '404',
  notation: 'SNV-TH',
  place: 'Bắc Ninh',
  promulgatedOn: Temporal.PlainDate.from('2026-11-05'),
  typeName: 'Công văn',
  subject: 'rà soát cán bộ trung tâm',
  signer: { competence: '', position: 'GIÁM ĐỐC', name: 'Nguyễn Văn Mẫu' },
  dueOn: null,
  toPlaces: ['Như trên', 'Lưu: VT'],
  business: 'new',
  sentAt: Temporal.Instant.from('2026-11-05T02:00:00Z'),
  attachments: [
    { name: 'van-ban.txt', mediaType: 'text/plain', bytes: Buffer.from('1. Rà soát đội ngũ cán bộ, báo cáo trước ngày 20/12/2026.') },
  ],
}
const fileOf = (one: Edxml) => ({ file: new File([writeEdxml(one)], 'goi.edxml') })
const typed = (html: string, name: string) => new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1]

test('a reader takes the letter out as a package that xmllint finds valid; nobody else finds it', async () => {
  const path = `/letters/${await letterId('87-CV/ĐU')}/package.edxml`
  expect((await w.as('tan-yen/party-office-head').get(path)).status).toBe(404)
  const answer = await w.as('party-clerk').get(path)
  const xml = await answer.text()
  expect(answer.headers.get('content-disposition')).toContain('.edxml')
  expect((await validateXML({ xml: { fileName: 'goi.xml', contents: xml }, schema })).errors).toEqual([])
  const told = readEdxml(xml)
  expect([told.number, told.notation, told.from.name.toLowerCase()]).toEqual(['87', 'CV/ĐU', 'đảng ủy xã nhã nam'])
  expect(Buffer.from(told.attachments[0]!.bytes).toString('utf8')).toContain('Trung tâm')
})

test('a package fills the proposal, its head without a question; nothing is stored before it is saved, then with the package itself', async () => {
  const clerk = w.as('party-clerk')
  const before = await count()
  const html = await (await clerk.post('/letters/reading', { declared: 'yes', text: '' }, fileOf(paper))).text()
  expect(['code', 'issuer', 'parent', 'date', 'place', 'kind', 'signer'].map((name) => typed(html, name))).toEqual([
    '404/SNV-TH',
    'Sở Nội vụ',
    'UBND tỉnh Bắc Ninh',
    '05/11/2026',
    'Bắc Ninh',
    'CV',
    'Nguyễn Văn Mẫu',
  ])
  expect(html).toContain('lấy từ gói edXML')
  expect(html).not.toContain('Có phải “')
  expect(await count()).toBe(before)
  const form = {
    declared: 'yes',
    text: '1. Rà soát đội ngũ cán bộ, báo cáo trước ngày 20/12/2026.',
    direction: 'incoming',
    system: 'state',
    kind: 'CV',
    parent: 'UBND tỉnh Bắc Ninh',
    issuer: 'Sở Nội vụ',
    code: '404/SNV-TH',
    place: 'Bắc Ninh',
    date: '05/11/2026',
    subject: 'rà soát cán bộ trung tâm',
    addressees: 'UBND các xã, phường',
    distribution: 'Như trên',
    authority: '',
    position: 'GIÁM ĐỐC',
    signer: 'Nguyễn Văn Mẫu',
  }
  expect((await clerk.post('/letters', form, fileOf(paper))).status).toBe(303)
  const kept = await (await clerk.get(`/letters/${await letterId('404/SNV-TH')}/file`)).text()
  expect(readEdxml(kept)).toEqual(paper)
})

test('a package with a secret paper in it, or that says so of itself, leaves nothing; a broken one gets a sentence', async () => {
  const clerk = w.as('party-clerk')
  const before = await count()
  const secret = (changed: Partial<Edxml>) =>
    clerk.post('/letters/reading', { declared: 'yes', text: '' }, fileOf({ ...paper, ...changed }))
  const mark = 'TỐI MẬT\n\nỦY BAN NHÂN DÂN TỈNH\nSố: 5/UBND\n'
  expect((await secret({ attachments: [{ ...paper.attachments[0]!, bytes: Buffer.from(mark) }] })).status).toBe(422)
  expect(await (await secret({ toPlaces: ['TỐI MẬT'] })).text()).toContain('dấu chỉ độ mật')
  expect(await count()).toBe(before)
  const broken = { file: new File([writeEdxml(paper).slice(0, 900)], 'goi.edxml') }
  const answer = await clerk.post('/letters/reading', { declared: 'yes', text: '' }, broken)
  expect([answer.status, (await answer.text()).includes('Dán chữ vào ô')]).toEqual([422, true])
})
