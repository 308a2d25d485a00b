import type { WaitingItem } from '../sources.ts'
import { words } from './words.ts'

export interface Desk {
  post: string
  body: string
  items: WaitingItem[]
}

const shown = 20
const two = (value: number) => String(value).padStart(2, '0')
const written = ({ day, month, year }: Temporal.PlainDate) => `${two(day)}/${two(month)}/${year}`
const isLate = (today: Temporal.PlainDate) => (item: WaitingItem) =>
  item.dueOn !== null && Temporal.PlainDate.compare(item.dueOn, today) < 0

/** A reminder stands beside the work that it is about; the letter lists each thing once. */
const once = (items: WaitingItem[]) => [...Map.groupBy(items, ({ href }) => href).values()].map((same) => same[0]!)

function byDue(a: WaitingItem, b: WaitingItem): number {
  if (a.dueOn && b.dueOn) return Temporal.PlainDate.compare(a.dueOn, b.dueOn)
  return a.dueOn ? -1 : b.dueOn ? 1 : 0
}

/** The week's letter in plain text; null when nothing waits. Written in Vietnamese, as all mail of the offices. */
export function digestOf(
  name: string,
  all: Desk[],
  today: Temporal.PlainDate,
  { origin, sample }: { origin: string | null; sample: boolean },
): { subject: string; text: string; items: number } | null {
  const say = words.vi
  const desks = all.map((desk) => ({ ...desk, items: once(desk.items).sort(byDue) })).filter(({ items }) => items.length > 0)
  const items = desks.flatMap((desk) => desk.items)
  if (items.length === 0) return null
  const line = ({ todo, title, dueOn, href }: WaitingItem) =>
    [`- ${dueOn ? written(dueOn) : say.noDue} · ${todo}: ${title}`, origin && `  ${origin}${href}`].filter(Boolean).join('\n')
  const block = (desk: Desk) =>
    [
      say.asPost(desk.post, desk.body),
      ...desk.items.slice(0, shown).map(line),
      desk.items.length > shown && say.more(desk.items.length - shown),
    ]
      .filter(Boolean)
      .join('\n')
  const text = [sample && say.sample, say.greeting(name), ...desks.map(block), `${say.open}\n${say.why}`].filter(Boolean).join('\n\n')
  return { subject: say.subject(items.length, items.filter(isLate(today)).length), text: `${text}\n`, items: items.length }
}
