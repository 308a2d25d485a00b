import { startsOrgan } from './kinds.ts'
import type { PartyToTask } from './letter.ts'
import { type Page, plainOf, tidy, withoutTail } from './page.ts'

type Role = PartyToTask['role']

/** More offices than this in one passage are no list of addressees but noise. */
const most = 60

/** Offices that a passage speaks to, by the words that give them work. */
export function readActors(page: Page, paragraphs: { start: number; end: number }[]): PartyToTask[] {
  const found: PartyToTask[] = []
  for (const { start, end } of paragraphs) {
    const text = tidy(page.text.slice(start, end)).slice(0, 3000)
    for (const actor of inParagraph(text)) {
      if (found.length >= most) return found
      const same = found.find(({ name }) => name === actor.name)
      if (!same) found.push(actor)
      else if (same.role === 'all') same.role = actor.role
    }
  }
  return found
}

const detail = /^(?:[-–+*•]\s*)?(?:(?:các )?(?:đơn vị|cơ quan|bộ phận)\s)?(chủ trì|phối hợp|thực hiện|chịu trách nhiệm)[^:.;]{0,25}:\s*/u

function inParagraph(text: string): PartyToTask[] {
  const plain = plainOf(text)
  const line = detail.exec(plain)
  if (line) {
    const role: Role = line[1] === 'chủ trì' ? 'lead' : line[1] === 'phối hợp' ? 'with' : 'all'
    const cut = plain.slice(line[0].length).search(/đơn vị (?:chủ trì|phối hợp)|cơ quan (?:chủ trì|phối hợp)/u)
    const stop = cut < 0 ? text.length : line[0].length + cut
    return [...names(withoutTail(text.slice(line[0].length, stop), ' .;'), role, true), ...(cut < 0 ? [] : inParagraph(text.slice(stop)))]
  }
  return [...sentenceStarts(plain)].flatMap((at) => inSentence(text, plain, at))
}

function* sentenceStarts(plain: string): Generator<number> {
  yield 0
  for (const match of plain.matchAll(/[.;]\s/g)) yield match.index + 2
}

const calls =
  /^(?:[-–+*•]\s*)?(?:chỉ đạo|(?:[\p{L}\s,]{0,80}?(?<!\p{L}))?(giao|yêu cầu|đề nghị|phân công|ủy quyền))(?:\s(?:cho|trách nhiệm cho))?\s/u

/** "Giao X …", "Ban Thường vụ yêu cầu X …", or X itself as the sentence's subject. */
function inSentence(text: string, plain: string, at: number): PartyToTask[] {
  if (/^(?:[-–+*•]\s*)?(?:chủ trì,? )?phối hợp(?: chặt chẽ)?(?: với|,? cùng)? /u.test(plain.slice(at, at + 60)))
    return partners(text.slice(at, at + 500))
  const window = plain.slice(at, at + 700)
  const call = calls.exec(window)
  if (call) {
    const from = at + call[0].length
    if (opensNames(plain.slice(from))) return subject(text, plain, from, call[1] === 'giao' || call[1] === 'phân công')
  }
  return at === 0 && opensNames(plain)
    ? subject(text, plain, 0, false)
    : at > 0 && /^\p{Lu}/u.test(text.slice(at)) && opensNames(window) && /chủ trì|có trách nhiệm/u.test(window.slice(0, 160))
      ? subject(text, plain, at, false)
      : []
}

const group = /(?:^|\s)(?:các|những|toàn thể|tất cả|từng|mỗi)\s/u
/** An organ that decides or finds something is the paper's own author, not one that is given work. */
const judges =
  /^(?:cơ bản|nhất trí|thống nhất|đồng ý|kết luận|ghi nhận|đánh giá|biểu dương|cho rằng|nhận thấy|thông báo|kính trình|có (?:công văn|văn bản)|đã|đang)(?!\p{L})/u
