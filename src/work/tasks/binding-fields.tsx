import { z } from 'zod'
import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { both, defineWords, useWords } from '../../kernel/words.ts'
import { bindableMeasures, measureById, type Stood } from '../../measures/index.ts'
import { Details, Field, Link, Notice, Paragraph, Section, Select, Table } from '../../ui/index.ts'
import type { Binding } from './binding.ts'
import type { Assignment } from './queries.ts'

const words = defineWords({
  vi: {
    bind: 'Gắn với số liệu (nếu có)',
    measure: 'Số liệu',
    measureHint: 'Khi hồ sơ của cơ quan nhận và các đơn vị trực thuộc đạt mức này, nhiệm vụ tự chuyển “Đủ điều kiện, chờ xác nhận”.',
    unbound: 'Không gắn',
    threshold: 'Mức cần đạt',
    progress: 'Tiến độ theo hồ sơ',
    stands: (value: string, threshold: string, name: string) => `${value}/${threshold} · ${name}`,
    counted: (day: string) => `Tính từ ngày giao ${day}, gồm cả các đơn vị trực thuộc.`,
    held: 'Tính theo hồ sơ đang có hiệu lực, gồm cả các đơn vị trực thuộc.',
    trueSince: (day: string) => `Đủ điều kiện từ ngày ${day}; ngày này quyết định đúng hạn hay quá hạn.`,
    seen: (day: string) => `Hồ sơ có trong hệ thống từ ngày ${day}.`,
    writtenBack: (seen: string, due: string) =>
      `Hồ sơ được ghi ngày ${seen}, sau hạn ${due}, với ngày còn trong hạn. Mở hồ sơ, kiểm tra ngày trên bản ký trước khi xác nhận.`,
    record: 'Hồ sơ',
    day: 'Ngày',
    none: 'Chưa có hồ sơ nào được tính.',
  },
  en: {
    bind: 'Bind to a figure (optional)',
    measure: 'Figure',
    measureHint:
      'When the records of the receiving body and all that answer to it reach this value, the task turns “Conditions met” by itself.',
    unbound: 'None',
    threshold: 'Value to reach',
    progress: 'Progress by records',
    stands: (value: string, threshold: string, name: string) => `${value}/${threshold} · ${name}`,
    counted: (day: string) => `Counted from the day it was given, ${day}, with all bodies that answer to it.`,
    held: 'Counted from what is in force, with all bodies that answer to it.',
    trueSince: (day: string) => `True since ${day}; this day decides on time or late.`,
    seen: (day: string) => `The records are in the system since ${day}.`,
    writtenBack: (seen: string, due: string) =>
      `The record was written down on ${seen}, after the due day ${due}, with a day before it. Open it and check the day of the signed copy before you confirm.`,
    record: 'Record',
    day: 'Day',
    none: 'No record counts yet.',
  },
})

export const bindingSays = {
  threshold: both('Mức cần đạt phải là số nguyên lớn hơn 0. Ghi lại, ví dụ 1.', 'The value to reach must be a whole number above 0.'),
}

/** The form fields of `BindingFields`, to be spread into a form's schema. */
export const bindingShape = { measure: z.string().max(60).default(''), threshold: z.string().trim().max(7).default('') }

export function BindingFields({ index }: { index?: number }) {
  const say = useWords(words)
  const { lang } = useFacts()
  const place = (name: string) => (index === undefined ? { name } : { name, id: `${name}-${index}`, index })
  return (
    <Details summary={say.bind} fields={['measure']}>
      <Select
        {...place('measure')}
        label={say.measure}
        hint={say.measureHint}
        options={[{ value: '', text: say.unbound }, ...bindableMeasures().map((one) => ({ value: one.id, text: one.words[lang] }))]}
      />
      <Field {...place('threshold')} type="number" width={5} label={say.threshold} value="1" />
    </Details>
  )
}

/** 'Văn bản đã ban hành: 2', for the page on which answers are checked; null without a binding. */
export function bindingInWords(binding: Binding | null, lang: 'vi' | 'en'): string | null {
  const measure = binding && measureById(binding.measureId)
  return measure ? `${measure.words[lang]}: ${binding.threshold}` : null
}

export const useBindingLabel = () => useWords(words).progress

interface ProgressProps {
  stood: Stood & Binding
  part: Pick<Assignment, 'fulfilledOn' | 'fulfilledSeenOn' | 'dueOn'>
  assignedOn: Temporal.PlainDate
  mine: boolean
}

/** How far records prove the part, and which. The receiver opens them; the giver sees what they are. */
export function Progress({ stood, part: { fulfilledOn, fulfilledSeenOn: seenOn, dueOn }, assignedOn, mine }: ProgressProps) {
  const say = useWords(words)
  const { lang, actor } = useFacts()
  const measure = measureById(stood.measureId)!
  const after = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) > 0
  const opens = mine || (measure.opens !== undefined && actor.may(measure.opens))
  return (
    <Section title={say.progress}>
      <Paragraph>
        <strong>{say.stands(number(stood.value), number(stood.threshold), measure.words[lang])}</strong>
      </Paragraph>
      <Paragraph>
        {stood.since
          ? `${say.trueSince(date(stood.since))} ${seenOn ? say.seen(date(seenOn)) : ''}`
          : measure.adds === 'stock'
            ? say.held
            : say.counted(date(assignedOn))}
      </Paragraph>
      {seenOn && dueOn && fulfilledOn && after(seenOn, dueOn) && !after(fulfilledOn, dueOn) && (
        <Notice kind="warning">{say.writtenBack(date(seenOn), date(dueOn))}</Notice>
      )}
      <Table
        dense
        hideCaption
        caption={say.progress}
        rows={stood.records}
        empty={say.none}
        columns={[
          { key: 'title', head: say.record, main: true, cell: (row) => (opens ? <Link href={row.href}>{row.title}</Link> : row.title) },
          { key: 'on', head: say.day, cell: (row) => date(row.from) },
        ]}
      />
    </Section>
  )
}
