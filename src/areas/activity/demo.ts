import { dayOf } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db/index.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import type { Kind } from './activity.ts'
import { recordTotal, recordYear } from './record.ts'

interface Story {
  commune: string
  /** Months of the running year that it wrote down, up to so many months ago. */
  until: number
  classes: number
  sessions: number
  attendances: number
  plan?: { code: string; monthDay: string }
  budget?: { code: string; monthDay: string; allotted: number; spent: number }
}

/** Nhã Nam's year as the demo tells it; one that stopped writing, one with hardly anybody, one with nothing at all. */
const stories: Story[] = [
  {
    commune: 'nha-nam',
    until: 0,
    classes: 71,
    sessions: 214,
    attendances: 5846,
    plan: { code: '12/QĐ-UBND', monthDay: '01-20' },
    budget: { code: '08/QĐ-UBND', monthDay: '01-12', allotted: 145_000_000, spent: 98_600_000 },
  },
  {
    commune: 'tan-yen',
    until: 0,
    classes: 88,
    sessions: 301,
    attendances: 8120,
    plan: { code: '09/QĐ-UBND', monthDay: '01-15' },
    budget: { code: '05/QĐ-UBND', monthDay: '01-09', allotted: 210_000_000, spent: 171_300_000 },
  },
  {
    commune: 'ngoc-thien',
    until: 1,
    classes: 34,
    sessions: 90,
    attendances: 2275,
    plan: { code: '21/QĐ-UBND', monthDay: '02-11' },
    budget: { code: '17/QĐ-UBND', monthDay: '02-03', allotted: 80_000_000, spent: 33_750_000 },
  },
  { commune: 'phuc-hoa', until: 1, classes: 11, sessions: 19, attendances: 240, plan: { code: '14/QĐ-UBND', monthDay: '01-28' } },
]

const fields: [Kind, string][] = [
  ['class', 'agriculture'],
  ['topic', 'law'],
  ['class', 'household-economy'],
  ['topic', 'health'],
  ['class', 'languages-it'],
  ['topic', 'digital'],
]

/** Spreads a total over so many parts, the first ones larger by what does not divide. */
const spread = (total: number, parts: number) =>
  Array.from({ length: parts }, (_, i) => Math.floor(total / parts) + (i < total % parts ? 1 : 0))

export async function loadDemoActivity(tx: Tx, { bodies, people }: DemoRegistry, now: Temporal.Instant): Promise<void> {
  const today = dayOf(now)
  for (const story of stories) {
    const centreId = bodies[`${story.commune}/learning-centre`]!
    const act = {
      by: people[story.commune === 'nha-nam' ? 'deputy-chair' : `${story.commune}/deputy-chair`]!,
      at: now.subtract({ hours: 24 }),
    }
    const months = Math.max(1, today.month - story.until)
    const [held, sessions, attendances] = [story.classes, story.sessions, story.attendances].map((total) => spread(total, months))
    for (let i = 0; i < months; i++) {
      const month = today.with({ month: i + 1, day: 1 })
      // Two lines a month where there were two classes or more, each its own field.
      const lines = held![i]! > 1 ? 2 : 1
      const [h, s, a] = [held!, sessions!, attendances!].map((of) => spread(of[i]!, lines))
      for (let line = 0; line < lines; line++) {
        const [kind, field] = fields[(i * 2 + line) % fields.length]!
        const counts = { held: h![line]!, sessions: Math.max(s![line]!, h![line]!), attendances: a![line]! }
        if (counts.held > 0) await recordTotal(tx, centreId, { month, kind, field, ...counts, fileId: null }, act)
      }
    }
    await recordYear(tx, centreId, today.year, yearOf(story, today), act)
  }
}

function yearOf({ plan, budget }: Story, today: Temporal.PlainDate) {
  const on = (monthDay: string) => {
    const day = Temporal.PlainDate.from(`${today.year}-${monthDay}`)
    return Temporal.PlainDate.compare(day, today) <= 0 ? day : today
  }
  return {
    planCode: plan?.code ?? '',
    planDecidedOn: plan ? on(plan.monthDay) : null,
    planFileId: null,
    budgetCode: budget?.code ?? '',
    budgetDecidedOn: budget ? on(budget.monthDay) : null,
    allotted: budget?.allotted ?? null,
    spent: budget?.spent ?? null,
    spentUntil: budget ? today : null,
  }
}
