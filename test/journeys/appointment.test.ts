import { expect, test } from 'vitest'
import { theatre, violations } from './browser.ts'

const stage = theatre()

test('a treasurer is appointed by four people, on phones: the Party’s number, the decision, its number and copy, the announcement', async () => {
  const culture = await stage.signedIn('Phạm Thị Mai Chi', { phone: true })
  await culture.goto('/appointments')
  expect(await violations(culture), 'the list').toEqual([])
  await culture.getByRole('link', { name: 'Chu Thị Diệu Hiền' }).click()
  const address = new URL(culture.url()).pathname
  expect(await violations(culture), 'waiting for the Party').toEqual([])
  await culture.getByRole('button', { name: 'Ghi ý kiến của cấp ủy' }).click()
  await culture.getByRole('alert').first().waitFor()
  expect(await violations(culture), 'refused without a number').toEqual([])
  await culture.getByLabel('Số văn bản của cấp ủy').fill('61-TB/ĐU')
  await culture.getByRole('button', { name: 'Ghi ý kiến của cấp ủy' }).click()
  await culture.getByText('Đã ghi số, ngày ý kiến cấp ủy.').waitFor()

  const chair = await stage.signedIn('Vũ Đình Quảng', { phone: true, script: false })
  await chair.goto(address)
  await chair.getByRole('button', { name: 'Đồng ý, ký quyết định' }).click()
  await chair.getByText('Đã ký. Văn thư ghi số, ngày.').waitFor()

  const clerk = await stage.signedIn('Ong Thị Hạnh Nguyên', { phone: true })
  await clerk.goto(address)
  expect(await violations(clerk), 'waiting for its number').toEqual([])
  await clerk.getByLabel('Số quyết định').fill('71/QĐ-UBND')
  await clerk
    .getByLabel('Bản ký')
    .setInputFiles({ name: 'quyet-dinh.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 bản ký') })
  await clerk.getByRole('button', { name: 'Ghi số và ngày ban hành' }).click()
  await clerk.getByText('Đã ghi số, ngày và bản ký.').waitFor()

  await culture.goto(address)
  await culture.getByLabel('Nơi công bố').fill('Hội trường UBND xã')
  await culture.getByRole('button', { name: 'Ghi công bố quyết định' }).click()
  await culture.getByText('Đã công bố và ghi chức danh.').waitFor()
  expect(await violations(culture), 'announced').toEqual([])
}, 120_000)
