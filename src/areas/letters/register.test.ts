import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'

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
