import { z } from 'zod'
import { date, parseDate } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { DateField, Details, Select } from '../../ui/index.ts'
import { courseSentences, courseWords } from './course-words.ts'
import { type Calendar, dayOff, type Recurrence, type Rule, rules, workingDay } from './due.ts'
import { sentences } from './words.ts'

/** The form fields of `DueFields`, to be spread into a form's schema. */
export const dueShape = {
  due: z.string().trim().max(20),
  repeat: z.enum(['', ...rules]).default(''),
  offDay: z.enum(['keep', 'move']).default('keep'),
}

export interface DueForm {
  due: string
  repeat: Rule | ''
  offDay: 'keep' | 'move'
}

export interface DueChoice {
  dueOn: Temporal.PlainDate | null
  recurrence: Recurrence | null
}

/** What the officer chose as due date, or the sentence that refuses it. */
export function readDue({ due, repeat, offDay }: DueForm, today: Temporal.PlainDate, calendar: Calendar): DueChoice | { refused: string } {
  if (!due.trim()) return repeat ? { refused: courseSentences.repeatNeedsDate } : { dueOn: null, recurrence: null }
  const anchor = parseDate(due)
  if (!anchor) return { refused: sentences.badDate }
  if (Temporal.PlainDate.compare(anchor, today) < 0) return { refused: sentences.pastDate(date(anchor), date(today)) }
  const workingDays = offDay === 'move'
  return {
    dueOn: workingDays ? workingDay(anchor, calendar) : anchor,
    recurrence: repeat ? { rule: repeat, anchor, workingDays } : null,
  }
}

/** Due date, whether it comes again, and what happens on a day off. `index` tells repeated blocks of one form apart. */
export function DueFields({ index, value, repeat = '' }: { index?: number; value?: string; repeat?: Rule | '' }) {
  const say = useWords(courseWords)
  const place = (name: string) => (index === undefined ? { name } : { name, id: `${name}-${index}`, index })
  return (
    <>
      <DateField {...place('due')} label={say.due} hint={say.dueHint} value={value} />
      <Details summary={say.moreDue} open={repeat !== ''} fields={['repeat']}>
        <Select
          {...place('repeat')}
          label={say.repeat}
          hint={say.repeatHint}
          value={repeat}
          options={[{ value: '', text: say.once }, ...rules.map((rule) => ({ value: rule, text: say[rule] }))]}
        />
        <Select
          {...place('offDay')}
          label={say.offDay}
          options={[
            { value: 'keep', text: say.keep },
            { value: 'move', text: say.move },
          ]}
        />
      </Details>
    </>
  )
}

type Say = typeof courseWords.vi

/** 'Thứ Tư, 02/09/2026', with the reason when nobody works on it. */
export function dayInWords(day: Temporal.PlainDate, calendar: Calendar, say: Say): string {
  const named = `${say.weekdays.split(',')[day.dayOfWeek - 1]}, ${date(day)}`
  const off = dayOff(day, calendar)
  if (!off) return named
  return `${named} (${typeof off === 'string' ? say.weekend : say.dayOff(off.name)})`
}

/** What to tell whoever has just set a due date: moved from a day off, or left on one. */
export function dueRemark(form: DueForm, { dueOn }: DueChoice, calendar: Calendar, say: Say): string {
  const typed = parseDate(form.due)
  if (!dueOn || !typed) return ''
  if (!typed.equals(dueOn)) return say.moved(dayInWords(typed, calendar, say), dayInWords(dueOn, calendar, say))
  return dayOff(dueOn, calendar) ? say.isDayOff(dayInWords(dueOn, calendar, say)) : ''
}

/** 'ngày 25 hằng tháng, trùng ngày nghỉ thì …'; null for what comes once. */
export function recurrenceInWords(
  { rule, anchor, workingDays }: { rule: Rule | ''; anchor: Temporal.PlainDate | null; workingDays: boolean },
  say: Say,
): string | null {
  if (!rule || !anchor) return null
  const every = rule === 'monthly' ? say.ruleMonthly(String(anchor.day)) : say.ruleOther(say[rule], date(anchor))
  return [every, workingDays && say.onWorkingDays].filter(Boolean).join('; ')
}

/** A choice as it will be, for the page on which answers are checked: the day with its weekday, and how it comes again. Null without a day. */
export function dueInWords(form: DueForm, today: Temporal.PlainDate, calendar: Calendar, lang: 'vi' | 'en'): string | null {
  const say = courseWords[lang]
  const due = readDue(form, today, calendar)
  if ('refused' in due || !due.dueOn) return null
  const again = due.recurrence && recurrenceInWords(due.recurrence, say)
  return [dayInWords(due.dueOn, calendar, say), again].filter(Boolean).join(' · ')
}
