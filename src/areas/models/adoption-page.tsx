import { date, instant, monthName, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { type Measure, measureById } from '../../measures/index.ts'
import {
  Button,
  DateField,
  Details,
  Field,
  Form,
  Hint,
  Layout,
  Link,
  List,
  Muted,
  mainForm,
  Notice,
  Paragraph,
  Printed,
  Radios,
  Section,
  Select,
  SummaryList,
  Table,
  TextArea,
} from '../../ui/index.ts'
import type { Effect, MonthValue } from './effect.ts'
import { AdoptionTag } from './list-page.tsx'
import { adoptionStatus, stepsOf } from './model.ts'
import type { Adoption, Version } from './queries.ts'
import { words } from './words.ts'

interface PlanValues {
  plan: string
  responsible?: string
  startsOn: Temporal.PlainDate
  measureId?: string | null
  months?: number
}

function PlanFields({ values, measures }: { values: PlanValues; measures: Measure[] }) {
  const say = useWords(words)
  const { lang } = useFacts()
  return (
    <>
      <TextArea name="plan" label={say.plan} hint={say.planHint} value={values.plan} rows={8} />
      <Field name="responsible" label={say.responsible} value={values.responsible} />
      <DateField name="startsOn" label={say.startsOn} value={date(values.startsOn)} />
      <Select
        name="measure"
        label={say.measure}
        hint={say.measureHint}
        empty={say.noMeasure}
        optional
        value={values.measureId ?? ''}
        options={measures.map((measure) => ({ value: measure.id, text: measure.words[lang] }))}
      />
      <Field name="months" label={say.months} hint={say.monthsHint} type="number" width={2} value={String(values.months ?? 6)} />
    </>
  )
}

export function AdoptPage({ model, measures }: { model: Version; measures: Measure[] }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Layout title={say.adoptTitle} caption={model.title} back={{ href: `/models/${model.id}`, text: model.title }} form={mainForm}>
      <Paragraph>{say.adoptIntro}</Paragraph>
      <Hint>{say.credit(model.centre)}</Hint>
      <Form action={`/models/${model.id}/adoption`} main>
        <PlanFields values={{ plan: stepsOf(model.steps).join('\n'), startsOn: today }} measures={measures} />
        <Button>{say.doAdopt}</Button>
      </Form>
    </Layout>
  )
}

interface AdoptionProps {
  one: Adoption
  effect: Effect | null
  /** Page of the records behind a month, for whoever may open them. */
  href: ((month: Temporal.PlainDate) => string) | null
  mine: boolean
  reviews: boolean
  measures: Measure[]
}

export function AdoptionPage({ one, effect, href, mine, reviews, measures }: AdoptionProps) {
  const say = useWords(words)
  const { today, lang, actor } = useFacts()
  const state = adoptionStatus(one, today)
  const open = one.endedOn === null
  const path = `/adoptions/${one.id}`
  return (
    <Layout
      title={one.title}
      caption={`${say.adoption} · ${one.centre}`}
      status={<AdoptionTag one={one} />}
      back={one.modelId ? { href: `/models/${one.modelId}`, text: one.title } : { href: '/models', text: say.title }}
    >
      {one.endedOn && <Notice kind="warning">{say.endedBecause(date(one.endedOn), one.endReason)}</Notice>}
      <SummaryList
        rows={[
          { key: say.author, value: say.credit(one.author) },
          { key: say.startsOn, value: date(one.startsOn) },
          { key: say.responsible, value: one.responsible },
          { key: say.measure, value: (one.measureId && measureById(one.measureId)?.words[lang]) || say.noMeasure },
          { key: say.recordedBy, value: `${one.recordedBy} · ${instant(one.recordedAt)}` },
          one.reviewedOn !== null && { key: say.reviewedBy, value: `${one.reviewedBy} · ${date(one.reviewedOn)} · ${one.reviewNote}` },
        ]}
      />
      <Section title={say.plan}>
        <List numbered items={stepsOf(one.plan)} />
      </Section>
      <EffectSection effect={effect} href={href} />
      {mine && open && (
        <Details summary={say.changePlan} fields={['plan']}>
          <Form action={`${path}/plan`} version={one.version} several>
            <PlanFields values={one} measures={measures} />
            <Button>{say.changePlan}</Button>
          </Form>
        </Details>
      )}
      {reviews && state === 'under-way' && actor.person?.id !== one.recordedById && (
        <Section title={say.doReview}>
          <Paragraph>{say.reviewIntro}</Paragraph>
          <Form action={`${path}/review`} version={one.version} several>
            <TextArea name="note" label={say.reviewNote} rows={3} />
            <Button>{say.doReview}</Button>
          </Form>
        </Section>
      )}
      {mine && open && <End path={path} version={one.version} />}
      <Printed />
    </Layout>
  )
}

function End({ path, version }: { path: string; version: number }) {
  const say = useWords(words)
  return (
    <Details summary={say.end} fields={['reason']}>
      <Form action={`${path}/end`} version={version} several>
        <Radios
          name="kind"
          label={say.endKind}
          value="now"
          options={[
            { value: 'now', text: say.endNow },
            { value: 'mistake', text: say.endMistake },
          ]}
        />
        <Field name="reason" label={say.reason} />
        <Button variant="warning">{say.end}</Button>
      </Form>
    </Details>
  )
}

function EffectSection({ effect, href }: Pick<AdoptionProps, 'effect' | 'href'>) {
  const say = useWords(words)
  const { today } = useFacts()
  if (!effect)
    return (
      <Section title={say.effect}>
        <Paragraph>{say.noEffect}</Paragraph>
      </Section>
    )
  const running = (month: Temporal.PlainDate) => Temporal.PlainDate.compare(month.with({ day: 1 }), today.with({ day: 1 })) === 0
  const rows: (MonthValue & { when: string })[] = [
    ...effect.before.map((one) => ({ ...one, when: say.beforeWord })),
    ...effect.after.map((one) => ({ ...one, when: say.afterWord })),
  ]
  return (
    <Section title={say.effect}>
      <Notice>{say.caution}</Notice>
      <SummaryList
        rows={[
          { key: say.before, value: effect.meanBefore === null ? '–' : number(effect.meanBefore) },
          { key: say.after, value: effect.meanAfter === null ? say.notStarted : number(effect.meanAfter) },
        ]}
      />
      <Table
        dense
        hideCaption
        caption={say.effect}
        rows={rows}
        columns={[
          {
            key: 'month',
            head: say.month,
            main: true,
            cell: (row) => (
              <>
                {monthName(row.month)}
                {running(row.month) && <Muted> {say.running}</Muted>}
              </>
            ),
          },
          { key: 'when', head: say.when, cell: (row) => row.when },
          {
            key: 'value',
            head: say.value,
            numeric: true,
            cell: (row) => (href ? <Link href={href(row.month)}>{number(row.value)}</Link> : number(row.value)),
          },
        ]}
      />
    </Section>
  )
}
