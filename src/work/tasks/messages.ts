const ones = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const

/** A number up to 99 as it is read out: mười lăm, hai mươi mốt, ba mươi tư. */
export function spokenNumber(value: number): string {
  if (value < 10) return ones[value]!
  const [tens, unit] = [Math.floor(value / 10), value % 10]
  const head = tens === 1 ? 'mười' : `${ones[tens]} mươi`
  if (unit === 0) return head
  if (unit === 5) return `${head} lăm`
  if (tens > 1 && unit === 1) return `${head} mốt`
  return tens > 1 && unit === 4 ? `${head} tư` : `${head} ${ones[unit]}`
}

const spokenYear = (year: number) => {
  const [thousands, hundreds, rest] = [Math.floor(year / 1000), Math.floor(year / 100) % 10, year % 100]
  const tail = rest === 0 ? '' : rest < 10 ? ` linh ${ones[rest]}` : ` ${spokenNumber(rest)}`
  return `${ones[thousands]} nghìn ${ones[hundreds]} trăm${tail}`
}

/** 'ngày mười lăm tháng mười hai năm hai nghìn không trăm hai mươi sáu'; the first ten days are 'mùng', April is 'tư'. */
export function spokenDate({ day, month, year }: Temporal.PlainDate): string {
  const spokenDay = day <= 10 ? `mùng ${spokenNumber(day)}` : spokenNumber(day)
  return `ngày ${spokenDay} tháng ${month === 4 ? 'tư' : spokenNumber(month)} năm ${spokenYear(year)}`
}

const abbreviations: [RegExp, string][] = [
  [/(?<!\p{L})UBND(?!\p{L})/gu, 'Ủy ban nhân dân'],
  [/(?<!\p{L})HĐND(?!\p{L})/gu, 'Hội đồng nhân dân'],
  [/(?<!\p{L})UBMTTQ(?!\p{L})/gu, 'Ủy ban Mặt trận Tổ quốc'],
  [/(?<!\p{L})MTTQ(?!\p{L})/gu, 'Mặt trận Tổ quốc'],
  [/(?<!\p{L})TTHTCĐ(?!\p{L})/gu, 'trung tâm học tập cộng đồng'],
  [/(?<!\p{L})TDP(?!\p{L})/gu, 'tổ dân phố'],
]

/** As an announcer reads it: abbreviations written out, dates in words. */
export function spokenText(text: string): string {
  const written = abbreviations.reduce((said, [short, long]) => said.replace(short, long), text)
  return written.replace(/(?:ngày\s+)?(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/gu, (found, day, month, year) => {
    try {
      return spokenDate(Temporal.PlainDate.from({ day: +day, month: +month, year: +year }, { overflow: 'reject' }))
    } catch {
      return found
    }
  })
}

export interface Told {
  title: string
  body: string
  assigner: string
  product: string
  dueOn: Temporal.PlainDate | null
  nature: 'order' | 'request'
}

const two = (value: number) => String(value).padStart(2, '0')
const written = ({ day, month, year }: Temporal.PlainDate) => `${two(day)}/${two(month)}/${year}`

/** Deadline, what, link: ready to paste. Sent to Vietnamese offices, so in Vietnamese whatever language the page is in. */
export function zaloText({ title, body, assigner, product, dueOn, nature }: Told, link: string): string {
  return [
    `${assigner} ${nature === 'order' ? 'giao nhiệm vụ' : 'đề nghị phối hợp'}: ${body}`,
    title,
    `Hạn: ${dueOn ? written(dueOn) : 'không thời hạn'}`,
    product && `Sản phẩm: ${product}`,
    `Xem và cập nhật: ${link}`,
  ]
    .filter(Boolean)
    .join('\n')
}

/** For the notice board: what an office does, until when, and whom to ask. */
export function posterText({ title, body, assigner, product, dueOn, nature }: Told): string {
  return [
    'THÔNG BÁO',
    `${body} thực hiện ${nature === 'order' ? 'nhiệm vụ do' : 'đề nghị phối hợp của'} ${assigner}${nature === 'order' ? ' giao' : ''}:`,
    title.replace(/[.;\s]+$/, '').toUpperCase(),
    product && `Kết quả: ${product}`,
    dueOn && `Thời hạn: ${written(dueOn)} (${spokenDate(dueOn)})`,
    `Mọi ý kiến, đề nghị hỗ trợ xin liên hệ ${body}.`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

export function loudspeakerText({ title, body, assigner, dueOn, nature }: Told): string {
  const asked = nature === 'order' ? 'yêu cầu' : 'trân trọng đề nghị'
  const till = dueOn ? ` Thời hạn hoàn thành: ${spokenDate(dueOn)}.` : ''
  return spokenText(`${assigner} ${asked} ${body} thực hiện nội dung sau: ${title.replace(/[.;\s]+$/, '')}.${till} Xin trân trọng cảm ơn.`)
}

/** The random tail of the id; whoever has no reach finds nothing behind it. */
export const shortLink = (origin: string, id: string) => `${origin}/t/${id.slice(-12)}`
