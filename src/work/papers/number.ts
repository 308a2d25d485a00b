import type { Paper } from './paper.ts'
import type { Profile } from './profiles.ts'

const two = (value: number) => String(value).padStart(2, '0')
const monthOf = (month: number) => (month <= 2 ? two(month) : String(month))
const blank = (length: number) => ' '.repeat(length)

/** 'Số: 15/QĐ-UBND', 'Số 05-CV/HU': below ten with a zero; a blank where the clerk has not given a number. */
export function printedNumber({ number, notation }: Pick<Paper, 'number' | 'notation'>, { number: look }: Pick<Profile, 'number'>): string {
  const series = number === null ? blank(6) : typeof number === 'number' ? two(number) : number
  return `${look.prefix}${series}${look.join}${notation}`
}

/** 'ngày 05 tháng 8 năm 2023': days below ten and the months 1 and 2 with a zero (NĐ 30/2020, Phụ lục I; HD 05). */
export function officialDay({ day, month, year }: Temporal.PlainDate): string {
  return `ngày ${two(day)} tháng ${monthOf(month)} năm ${year}`
}

/** Without its place, as an annex cites the day of its paper. */
export function printedDay({ date, month }: Pick<Paper, 'date' | 'month'>): string {
  return date ? officialDay(date) : `ngày ${blank(4)} tháng ${monthOf(month.month)} năm ${month.year}`
}

export function printedDate(paper: Pick<Paper, 'place' | 'date' | 'month'>): string {
  return `${paper.place}, ${printedDay(paper)}`
}
