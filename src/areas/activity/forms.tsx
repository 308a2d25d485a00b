import { date, monthName, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import type { LearningField } from '../../registry/index.ts'
import { Button, DateField, Details, Field, FileField, Form, Hint, Layout, Radios, Select } from '../../ui/index.ts'
import { kinds, monthsOf } from './activity.ts'
import { monthPath } from './display.ts'
import type { Total, Year } from './queries.ts'
import { words } from './words.ts'

/** What a line is about: "Tháng 08/2026 – Lớp: Pháp luật". */
export function useTotalName(fields: LearningField[]): (total: Pick<Total, 'month' | 'kind' | 'field'>) => string {
  const say = useWords(words)
  const { lang } = useFacts()
  return ({ month, kind, field }) => say.totalOf(monthName(month), say[kind], fields.find(({ code }) => code === field)?.[lang] ?? field)
}

function Counts({ total }: { total?: Total }) {
  const say = useWords(words)
  return (
    <>
      <Field name="held" label={say.held} type="number" width={5} value={total && String(total.held)} />
      <Field name="sessions" label={say.sessionsLabel} type="number" width={5} value={total && String(total.sessions)} />
      <Field
        name="attendances"
        label={say.attendancesLabel}
        hint={say.attendancesHint}
        type="number"
        width={5}
        value={total && String(total.attendances)}
      />
      <FileField name="file" label={say.file} hint={say.fileHint} optional />
    </>
  )
}

export function AddForm({
  centreId,
  year,
  month,
  fields,
}: {
  centreId: string
  year: number
  month?: Temporal.PlainDate
  fields: LearningField[]
}) {
  const say = useWords(words)
  const { lang, today, problems } = useFacts()
  const months = monthsOf(year, today).toReversed()
  const mine = ['month', 'kind', 'field', 'held', 'sessions', 'attendances', 'file']
  return (
    <Details summary={say.add} fields={mine} open={problems.some(({ field }) => field && mine.includes(field))}>
      <Form action={`/centres/${centreId}/activity-totals?year=${year}`} files several>
        <Select
          name="month"
          label={say.month}
          value={month?.toString()}
          options={months.map((month) => ({ value: month.toString(), text: monthName(month) }))}
        />
        <Radios name="kind" label={say.kind} options={kinds.map((kind) => ({ value: kind, text: say[kind] }))} />
        <Select name="field" label={say.field} options={fields.map((one) => ({ value: one.code, text: one[lang] }))} empty />
        <Counts />
        <Button>{say.add}</Button>
      </Form>
    </Details>
  )
}

export function CorrectPage({ total, fields }: { total: Total; fields: LearningField[] }) {
  const say = useWords(words)
  const named = useTotalName(fields)
  return (
    <Layout title={say.editTitle(named(total))} back={{ href: monthPath(total.centreId, total.month), text: say.byMonth }}>
      <Form action={`/activity/${total.id}/edit`} version={total.version} files main>
        <Counts total={total} />
        <Button>{say.save}</Button>
      </Form>
      <Form action={`/activity/${total.id}/removal`} version={total.version} several>
        <Hint>{say.removeHint}</Hint>
        <Button variant="warning">{say.remove}</Button>
      </Form>
    </Layout>
  )
}

const day = (value: Temporal.PlainDate | null | undefined) => (value ? date(value) : '')
const money = (value: number | null | undefined) => (value == null ? '' : number(value))
const yearFields = ['planCode', 'planDecidedOn', 'planFile', 'budgetCode', 'budgetDecidedOn', 'allotted', 'spent', 'spentUntil']

export function YearForm({ centreId, year, papers }: { centreId: string; year: number; papers: Year | undefined }) {
  const say = useWords(words)
  const { problems } = useFacts()
  return (
    <Details summary={say.editYear} fields={yearFields} open={problems.some(({ field }) => field && yearFields.includes(field))}>
      <Form action={`/centres/${centreId}/activity-years/${year}?year=${year}`} version={papers?.version ?? 0} files several>
        <Field name="planCode" label={say.planCode} width={20} value={papers?.planCode} optional />
        <DateField name="planDecidedOn" label={say.planDecidedOn} value={day(papers?.planDecidedOn)} optional />
        <FileField name="planFile" label={say.planFile} hint={say.planHint} optional />
        <Field name="budgetCode" label={say.budgetCode} width={20} value={papers?.budgetCode} optional />
        <DateField name="budgetDecidedOn" label={say.budgetDecidedOn} value={day(papers?.budgetDecidedOn)} optional />
        <Field
          name="allotted"
          label={say.allotted}
          hint={say.moneyHint}
          width={10}
          value={money(papers?.allotted)}
          type="number"
          optional
        />
        <Field name="spent" label={say.spent} width={10} value={money(papers?.spent)} type="number" optional />
        <DateField name="spentUntil" label={say.spentUntil} value={day(papers?.spentUntil)} optional />
        <Button>{say.save}</Button>
      </Form>
    </Details>
  )
}