const opensNames = (plain: string): boolean =>
  startsOrgan(plain.replace(/^(?:các |những |toàn thể |tất cả |từng |mỗi |đồng chí |đ\/c )+/u, '')) ||
  /^(?:các |những )(?:tỉnh|huyện|xã|địa phương|đơn vị|ngành|cấp|đồng chí|thành viên)/u.test(plain) ||
  /^(?:tthtcđ|địa phương)/u.test(plain)

const verbs = new RegExp(
  `\\s(?:${[
    'chủ trì|phối hợp|căn cứ|theo dõi|đôn đốc|tổ chức(?= thực| học| triển| quán| hội| tuyên| các| tập| kiểm| tốt| đánh)|triển khai|chỉ đạo|lãnh đạo(?=\\s*[,:]|\\s(?:chỉ đạo|thực|việc|xây|công tác|các|triển|tổ chức|cấp|ban hành|cụ thể|rà soát|bố trí|kiện toàn))(?<!và lãnh đạo)|xây dựng(?! và| Đảng)|tham mưu(?!,)|hướng dẫn|kiểm tra|tăng cường|tiếp tục',
    'có trách nhiệm|chịu trách nhiệm|thực hiện|báo cáo|cụ thể h(?:óa|oá)|kịp thời|rà soát|bố trí|nghiêm túc|khẩn trương|quán triệt|theo chức năng|chủ động|đẩy mạnh|nâng cao|bảo đảm|đảm bảo',
    'xuất cấp|kiện toàn|thường xuyên|phát huy|nghiên cứu|hỗ trợ|thông tin(?= kịp| đến| rộng)|tuyên truyền|cung cấp|đề xuất|ban hành|sử dụng|quan tâm|trực tiếp|gửi|lập(?= kế hoạch| danh sách| dự toán| hồ sơ| đề án)|phân công|trên cơ sở|tập trung|tích cực|làm tốt|có kế hoạch',
    'chú ý|theo thẩm quyền|giao|yêu cầu|đề nghị|tạo(?= điều kiện| chuyển| môi)|vận động|huy động|phân bổ|cân đối|thẩm định|tổng hợp|cử|đưa|nhanh chóng|tham gia|ưu tiên|xem xét|thành lập|là|để|cùng|đồng thời|dự họp|tham dự|có mặt|giám sát|thông báo|tiếp nhận|đang|đã|hoàn thành|cập nhật|đăng ký|quản lý(?= các| việc| chặt)|được|phải|cần|sẽ|tự|cơ bản|nhất trí|thống nhất|đồng ý|kết luận|ghi nhận|đánh giá|biểu dương|cho rằng|nhận thấy',
    'tiếp thu|hoàn thiện|mở(?= chuyên| lớp| đợt| rộng| các)|sửa đổi|bổ sung|(?<!chương )trình(?= Thủ| Chính| UBND| Ủy| HĐND| Hội| Ban| Bộ| cấp| Tỉnh| Huyện)|tiến hành|đăng tải|phát động|biên soạn|niêm yết|công bố|chuẩn bị|bàn giao|duy trì|phổ biến|điều chỉnh|lồng ghép|khảo sát|thống kê|hằng (?:năm|quý|tháng)|hàng (?:năm|quý|tháng)|định kỳ|bám sát|cho(?= học sinh| phép)|phản ánh|có ý kiến|có (?:công văn|văn bản)|treo|sơ tán|kính trình|sau đây|giúp|khắc phục|chấn chỉnh|siết chặt|làm việc|làm rõ|đẩy nhanh|sớm',
  ].join('|')})(?!\\p{L})|[.]|(?<!(?:[Cc]ác (?:[Bb]ộ|[Ss]ở|tỉnh|thành phố|huyện|xã|phường|ngành|cơ quan|đơn vị|đồng chí))):`,
  'u',
)

/** "UBND huyện chỉ đạo Phòng Giáo dục chủ trì, phối hợp với …": who is told to lead leads. */
const onward = /^\s(?:lãnh đạo, )?(?:chỉ đạo|giao|yêu cầu|phân công)\s/u

