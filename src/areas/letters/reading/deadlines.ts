import { lastDay, monthDay, type When, whens } from './dates.ts'
import type { Deadline } from './letter.ts'
import { endsWith, type Page, tidy, withoutTail } from './page.ts'

const speaksOfTime = /\d|định kỳ|h[ằà]ng |mỗi |từng |\/lần|theo quy định|thời gian|thời hạn|tiến độ|quý /u

interface Found {
  start: number
  end: number
  date: string | null
  recurrence: string | null
}

/** What a passage says about when: days, stretches, returning days, and "theo quy định" where it speaks of reporting. */
export function readDeadlines(page: Page, start: number, end: number, letterDate: string | null): Deadline[] {
  if (!speaksOfTime.test(page.plain.slice(start, end))) return []
  const found: Found[] = []
  for (const [from, to] of sentences(page.plain, start, end)) {
    const plain = page.plain.slice(from, to)
    const line = timeLine(plain)
    const here = line ? [ofTimeLine(plain, line, letterDate)] : ofSentence(plain, letterDate)
    for (const one of here) if (one) found.push({ ...one, start: from + one.start, end: from + one.end })
  }
  return found.map(({ start: from, end: to, date, recurrence }) => ({
    text: tidy(page.text.slice(from, to)),
    date,
    recurrence,
    ...page.span(from, to),
  }))
}

/** Sentences end at a full stop before a space, a semicolon, or a line that ended one. */
function* sentences(plain: string, start: number, end: number): Generator<[number, number]> {
  let from = start
  for (let at = start; at < end; at++) {
    const unit = plain[at]
    const stop =
      unit === ';' ||
      (unit === '.' && /[\s/]/.test(plain[at + 1] ?? ' ')) ||
      (unit === '\n' && endsWith(plain.slice(Math.max(from, at - 4), at).trimEnd(), '.;:…'))
    const detail = unit === '\n' && timeLine(plain.slice(at + 1, Math.min(end, at + 60))) !== null
    if (!stop && !detail) continue
    yield [from, at]
    from = at + 1
  }
  if (from < end) yield [from, end]
}

const lineHead =
  /^\s*(?:[-–+*•]\s*)?(?:thời gian(?: (?:thực hiện|hoàn thành|triển khai|báo cáo|nộp|gửi)){1,2}|thời hạn(?: (?:thực hiện|hoàn thành|báo cáo|gửi))?|tiến độ(?: thực hiện)?)\s*:\s*/u
const timeLine = (plain: string): number | null => lineHead.exec(plain)?.[0].length ?? null

const periods: [RegExp, string][] = [
  [/(?:hằng|hàng|mỗi) (?:ngày)(?!\p{L})/u, 'daily'],
  [/(?:hằng|hàng|mỗi) tuần(?!\p{L})/u, 'weekly'],
  [/(?:hằng|hàng|mỗi|từng) tháng(?!\p{L})|của tháng trước đó|1 tháng\/lần|tháng\/lần/u, 'monthly'],
  [/(?:hằng|hàng|mỗi|từng) quý(?!\p{L})|tháng cuối quý|(?:trong|của|cuối) quý(?!\s*(?:[ivx\d]))|quý\/lần/u, 'quarterly'],
  [/6 tháng(?: một lần|\/lần| đầu năm)|(?:định kỳ|hằng|hàng) (?:0?6|sáu) tháng/u, 'half-yearly'],
  [/(?:hằng|hàng|mỗi) năm(?!\p{L})|năm\/lần/u, 'yearly'],
]

function periodIn(plain: string): Period | null {
  for (const [shape, name] of periods) {
    const match = shape.exec(plain)
    if (match) return { name, start: match.index, end: match.index + match[0].length }
  }
  return null
}

function ofTimeLine(plain: string, head: number, letterDate: string | null): Found | null {
  const value = withoutTail(plain.slice(head), ' \n.;/')
  if (!value || /\d\s?(?:giờ|h)(?!\p{L})/u.test(value)) return null
  const span = { start: head, end: head + value.length }
  const when = whens(value).at(-1)
  const period = periodIn(value)
  if (period) return { ...span, ...returning(period.name, when) }
  if (/thường xuyên|liên tục|những năm tiếp theo|các năm tiếp theo/u.test(value)) return { ...span, date: null, recurrence: 'ongoing' }
  const years = /((?:19|20)\d{2})\s?[-–]\s?((?:19|20)\d{2})/u.exec(value)
  if (years) return { ...span, date: `${years[2]}-12-31`, recurrence: null }
  if (/^(?:bắt đầu )?(?:kể )?từ /u.test(value) && !/đến|tới|[-–]/u.test(value)) return { ...span, date: null, recurrence: 'ongoing' }
  return { ...span, date: when ? dayOf(when, letterDate) : null, recurrence: null }
}

