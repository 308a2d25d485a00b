import { readActors } from './actors.ts'
import { readDeadlines } from './deadlines.ts'
import { startsOrgan } from './kinds.ts'
import type { Clause, Letter, Passage } from './letter.ts'
import type { Node, Outline, Paragraph } from './outline.ts'
import { endsWith, type Page, tidy, withoutTail } from './page.ts'

/** The tree of clauses, and the closing tasks that stand behind the last one. */
export function clausesOf(page: Page, { preamble, nodes }: Outline, date: string | null): Pick<Letter, 'clauses' | 'closing'> {
  const last = deepest(nodes)
  const paragraphs = last ? last.paragraphs : preamble
  const cut = last ? closingFrom(page, last) : preamble.findIndex((paragraph) => opensTask(page, paragraph) || demands(page, paragraph))
  const closing = cut < 0 ? [] : paragraphs.splice(cut)
  return {
    clauses: nodes.map((node) => clauseOf(page, node, 1, date)),
    closing: closing.map((paragraph) => passage(page, [paragraph], date)),
  }
}

function clauseOf(page: Page, node: Node, level: number, date: string | null): Clause {
  const children = node.children.map((child) => clauseOf(page, child, level + 1, date))
  return { label: node.label?.text ?? '', level, ...passage(page, node.paragraphs, date), children }
}

function passage(page: Page, paragraphs: Paragraph[], date: string | null): Passage {
  const start = paragraphs[0]?.start ?? 0
  const end = Math.max(start, paragraphs.at(-1)?.end ?? 0)
  return {
    text: paragraphs
      .map((paragraph) => tidy(page.text.slice(paragraph.start, paragraph.end)))
      .filter(Boolean)
      .join('\n'),
    ...page.span(start, end),
    actors: readActors(page, paragraphs),
    deadlines: paragraphs.flatMap((paragraph) => readDeadlines(page, paragraph.start, paragraph.end, date)),
  }
}

function deepest(nodes: Node[]): Node | undefined {
  const last = nodes.at(-1)
  return last && (deepest(last.children) ?? last)
}

const general =
  /^(?:trong quá trình|quá trình (?:tổ chức|triển khai|thực hiện)|trên đây là|nhận được|căn cứ (?:nội dung|công văn|kế hoạch|chỉ thị|hướng dẫn) (?:này|trên)|(?:chỉ thị|kế hoạch|công văn|kết luận|thông báo|hướng dẫn|nghị quyết) này (?:được|có hiệu lực|đã|phổ biến|thay)|trân trọng|rất mong|nếu có (?:khó khăn|vướng mắc)|mọi (?:vướng mắc|thông tin|chi tiết)|nghị quyết này đã|[^.;:]{4,90}?\s(?:theo dõi|đôn đốc|kiểm tra)[^.;:]{0,50}?(?:thực hiện|triển khai) (?:chỉ thị|công điện|kế hoạch|công văn|kết luận|thông báo|nghị quyết) này)/u
const tasks = /^(?:-\s?)?(?:giao|yêu cầu|đề nghị|kính đề nghị|phân công)\s/u

const plainStart = (page: Page, { start }: Paragraph): string => page.plain.slice(start, start + 240)

/** "Giao …", "Yêu cầu …", "Đề nghị …", or an organ that demands: "Chủ tịch UBND tỉnh yêu cầu …". */
function opensTask(page: Page, paragraph: Paragraph): boolean {
  const plain = plainStart(page, paragraph)
  if (tasks.test(plain)) return true
  const demand = /^([^.;:]{4,90}?)\s(?:yêu cầu|đề nghị|giao|kính đề nghị|(?:xin |trân trọng )?thông báo)\s/u.exec(plain)
  return demand !== null && startsOrgan(demand[1] as string) && page.plain[paragraph.end - 1] !== ':'
}

/** In a letter without numbered clauses the demand may stand in the middle of its sentence: "Để …, Văn phòng đề nghị …". */
const demands = (page: Page, { start, end }: Paragraph): boolean =>
  /[,;]\s[^.;]{2,90}\s(?:yêu cầu|đề nghị|giao)\s/u.test(page.plain.slice(start, Math.min(end, start + 600))) ||
  readDeadlines(page, start, Math.min(end, start + 3000), null).length > 0

/** Index of the first closing paragraph among those of the last clause; its heading's own text never counts. */
function closingFrom(page: Page, node: Node): number {
  const [head] = node.paragraphs
  if (!head) return -1
  const heading = node.children.length === 0 && !endsWith(withoutTail(page.plain.slice(head.start, head.end), '”") '), '.;:!?…/')
  const first = heading ? 2 : 1
  const taskLike = heading && node.paragraphs[1] !== undefined && opensTask(page, node.paragraphs[1])
  return node.paragraphs.findIndex((paragraph, index) => {
    if (index < first) return false
    return general.test(plainStart(page, paragraph)) || (!taskLike && opensTask(page, paragraph))
  })
}