function subject(text: string, plain: string, from: number, called: boolean): PartyToTask[] {
  const window = text.slice(from, from + 500)
  const stop = verbs.exec(window)
  const heading =
    from + window.length === text.length &&
    window.length < 160 &&
    !/[.:](?:\s|$)/.test(window) &&
    !/chủ trì|có trách nhiệm|phối hợp/u.test(window)
  const end = stop && !heading ? stop.index : window.length
  const nounPhrase = withoutTail(text.slice(from, from + end), ' :,;')
  const rest = plain
    .slice(from + end, from + end + 400)
    .trimStart()
    .replace(/^:\s*/u, '')
  const leads = /^(?:làm (?:đơn vị |cơ quan )?)?chủ trì/u.test(rest)
  if (judges.test(rest)) return []
  const passedOn = onward.exec(plain.slice(from + end, from + end + 30))
  const next = from + end + (passedOn?.[0].length ?? 0)
  if (passedOn && opensNames(plain.slice(next)) && /^[^.;:]{3,120}?\schủ trì/u.test(plain.slice(next, next + 140)))
    return [...names(nounPhrase, 'all'), ...subject(text, plain, next, true)]
  const single = names(nounPhrase, 'all').length === 1 && !group.test(plainOf(nounPhrase))
  const role: Role = leads || (called && single) ? 'lead' : 'all'
  return [...names(nounPhrase, role), ...partners(text.slice(from + end, from + end + 500))]
}

/** "chủ trì, phối hợp với A, B và C tổ chức …" */
function partners(text: string): PartyToTask[] {
  const plain = plainOf(text)
  const lead = /^[^.;:]{0,40}?phối hợp(?: chặt chẽ)?(?: với|,? cùng)?\s+/u.exec(plain)
  if (!lead || !opensNames(plain.slice(lead[0].length))) return []
  const from = lead[0].length
  const stop = verbs.exec(text.slice(from))
  return names(withoutTail(text.slice(from, stop ? from + stop.index : from + 200), ' :,;'), 'with')
}

/** Another office begins with a capital; "các cơ quan …" does so only behind a single office. */
function opensOther(next: string, before: string): boolean {
  if (/^(?:các )?\p{Lu}|^lãnh đạo các /u.test(next)) return true
  return /^các (?:cơ quan|đơn vị|sở|địa phương|xã)/u.test(next) && !group.test(` ${plainOf(before)}`)
}

/** One name per ";", and per "," or "và" behind which another office begins; "các sở, ban, ngành" stays whole. */
function names(text: string, role: Role, list = false): PartyToTask[] {
  const parts: string[] = []
  const chunks = text.split(/;\s*/)
  if (chunks.length > 1 && !list) parts.push(...chunks)
  else
    for (const chunk of chunks) {
      let from = 0
      for (const match of chunk.matchAll(/,\s*(?:và\s)?|\svà\s/gu)) {
        const next = chunk.slice(match.index + match[0].length)
        if (match.index < from || !opensOther(next, chunk.slice(from, match.index)) || !opensNames(plainOf(next))) continue
        if (/Văn phòng (?:Hội đồng nhân dân|HĐND|Đoàn đại biểu Quốc hội)$/u.test(chunk.slice(from, match.index))) continue
        if (
          /(?:bộ|các bộ):?\s[^,]*$/iu.test(chunk.slice(from, match.index)) &&
          !/^(?:Bộ|Sở|UBND|Ủy ban|Ban|Văn phòng|Chủ tịch|Công an|Hội)/u.test(next)
        )
          continue
        parts.push(chunk.slice(from, match.index))
        from = match.index + match[0].length
      }
      parts.push(chunk.slice(from))
    }
  return parts
    .map((part) => withoutTail(tidy(part).replace(/^(?:và|cùng)\s/u, ''), ' ,.;:'))
    .filter((part) => part.length > 1 && part.length < 200 && (list || opensNames(plainOf(part))))
    .map((name) => ({ name, role }))
}