function returning(name: string, when: When | undefined): { date: null; recurrence: string } {
  if (name === 'yearly' && when?.day && when.month && !when.year)
    return { date: null, recurrence: `yearly:${monthDay(when.month, when.day)}` }
  if (name !== 'yearly' && when?.day && !when.month) return { date: null, recurrence: `${name}:${when.day}` }
  return { date: null, recurrence: name }
}

const fillers =
  '(?:\\s(?:vào|là|đến|hết|cuối|khoảng|ngay|chậm nhất|muộn nhất|trước|ngày)|\\s?[:(]|\\s\\d{1,2}\\s?(?:giờ|h|g)\\s?\\d{0,2}(?:\\sphút)?,?(?:\\s(?:sáng|chiều|trưa|ngày))?){0,4}'
const lead = new RegExp(
  `(?<!\\p{L})(chậm nhất|muộn nhất|hạn cuối(?: cùng)?|hạn chót|thời hạn(?: \\p{L}{1,8}){0,3}|thời gian hoàn thành|trước|(?<!tính )đến hết|(?:hoàn thành|xong|kết thúc)(?: (?:việc|xong|trước|trong|vào|chậm nhất)){0,2})${fillers}\\s{0,3}$`,
  'u',
)
const within = /(?<!\p{L})((?:(?:hoàn thành|xong|báo cáo|kết thúc)\s)?(?:ngay\s)?trong)\s{1,3}$/u
/** "nộp hồ sơ từ 01/3 đến 15/3/2026": the last day counts where something is handed in. */
const stretch =
  /(?<!\p{L})(?:nộp|gửi|báo cáo|đăng ký|nhận hồ sơ)[^.;\d]{0,40}từ(?: ngày)?\s?\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?\s?(?:đến|-|–)(?: ngày)?\s{0,3}$/u
const every = /(?<!\p{L})(vào|đúng)\s{1,3}$/u
const finishes =
  /(?:hoàn thành|xong|báo cáo|gửi|nộp|trình|ban hành|xây dựng|tổ chức|triển khai|thực hiện|tham mưu|rà soát|tổng hợp|cập nhật|đăng tải|phát hành)(?!\p{L})/u
const reports =
  /(?<!\p{L})(?:định kỳ|báo cáo|gửi|nộp|tổng hợp|sơ kết|tổng kết|giao ban|thông tin|cập nhật|phát hành|công bố|đánh giá)(?!\p{L})/u
const past = /(?<!\p{L})đã(?!\p{L})/u

function ofSentence(plain: string, letterDate: string | null): Found[] {
  const found: Found[] = []
  const all = whens(plain).slice(0, most)
  for (const [index, when] of all.entries()) {
    const one = ofWhen(plain, when, all[index + 1], letterDate)
    if (one && one.start >= (found.at(-1)?.end ?? 0)) found.push(one)
  }
  for (const one of loosePeriods(plain))
    if (found.length < most && !found.some((other) => touches(other, one, other.date || other.recurrence?.includes(':') ? 25 : 0)))
      found.push(one)
  for (const one of spansOfDays(plain)) found.push(one)
  if (found.length === 0) {
    const vague = byRule(plain)
    if (vague) found.push(vague)
  }
  return found.sort((a, b) => a.start - b.start)
}

/** No real sentence states more dates than this. */
const most = 200

const touches = (a: Found, b: Found, near: number): boolean => a.start < b.end + near && b.start < a.end + near

function ofWhen(plain: string, when: When, next: When | undefined, letterDate: string | null): Found | null {
  const head = plain.slice(Math.max(0, when.start - 70), when.start)
  const offset = when.start - head.length
  const ahead = plain.slice(when.end, Math.min(next?.start ?? Number.POSITIVE_INFINITY, when.end + 40))
  const led = lead.exec(head) ?? stretch.exec(head)
  const inside = led ? null : within.exec(head)
  if (!led && !inside) return everyTime(plain, when, head, offset, ahead)
  if (
    inside &&
    (when.unit === 'day' ||
      !finishes.test(plain.slice(Math.max(0, offset - 300), offset + inside.index + 14)) ||
      past.test(plain.slice(Math.max(0, when.start - 300), when.start)))
  )
    return null
  if (inside && when.unit === 'year' && !/(?:hoàn thành|xong)/u.test(head)) return null
  const start = offset + (led ?? (inside as RegExpExecArray)).index
  const bracketed = plain[when.end] === ')'
  const period: Period | null =
    (bracketed ? null : periodIn(ahead.slice(0, 32))) ?? periodBefore(plain, start, when.month === null ? 110 : 40)
  if (period && when.year === null && when.unit === 'day') {
    const from = period.before === undefined ? start : Math.min(start, period.before)
    const end = period.before === undefined ? when.end + period.end : closing(plain, when.end)
    return { start: from, end, ...returning(period.name, when) }
  }
  if (when.unit === 'day' && when.month === null) return null
  return { start, end: when.end, date: dayOf(when, letterDate), recurrence: null }
}

