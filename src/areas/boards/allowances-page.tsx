import { date, monthName, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import type { CentreName } from '../../registry/index.ts'
import {
  Button,
  DateField,
  Details,
  Excel,
  Field,
  Filters,
  Form,
  Hint,
  Layout,
  Muted,
  Paragraph,
  Printed,
  Select,
  Table,
  Unseen,
} from '../../ui/index.ts'
import type { AllowanceLine } from './allowance-queries.ts'
import { words } from './words.ts'

interface Props {
  centre: CentreName
  month: Temporal.PlainYearMonth
  lines: AllowanceLine[]
  baseSalary: number
  total: number
  keeps: boolean
}

export const said = (say: typeof words.vi, { coefficient, amount }: Pick<AllowanceLine, 'coefficient' | 'amount'>) =>
  coefficient !== null ? say.coefficient(number(coefficient)) : amount !== null ? `${number(amount)} đ` : say.noAllowance

type Shown = Partial<AllowanceLine> & { no: string; name: string; sum: number }

export function AllowancesPage({ centre, month, lines, baseSalary, total, keeps }: Props) {
  const say = useWords(words)
  const { today } = useFacts()
  const path = `/centres/${centre.id}/allowances`
  const months = Array.from({ length: 14 }, (_, i) => today.toPlainYearMonth().add({ months: 1 - i }))
  const rows: Shown[] = lines.map((line, i) => ({ ...line, no: String(i + 1) }))
  return (
    <Layout
      title={say.allowancesTitle(monthName(month))}
      caption={centre.name}
      back={{ href: `/centres/${centre.id}/board`, text: say.board }}
      wide
    >
      <Filters action={path} ask={say.show}>
        <Select
          name="month"
          label={say.month}
          value={month.toString()}
          options={months.map((one) => ({ value: one.toString(), text: monthName(one) }))}
        />
      </Filters>
      <Muted>
        <Excel href={`${path}.xlsx?month=${month}`} />
      </Muted>
      <Paragraph>{say.allowanceNote(number(baseSalary))}</Paragraph>
      <Table
        hideCaption
        caption={say.allowancesTitle(monthName(month))}
        rows={rows}
        empty={say.nobodyHolds}
        totals={[{ no: '', name: say.total, sum: total }]}
        columns={[
          { key: 'no', head: say.number, cell: ({ no }) => no },
          { key: 'name', head: say.name, main: true, cell: ({ name }) => name },
          { key: 'post', head: say.post, cell: ({ title }) => title ?? '' },
          {
            key: 'allowance',
            head: say.allowance,
            cell: (row) =>
              row.tenureId && (
                <>
                  {said(say, { coefficient: row.coefficient ?? null, amount: row.amount ?? null })}
                  {row.basis && <Hint>{row.basis}</Hint>}
                  {keeps && row.allowanceId && row.until === null && (
                    <Form action={`/board-allowances/${row.allowanceId}/end`} several inline>
                      <Button variant="secondary">
                        {say.endAllowance}
                        <Unseen>: {row.name}</Unseen>
                      </Button>
                    </Form>
                  )}
                </>
              ),
          },
          { key: 'sum', head: say.sum, numeric: true, cell: ({ sum }) => number(sum) },
          { key: 'sign', head: say.sign, cell: ({ tenureId }) => (tenureId ? '……………………' : '') },
        ]}
      />
      {keeps && lines.length > 0 && (
        <Details summary={say.setAllowance} fields={['coefficient', 'amount', 'tenure']}>
          <Form action={`${path}?month=${month}`} several>
            <Select
              name="tenure"
              label={say.who}
              options={lines.map(({ tenureId, name, title }) => ({ value: tenureId, text: `${name} – ${title}` }))}
            />
            <Field name="coefficient" label={say.coefficientLabel} hint={say.coefficientHint} width={5} optional />
            <Field name="amount" label={say.amountLabel} width={10} optional />
            <Field name="allowanceBasis" label={say.allowanceBasis} />
            <DateField name="from" label={say.from} value={date(today)} />
            <Button>{say.save}</Button>
          </Form>
        </Details>
      )}
      <Printed />
    </Layout>
  )
}
