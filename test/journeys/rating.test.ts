import { expect, test } from 'vitest'
import { theatre, violations } from './browser.ts'

const stage = theatre()

test.each([{ script: true }, { script: false }])(
  'a centre is rated, $script: own score → team’s findings → decision',
  async ({ script }) => {
    const clean = async (page: Parameters<typeof violations>[0], name: string) => {
      if (script) expect(await violations(page), name).toEqual([])
    }
    const director = await stage.signedIn('Đỗ Khánh Vân', { script, phone: true })
    await director.goto('/posts')
    await director.getByRole('button', { name: 'Dùng chức danh này' }).click()
    await director.goto('/ratings?year=2025')
    await clean(director, 'the list of a year')
    await director.goto('/ratings')
    await director.locator('table').getByRole('link', { name: 'xã Nhã Nam' }).click()
    const address = new URL(director.url()).pathname
    if (await director.getByRole('link', { name: 'Chấm điểm, ghi minh chứng' }).isVisible()) {
      await director.getByRole('link', { name: 'Chấm điểm, ghi minh chứng' }).click()
      await clean(director, 'own scores')
      const first = director.getByLabel('Tự chấm thêm').first()
      await first.fill('9')
      await director.getByRole('button', { name: 'Lưu' }).click()
      await director.getByText('phải từ 0 đến 1').first().waitFor()
      await clean(director, 'own scores refused')
      await first.fill('0,5')
      await director.getByRole('button', { name: 'Lưu' }).click()
      await director.waitForURL((url) => url.pathname === address)
      await director.getByRole('button', { name: 'Nộp kết quả tự chấm' }).click()
      await director.getByText('Đã nộp kết quả tự chấm.').waitFor()
    }

    const office = await stage.signedIn('Phạm Thị Mai Chi', { script })
    await office.goto(address)
    await office.getByRole('link', { name: 'Ghi kết quả kiểm tra' }).click()
    await clean(office, 'findings')
    await office.getByRole('button', { name: 'Ghi kết quả kiểm tra' }).click()
    await office.getByText('Đã ghi kết quả kiểm tra.').waitFor()

    const chair = await stage.signedIn('Vũ Đình Quảng', { script })
    await chair.goto(address)
    await chair.getByLabel('Số quyết định').fill('60/QĐ-UBND')
    await chair.getByRole('button', { name: 'Quyết định phân loại' }).click()
    await chair.getByText('Đã phân loại trung tâm.').waitFor()
    await chair.getByText('So với trung tâm cùng quy mô').waitFor()
    await clean(chair, 'decided')
    await chair.getByText('Hủy quyết định').first().click()
    await chair.getByLabel('Lý do, cần bổ sung gì').fill('Chấm lại')
    await chair.getByRole('button', { name: 'Hủy quyết định' }).click()
    await chair.getByText('Đã hủy quyết định.').waitFor()
  },
  120_000,
)

test('the province copies the table and edits a line of it', async () => {
  const officer = await stage.signedIn('Bùi Thanh Tường')
  await officer.goto('/rating-sets')
  await officer.locator('table').getByRole('link', { name: '100 điểm' }).click()
  await officer.getByText('Sao chép để sửa').first().click()
  await officer.getByRole('button', { name: 'Sao chép để sửa' }).click()
  await officer.getByText('Đã tạo dự thảo bộ tiêu chí.').waitFor()
  expect(await violations(officer), 'editing a set').toEqual([])
  await officer.getByText('1.2 Có quy chế hoạt động riêng').click()
  const line = officer.locator('form', { has: officer.locator('input[value="Có quy chế hoạt động riêng"]') })
  await line.getByLabel('Nội dung', { exact: true }).fill('Có quy chế riêng, còn hiệu lực')
  await line.getByRole('button', { name: 'Lưu' }).click()
  await officer.getByText('Đã lưu.').waitFor()
  await officer.getByText('1.2 Có quy chế riêng, còn hiệu lực').waitFor()
})
