import { readFile } from 'node:fs/promises'
import mammoth from 'mammoth'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { theatre, violations } from './browser.ts'

const stage = theatre()

const letter = `ĐẢNG BỘ TỈNH BẮC NINH
ĐẢNG ỦY XÃ NHÃ NAM
*
Số 95-CV/ĐU
về việc mở lớp học buổi tối tại các thôn

ĐẢNG CỘNG SẢN VIỆT NAM
Nhã Nam, ngày 20 tháng 11 năm 2026

Kính gửi: - Ủy ban MTTQ Việt Nam xã,
- Ban Xây dựng Đảng.

Để đáp ứng nhu cầu học tập của nhân dân, Thường trực Đảng ủy yêu cầu:

1. Ban Xây dựng Đảng phổ biến chủ trương đến các chi bộ.

2. Ủy ban MTTQ Việt Nam xã vận động nhân dân tham gia lớp học.

Nơi nhận:
- Như trên,
- Lưu Văn phòng Đảng ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Trần Thị Ngọc Lâm`

async function clean(page: Page, name: string) {
  expect(await violations(page), name).toEqual([])
}

test.each([{ script: true }, { script: false }])(
  'the whole way, $script: letter → tasks → work proved → follow-up → report',
  async ({ script }) => {
    const tag = script ? 'có kịch bản' : 'không kịch bản'
    const check = async (page: Page, name: string) => {
      if (script) await clean(page, name)
    }

    const head = await stage.signedIn('Dương Hữu Phác', { script })
    await head.goto('/letters/new')
    await check(head, 'intake')
    await head.getByLabel('Tôi xác nhận văn bản không có dấu chỉ độ mật').check()
    await head
      .getByLabel('Dán toàn văn')
      .fill(letter.replace('Số 95', script ? 'Số 95' : 'Số 96').replace('mở lớp học', `mở lớp học ${tag}`))
    await head.getByRole('button', { name: 'Đọc văn bản' }).click()
    await check(head, 'check answers')
    expect(await head.getByLabel('Trích yếu').inputValue()).toContain(tag)
    await head.getByLabel('Do cơ quan ban hành').check()
    await head.getByText('Đã xác nhận ở bước 1').waitFor()
    await head.getByRole('button', { name: 'Lưu văn bản' }).click()
    await head.waitForURL(/\/letters\/[0-9a-f-]+$/)
    await check(head, 'letter')

    await head.getByRole('link', { name: 'Giao nhiệm vụ' }).first().click()
    await head.getByLabel(/^2 /).check()
    await head.getByRole('button', { name: 'Tiếp tục' }).click()
    await check(head, 'assignment')
    await head.getByLabel('Nội dung nhiệm vụ').fill(`Vận động nhân dân học tập ${tag}`)
    const leads = head.getByRole('group', { name: 'Chủ trì' })
    for (const box of await leads.getByRole('checkbox', { checked: true }).all()) await box.uncheck()
    await leads.getByLabel('Ủy ban MTTQ Việt Nam xã Nhã Nam').check()
    await head.getByLabel('Hạn hoàn thành').fill('31/12/2030')
    await head.getByRole('button', { name: 'Kiểm tra' }).click()
    await head.getByText('Ủy ban MTTQ Việt Nam xã Nhã Nam – Đề nghị phối hợp').waitFor()
    await head.getByRole('button', { name: 'Giao nhiệm vụ' }).click()
    await head.waitForURL(/\/letters\/[0-9a-f-]+$/)

    const front = await stage.signedIn('Hà Thị Tuyết Lan', { script, phone: true })
    await check(front, 'home on a phone')
    await front.getByRole('link', { name: `Vận động nhân dân học tập ${tag}` }).click()
    await front.getByRole('button', { name: 'Tiếp nhận' }).click()
    await front.getByLabel('Kết quả đến nay').fill('Đã vận động 40 hộ')
    await front.getByRole('button', { name: 'Cập nhật kết quả' }).click()
    await check(front, 'assignment on a phone')
    await front.getByLabel('Tóm tắt kết quả').fill('Bản tóm tắt giữ lại khi bị từ chối')
    await front.getByRole('button', { name: 'Báo cáo hoàn thành' }).click()
    await front.getByText('Chưa có minh chứng').first().waitFor()
    expect(await front.getByLabel('Tóm tắt kết quả').inputValue()).toBe('Bản tóm tắt giữ lại khi bị từ chối')
    await check(front, 'refused report')
    await front.getByLabel('Tệp minh chứng').setInputFiles({ name: 'danh sách.txt', mimeType: 'text/plain', buffer: Buffer.from('40 hộ') })
    await front.getByRole('button', { name: 'Đính kèm minh chứng' }).click()
    await front.getByLabel('Tóm tắt kết quả').fill('40 hộ đăng ký học')
    await front.getByRole('button', { name: 'Báo cáo hoàn thành' }).click()

    await head.goto('/')
    await head.getByRole('link', { name: `Vận động nhân dân học tập ${tag}` }).click()
    await head.getByRole('button', { name: 'Xác nhận hoàn thành' }).click()
    await head.getByText('Đã hoàn thành').first().waitFor()

    await head.goto('/follow-up')
    await check(head, 'follow-up')
    await head
      .getByRole('link', { name: new RegExp(`Vận động nhân dân học tập ${tag}`.slice(0, 30)) })
      .first()
      .waitFor()

    await head.goto('/reports/upward')
    await check(head, 'choose a directive')
    const option = await head.getByRole('option', { name: new RegExp(tag) }).getAttribute('value')
    await head.getByLabel('Văn bản giao việc').selectOption(option)
    await head.getByRole('main').getByRole('button').first().click()
    await head.waitForURL(/\/reports\/upward\/[0-9a-f-]+/)
    await check(head, 'report preview')
    const waiting = head.waitForEvent('download')
    await head.getByRole('button', { name: /bản Word/ }).click()
    const { value } = await mammoth.extractRawText({ buffer: await readFile(await (await waiting).path()) })
    expect(value).toContain('ĐẢNG CỘNG SẢN VIỆT NAM')
    expect(value).toContain(tag)
  },
  120_000,
)

test('the form is reached, filled and sent with the keyboard alone', async () => {
  const page = await stage.signedIn('Vũ Đình Quảng')
  await page.goto('/')
  const link = page.getByRole('link', { name: /SGDĐT/ }).first()
  await link.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/arrivals\//)
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate("document.activeElement?.tagName === 'TEXTAREA'")) break
  }
  await page.keyboard.type('Phòng Văn hóa - Xã hội tham mưu.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Đã có ý kiến, chờ chuyển').first().waitFor()
})

test.each(['/sign-in', '/about'])('a visitor finds no accessibility fault on %s, wide and on a phone', async (path) => {
  for (const phone of [false, true]) {
    const page = await stage.visitor({ phone })
    await page.goto(path)
    await clean(page, path)
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  }
})
