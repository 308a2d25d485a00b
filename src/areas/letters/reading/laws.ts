import { lastDay, whens } from './dates.ts'
import type { Citation } from './letter.ts'
import { type Page, plainOf, tidy } from './page.ts'

/** Names that hold a comma, a second capital behind "và" or another word at which a name would seem to end. */
const long = [
  'phòng, chống ma túy|phòng, chống rửa tiền|phòng, chống khủng bố|phòng, chống tham nhũng|phòng, chống mua bán người|phòng, chống thiên tai|phòng, chống bạo lực gia đình',
  'phòng, chống bệnh truyền nhiễm|phòng, chống tác hại của rượu, bia|phòng, chống tác hại của thuốc lá|phòng cháy, chữa cháy và cứu nạn, cứu hộ|phòng cháy, chữa cháy|phòng bệnh',
  'thực hành tiết kiệm, chống lãng phí|trật tự, an toàn giao thông đường bộ|khám bệnh, chữa bệnh|an toàn, vệ sinh lao động|tín ngưỡng, tôn giáo|cán bộ, công chức|thi đua, khen thưởng',
  'tổ chức hội đồng nhân dân và ủy ban nhân dân|bầu cử đại biểu quốc hội và đại biểu hội đồng nhân dân|hoạt động giám sát của quốc hội và hội đồng nhân dân|tiêu chuẩn và quy chuẩn kỹ thuật',
  'nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại việt nam|xuất cảnh, nhập cảnh của công dân việt nam|quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ',
  'quản lý, sử dụng tài sản công|quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp|người lao động việt nam đi làm việc ở nước ngoài theo hợp đồng',
  'khoa học, công nghệ và đổi mới sáng tạo|tài nguyên, môi trường biển và hải đảo|lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở|hòa giải, đối thoại tại tòa án|hòa giải ở cơ sở',
  'thực hiện dân chủ ở cơ sở|trách nhiệm bồi thường của nhà nước|bảo vệ, chăm sóc và giáo dục trẻ em|đầu tư theo phương thức đối tác công tư|đất đai|đầu tư công|trợ giúp pháp lý',
  'ban hành văn bản quy phạm pháp luật|ban hành văn bản quy phạm pháp luật của hội đồng nhân dân, ủy ban nhân dân|phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người',
]
  .join('|')
  .split('|')
  .sort((a, b) => b.length - a.length)

const initials = new Set(long.map((name) => name[0]))

const heads =
  /(?<!\p{L})(?:(Bộ luật|Luật|Pháp lệnh)\s{1,3}(?=(?!Luật|Bộ luật|Pháp lệnh)\p{Lu}|sửa đổi)|(Hiến pháp)(?!\p{L})|(Điều lệ Đảng)(?!\p{L}))/gu
const notCited = /(?:đại học|khoa|công ty|phòng|ngành|cử nhân|thạc sĩ|tiến sĩ|tạp chí|hội|viện|chuyên ngành|dự án|dự thảo|ngày|tuần lễ)\s$/u
const types: Record<string, string> = { 'bộ luật': 'Luật', luật: 'Luật', 'pháp lệnh': 'PL', 'hiến pháp': 'HP', 'điều lệ đảng': 'ĐL' }
const amends = /^sửa đổi(?:,\s+bổ\s+sung)?(?:\s+một\s+số\s+điều)?(?:\s+của)?(?:\s+các)?\s+(?=luật\s|bộ\s+luật\s|pháp\s+lệnh\s)/u
const another = /^(?:,|;?\s+và|;)\s+(?:luật|bộ\s+luật|pháp\s+lệnh)\s/u

/** Laws, codes, ordinances and the Constitution cited by name, without their number. */
export function namedLaws(page: Page): Citation[] {
  const found: Citation[] = []
  let from = 0
  for (const match of page.text.matchAll(heads)) {
    if (match.index < from || notCited.test(page.plain.slice(Math.max(0, match.index - 14), match.index))) continue
    const law = lawAt(page, match.index, match.index + match[0].length, (match[1] ?? match[2] ?? match[3] ?? '').toLowerCase())
    if (!law) continue
    from = law.until
    found.push(law.citation)
  }
  return found
}

const republic = /^\s+nước\s+cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam/u

