import { zone } from './clock.ts'

const two = (value: number) => String(value).padStart(2, '0')
const grouped = new Intl.NumberFormat('vi-VN')

/** 05/08/2023: Intl's own Vietnamese short date drops the leading zeros. */
export function date(day: Temporal.PlainDate): string {
  return `${two(day.day)}/${two(day.month)}/${day.year}`
}

/** 14:05 ngày 05/08/2023, Vietnamese time. */
export function instant(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(zone)
  return `${two(local.hour)}:${two(local.minute)} ${date(local.toPlainDate())}`
}

/** A subject printed in small letters under "V/v", as the head of a page or row. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

/** 'Xã Nhã Nam' in the middle of a sentence: 'xã Nhã Nam'. */
export function inSentence(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

/** 08/2026 */
export const monthName = ({ month, year }: { month: number; year: number }): string => `${String(month).padStart(2, '0')}/${year}`

/** The beginning of a text, cut at a word. */
export function excerpt(text: string, length: number): string {
  if (text.length <= length) return text
  const end = text.lastIndexOf(' ', length)
  return end > 0 ? `${text.slice(0, end)} …` : `${text.slice(0, length)}…`
}

/** 1.234.567,8 */
export function number(value: number): string {
  return grouped.format(value)
}

/** Reads dd/MM/yyyy (also d/M/yyyy, with - or .); null when it is no day of the calendar. */
export function parseDate(text: string): Temporal.PlainDate | null {
  const parts = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text)
  if (!parts) return null
  try {
    return Temporal.PlainDate.from({ day: Number(parts[1]), month: Number(parts[2]), year: Number(parts[3]) }, { overflow: 'reject' })
  } catch {
    return null
  }
}
