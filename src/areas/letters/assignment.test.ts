import { expect, test } from 'vitest'
import type { ClauseRow } from '../../work/documents/index.ts'
import '../../work/measures.ts'
import { type Block, dueOf, problemsOfBlock } from './assignment.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const clause = (...deadlines: [date: string | null, recurrence: string | null][]) =>
  [{ deadlines: deadlines.map(([date, recurrence]) => ({ text: '', date, recurrence })) }] as unknown as ClauseRow[]

test('a day is proposed before what comes again; a past day is none', () => {
  expect(dueOf(clause(['2026-12-31', null], ['2026-12-15', null], [null, 'monthly:25']), today)).toEqual({ due: '15/12/2026', repeat: '' })
  expect(dueOf(clause(['2026-11-22', null]), today)).toEqual({ due: '', repeat: '' })
})

test.each([
  ['monthly:25', '25/11/2026', 'monthly'],
  ['monthly:20', '20/12/2026', 'monthly'],
  ['quarterly:20', '20/12/2026', 'quarterly'],
  ['half-yearly:10', '10/12/2026', 'half-yearly'],
  ['yearly:12-15', '15/12/2026', 'yearly'],
  ['yearly:06-15', '15/06/2027', 'yearly'],
  ['quarterly', '', ''],
  ['ongoing', '', ''],
])('%s is proposed from its next day on', (recurrence, due, repeat) => {
  expect(dueOf(clause([null, recurrence]), today)).toEqual({ due, repeat })
})

const block: Block = {
  clauseId: null,
  title: 'Báo cáo kết quả',
  due: '25/12/2026',
  repeat: 'monthly',
  offDay: 'move',
  measure: '',
  threshold: '1',
  product: '',
  leads: ['a'],
  withs: [],
}
const why = (over: Partial<Block>) => problemsOfBlock({ ...block, ...over }, 0, today, today).map((problem) => problem.why)

test('what comes again needs its first day, and a figure its threshold', () => {
  expect(why({})).toEqual([])
  expect(why({ due: '' })).toEqual(['repeatNeedsDate'])
  expect(why({ measure: 'document.issued', threshold: '0' })).toEqual(['badThreshold'])
  expect(why({ measure: 'unknown', threshold: '0' })).toEqual([])
})