function lawAt(page: Page, start: number, head: number, kind: string): { citation: Citation; until: number } | null {
  const free = kind === 'luật' || kind === 'bộ luật' || kind === 'pháp lệnh'
  const nameEnd = free
    ? endOfNames(page, head)
    : head + (kind === 'hiến pháp' ? (republic.exec(page.plain.slice(head, head + 60))?.[0].length ?? 0) : 0)
  if (nameEnd === null) return null
  const behind = page.plain.slice(nameEnd, nameEnd + 60)
  if (/^[\s,(]{0,3}số\s?:?\s?\d/u.test(behind)) return null
  const lead = /^[\s,(]{0,3}/u.exec(behind)?.[0].length ?? 0
  const when = whens(behind.slice(lead)).find(({ start: at }) => at === 0)
  const bare = /^\s(?:19|20)\d{2}(?![\d/-])/u.exec(behind)
  if (!when && !bare && !isGround(page.plain, start)) return null
  const year = bare ? bare[0].length : when?.unit === 'year' ? lead + when.end : 0
  const day = when?.unit === 'day' && when.named ? lead + when.end : 0
  const end = nameEnd + Math.max(year, day)
  const code = tidy(page.text.slice(start, nameEnd + year).replace('(', ''))
  const citation = { type: types[kind] ?? null, code, date: day && when ? lastDay(when) : null, issuer: null, ...page.span(start, end) }
  return { citation, until: end }
}

const pinned = /(?:(?:điều|khoản|điểm) [\da-zđ]{1,3}(?: của)?|quy định (?:của|tại)|thi hành(?: một số điều)?(?: của)?)\s$/u

/** A bare name is a citation where it is a ground or an article of it is named; elsewhere it is what the sentence is about. */
function isGround(plain: string, at: number): boolean {
  const before = plain.slice(Math.max(0, at - 400), at)
  const sentence = before.slice(
    Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n\n'), before.lastIndexOf(';\n'), before.lastIndexOf(':\n')) + 1,
  )
  return /(?:^|[\s-])căn cứ\s/u.test(sentence) || pinned.test(before.slice(-40).replace(/\s+/gu, ' '))
}

/** "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C" is one law. */
function endOfNames(page: Page, at: number): number | null {
  if (!page.plain.startsWith('sửa đổi', at)) return endOfName(page, at)
  const amending = amends.exec(page.plain.slice(at, at + 120))
  if (!amending) return null
  let end = at + amending[0].length
  for (let names = 0; names < mostNames; names++) {
    const noun = /^(?:bộ luật|luật|pháp lệnh)\s+/u.exec(page.plain.slice(end, end + 20))
    const next = noun && endOfName(page, end + noun[0].length)
    if (!next) return null
    const more = another.exec(page.plain.slice(next, next + 30))
    if (!more) return next
    end = next + more[0].search(/bộ\s+luật|luật|pháp\s+lệnh/u)
  }
  return end
}

const mostNames = 12
const furthest = 140

/** The words behind `at` with single spaces, each knowing its place. */
function squeezed(page: Page, at: number): { plain: string; place: (index: number) => number } {
  const raw = page.plain.slice(at, at + furthest)
  if (!/\n|\s{2}/u.test(raw)) return { plain: raw, place: (index) => index }
  const places: number[] = []
  let plain = ''
  for (const [index, letter] of [...raw].entries()) {
    const space = letter === ' ' || letter === '\n'
    if (space && plain.endsWith(' ')) continue
    plain += space ? ' ' : letter
    places.push(index)
  }
  return { plain, place: (index) => places[index] ?? raw.length }
}

const stops =
  /[;.:()“”"\d⁰¹²³⁴-⁹]|\n\s*(?:\n|[-–+•]|\p{L}\)|\p{Lu})|\s(?:ngày|năm|số|được|của|về|đã|có|để|trên|trong|theo|tại|cho|đến|đối với|với|thì|quy định|hiện hành|này|là|không|phải|gồm|bao gồm|nhằm|khi|sẽ|giai đoạn|khóa|kể từ|và các|và những|như|trước|sau|từ|hoặc|thông qua|do|vào|bằng)(?!\p{L})|,|\svà\s+(?=luật|bộ luật|pháp lệnh|nghị|thông tư|quyết định|sửa đổi)/u

function endOfName(page: Page, at: number): number | null {
  if (initials.has(page.plain[at] as string)) {
    const { plain, place } = squeezed(page, at)
    const known = long.find((name) => plain.startsWith(name) && !/\p{L}/u.test(plain[name.length] ?? ' '))
    if (known) return at + place(known.length)
  }
  const window = page.plain.slice(at, at + 120)
  let end = stops.exec(window)?.index ?? window.length
  const and = window.slice(0, end).search(/\svà\s/u)
  if (and >= 0 && /^\p{Lu}/u.test(page.text.slice(at + and + 4, at + and + 5))) end = and
  const name = tidy(page.text.slice(at, at + end))
  return /^\p{Lu}\p{Ll}/u.test(name) && plainOf(name).length > 2 ? at + page.text.slice(at, at + end).trimEnd().length : null
}
