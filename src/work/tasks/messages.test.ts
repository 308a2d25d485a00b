import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loudspeakerText, posterText, spokenDate, spokenText, zaloText } from './messages.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const told = {
  title: 'Ban hành quy chế hoạt động trước 15/12/2026.',
  body: 'UBND xã Nhã Nam',
  assigner: 'Đảng ủy xã Nhã Nam',
  product: 'Quy chế',
  dueOn: day('2026-12-15'),
  nature: 'order' as const,
}

test('dates are spoken as an announcer says them', () => {
  expect(spokenDate(day('2026-12-15'))).toBe('ngày mười lăm tháng mười hai năm hai nghìn không trăm hai mươi sáu')
  expect(spokenDate(day('2027-04-05'))).toBe('ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi bảy')
  expect(spokenDate(day('2026-01-21'))).toBe('ngày hai mươi mốt tháng một năm hai nghìn không trăm hai mươi sáu')
  expect(spokenDate(day('2105-10-24'))).toBe('ngày hai mươi tư tháng mười năm hai nghìn một trăm linh năm')
})

test('the loudspeaker text holds no abbreviation and no digit of a date; what is no date stays', () => {
  const text = loudspeakerText(told)
  expect(text).toContain('Ủy ban nhân dân xã Nhã Nam')
  expect(text).toContain('ngày mười lăm tháng mười hai')
  expect(text).not.toMatch(/\d|UBND/)
  expect(spokenText('tỷ lệ 31/02/2026')).toBe('tỷ lệ 31/02/2026')
})

test('the Zalo text says the deadline, what and where', () => {
  const text = zaloText(told, 'http://x/t/0123456789ab')
  for (const said of ['Hạn: 15/12/2026', told.title, 'http://x/t/0123456789ab']) expect(text).toContain(said)
  expect(zaloText({ ...told, nature: 'request' }, '')).toContain('đề nghị phối hợp')
})

test('the notice for the board says what, who and until when, in figures and in words', () => {
  const text = posterText(told)
  for (const said of ['THÔNG BÁO', 'BAN HÀNH QUY CHẾ', told.body, '15/12/2026 (ngày mười lăm tháng mười hai']) expect(text).toContain(said)
  expect(posterText({ ...told, dueOn: null })).not.toContain('Thời hạn')
})

test('every day of a century has its words, and two days never the same ones', () => {
  const days = fc.integer({ min: 0, max: 36_000 }).map((n) => day('2000-01-01').add({ days: n }))
  fc.assert(fc.property(days, days, (a, b) => a.equals(b) === (spokenDate(a) === spokenDate(b)) && !/\d|undefined/.test(spokenDate(a))))
})