interface Period {
  name: string
  start: number
  end: number
  /** Where it stands when it stands in front: "hằng năm (trước ngày 15 tháng 11)". */
  before?: number
}

function periodBefore(plain: string, start: number, reach: number): Period | null {
  const from = Math.max(0, start - reach)
  // What stands behind the last bracket: "6 tháng (trước 10/6), hằng năm (trước 30/11)" has a period each.
  const head = plain.slice(from, start)
  const cut = head.lastIndexOf('), ') + 1
  const period = periodIn(' '.repeat(cut) + head.slice(cut))
  return period ? { ...period, before: from + period.start } : null
}

const closing = (plain: string, end: number): number => (plain[end] === ')' ? end + 1 : end)

/** "vào ngày 15 của tháng trước đó", "đúng ngày mồng 3 hằng tháng". */
function everyTime(_plain: string, when: When, head: string, offset: number, ahead: string): Found | null {
  const period = periodIn(ahead.slice(0, 32))
  if (!period || period.start > 12 || when.unit !== 'day' || when.year !== null) return null
  const led = every.exec(head)
  const start = led ? offset + led.index : when.start
  return { start, end: when.end + period.end, ...returning(period.name, when) }
}

const ofNouns = /(?:kế hoạch|dự toán|ngân sách|chương trình|nhà nước|chỉ tiêu|kinh phí|nhiệm vụ|công tác|chi thường xuyên)\s{1,3}$/u

/** "định kỳ hằng quý", "báo cáo … hằng tháng": a period counts where the sentence reports, not in "dự toán hằng năm". */
function* loosePeriods(plain: string): Generator<Found> {
  const week = /vào tuần (?:đầu|cuối)[^,.;]{0,20} của tháng[^,.;]{0,20} trong quý/u.exec(plain)
  if (week) yield { start: week.index, end: week.index + week[0].length, date: null, recurrence: 'quarterly' }
  const shape = /(?:định kỳ\s(?:\p{L}{1,8}\s){0,3}?)?(?:hằng|hàng|mỗi) (?:tuần|tháng|quý|năm)(?!\p{L})|định kỳ (?:0?[36]|ba|sáu) tháng/gu
  for (const match of plain.matchAll(shape)) {
    const period = periodIn(match[0])
    const head = plain.slice(0, match.index)
    const regular = match[0].startsWith('định kỳ') || /định kỳ[^,]{0,40}$/u.test(head.slice(-60))
    if (!regular && (ofNouns.test(head.slice(-30)) || !reports.test(head.slice(-120)))) continue
    const name = period?.name ?? (/(?:3|ba) tháng/u.test(match[0]) ? 'quarterly' : 'half-yearly')
    yield { start: match.index, end: match.index + match[0].length, date: null, recurrence: name }
  }
}

/** "trong thời hạn 05 ngày làm việc kể từ ngày nhận …": no calendar day can be told. */
function* spansOfDays(plain: string): Generator<Found> {
  const shape =
    /(?:trong|sau)(?: (?:thời hạn|thời gian|vòng|tối đa|không quá)){1,2} \d{1,3}(?: \(\p{L}{1,8}(?: \p{L}{1,8}){0,2}\))? (?:ngày|giờ|tháng|tuần)(?: làm việc)?/gu
  for (const match of plain.matchAll(shape)) yield { start: match.index, end: match.index + match[0].length, date: null, recurrence: null }
}

/** "báo cáo Thường trực Huyện ủy theo quy định": a duty to report whose day is not stated. */
function byRule(plain: string): Found | null {
  const rule = plain.lastIndexOf('theo quy định')
  if (rule < 0) return null
  const end = rule + 'theo quy định'.length
  if (/^\s(?:tại|của|về|pháp luật|hiện hành|chung|khoản|điều)/u.test(plain.slice(end, end + 12))) return null
  const head = plain.slice(Math.max(0, rule - 120), rule)
  const verb = /(?:định kỳ\s)?(?:báo cáo|hoàn thành)(?!\p{L})[^,;.]*$/u.exec(head)
  if (!verb || past.test(plain.slice(0, rule))) return null
  return { start: rule - head.length + verb.index, end, date: null, recurrence: null }
}

/** Without a year the letter's own year counts, but only when the day has not passed by then. */
function dayOf(when: When, letterDate: string | null): string | null {
  if (when.year !== null) return lastDay(when)
  if (letterDate === null || when.unit === 'year') return null
  const day = lastDay({ ...when, year: Number(letterDate.slice(0, 4)) })
  return day !== null && day >= letterDate ? day : null
}
