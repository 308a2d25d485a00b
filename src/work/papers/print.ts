import type { Paper } from './paper.ts'
import type { Profile } from './profiles.ts'

const two = (value: number) => String(value).padStart(2, '0')

/** 'Số: 15/QĐ-UBND', 'Số 05-CV/HU'; blanks where the clerk has not given a number (NĐ 30, HD 05: below ten with a zero). */
export function printedNumber(paper: Pick<Paper, 'number' | 'notation'>, { number }: Pick<Profile, 'number'>): string {
  const series = paper.number === null ? '      ' : two(paper.number)
  return `${number.prefix}${series}${number.join}${paper.notation}`
}

/** 'ngày 05 tháng 8 năm 2023': days below ten and the months 1 and 2 with a zero (NĐ 30/2020, Phụ lục I). */
export function officialDay(date: Temporal.PlainDate): string {
  return `ngày ${two(date.day)} tháng ${date.month <= 2 ? two(date.month) : date.month} năm ${date.year}`
}

export function printedDate(paper: Pick<Paper, 'place' | 'date' | 'month'>): string {
  if (paper.date) return `${paper.place}, ${officialDay(paper.date)}`
  const { month, year } = paper.month
  return `${paper.place}, ngày      tháng ${month <= 2 ? two(month) : month} năm ${year}`
}
