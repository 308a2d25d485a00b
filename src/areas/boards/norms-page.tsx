import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  DateField,
  Details,
  Excel,
  Field,
  Form,
  Hint,
  Layout,
  Muted,
  Paragraph,
  Printed,
  Section,
  Select,
  Status,
  Table,
  TextArea,
  Unseen,
} from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { postName } from './list-page.tsx'
import { roleOrder } from './norm.ts'
import type { AuthorityRow, LimitsRow, NormRow, Ruled } from './norm-queries.ts'
import { words } from './words.ts'

interface Props {
  norms: NormRow[]
  authorities: AuthorityRow[]
  limits: LimitsRow[]
  /** The reader's body, when it keeps rules. */
  keeperId: string | null
}

export const span = (say: typeof words.vi, { from, until }: Ruled) =>
  until ? say.span(date(from), date(until.subtract({ days: 1 }))) : say.openEnd(date(from))

/** Where several rows speak of the same thing on a day, a keeper's own goes before the shipped one. */
export function standing<R extends Ruled>(row: R, rows: readonly R[], same: (a: R, b: R) => boolean, today: Temporal.PlainDate) {
  const holds = (one: R) =>
    Temporal.PlainDate.compare(one.from, today) <= 0 && (one.until === null || Temporal.PlainDate.compare(today, one.until) < 0)
  if (Temporal.PlainDate.compare(row.from, today) > 0) return 'coming'
  if (!holds(row)) return 'past'
  return row.keeperId === null && rows.some((one) => one.keeperId !== null && same(one, row) && holds(one)) ? 'overruled' : 'inForce'
}
const looks = { inForce: 'done', coming: 'soon', past: 'none', overruled: 'none' } as const
export const sameNorm = (a: NormRow, b: NormRow) => a.role === b.role && a.line === b.line
export const sameScope = (a: AuthorityRow, b: AuthorityRow) => a.scope === b.scope

export function NormsPage({ norms, authorities, limits, keeperId }: Props) {
  const say = useWords(words)
  return (
    <Layout title={say.norms} back={{ href: '/boards', text: say.title }} wide>
      <CentreTabs current="/boards" />
      <Paragraph>{say.normsIntro}</Paragraph>
      <Muted>
        <Excel href="/boards/norms.xlsx" />
      </Muted>
      <Section title={say.norm} id="norms">
        <Rules
          caption={say.norm}
          path="/board-norms"
          rows={norms}
          same={sameNorm}
          keeperId={keeperId}
          columns={[
            { key: 'role', head: say.post, main: true, cell: (row) => postName(say, row.role, row.line) },
            { key: 'count', head: say.count, numeric: true, cell: (row) => number(row.count) },
            {
              key: 'home',
              head: say.homeText,
              cell: (row) => (
                <>
                  {row.homeText}
                  {row.asks && <Hint>{`${say.asks}: ${row.asks}`}</Hint>}
                </>
              ),
            },
          ]}
        />
        {keeperId && <AddNorm norms={norms} />}
      </Section>
      <Section title={say.authority} id="authority">
        <Rules
          caption={say.authority}
          path="/board-authorities"
          rows={authorities}
          same={sameScope}
          keeperId={keeperId}
          columns={[
            { key: 'scope', head: say.scope, main: true, cell: (row) => say[`scope-${row.scope}`] },
            { key: 'decider', head: say.decider, cell: (row) => row.decider },
            { key: 'adviser', head: say.adviser, cell: (row) => row.adviser },
          ]}
        />
        {keeperId && <AddAuthority current={authorities.find(({ scope, until }) => scope === 'board' && until === null)} />}
      </Section>
      <Section title={say.limits} id="limits">
        <Rules
          caption={say.limits}
          path="/board-limits"
          rows={limits}
          same={() => true}
          keeperId={keeperId}
          columns={[
            { key: 'term', head: say.termMonths, numeric: true, main: true, cell: (row) => number(row.termMonths) },
            { key: 'acting', head: say.actingMonths, numeric: true, cell: (row) => number(row.actingMonths) },
            { key: 'ending', head: say.endingDays, numeric: true, cell: (row) => number(row.endingDays) },
            { key: 'salary', head: say.baseSalary, numeric: true, cell: (row) => number(row.baseSalary) },
          ]}
        />
        {keeperId && <AddLimits current={limits[0]} />}
      </Section>
      <Printed />
    </Layout>
  )
}

type Columns<R> = Parameters<typeof Table<R>>[0]['columns']

interface RulesProps<R> {
  caption: string
  path: string
  rows: R[]
  same(a: R, b: R): boolean
  keeperId: string | null
  columns: Columns<R>
}

function Rules<R extends Ruled & { basis: string }>({ caption, path, rows, same, keeperId, columns }: RulesProps<R>) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Table
      dense
      hideCaption
      caption={caption}
      rows={rows}
      empty={say.noNorm}
      columns={[
        ...columns,
        { key: 'basis', head: say.basis, cell: (row) => row.basis },
        { key: 'valid', head: say.valid, cell: (row) => span(say, row) },
        {
          key: 'keeper',
          head: say.keeper,
          cell: (row) => row.keeper ?? say.shipped,
        },
        {
          key: 'state',
          head: say.state,
          cell: (row) => {
            const now = standing(row, rows, same, today)
            return (
              <>
                <Status kind={looks[now]}>{say[now]}</Status>
                {keeperId !== null && row.keeperId === keeperId && now !== 'past' && (
                  <Form action={`${path}/${row.id}/end`} several inline>
                    <Button variant="secondary">
                      {say.endRule}
                      <Unseen>: {span(say, row)}</Unseen>
                    </Button>
                  </Form>
                )}
              </>
            )
          },
        },
      ]}
    />
  )
}

const seatKey = (role: string, line: string) => `${role}/${line}`

function AddNorm({ norms }: { norms: NormRow[] }) {
  const say = useWords(words)
  const lines = ['state', 'society', 'school', 'front', '']
  const known = [
    ...new Set([...norms.map(({ role, line }) => seatKey(role, line)), ...lines.map((line) => seatKey('centre-deputy-director', line))]),
  ]
  const name = (key: string) => {
    const [role, line] = key.split('/') as [string, string]
    return postName(say, role, line)
  }
  return (
    <Details summary={say.addNorm} fields={['homeText', 'seat']}>
      <Form action="/boards/norms" several>
        <Select
          name="seat"
          label={say.post}
          hint={say.addNormHint}
          options={known
            .toSorted((a, b) => roleOrder.indexOf(a.split('/')[0]!) - roleOrder.indexOf(b.split('/')[0]!))
            .map((key) => ({ value: key, text: name(key) }))}
        />
        <Field name="count" label={say.count} type="number" width={5} value="1" />
        <Field name="homeText" label={say.homeText} hint={say.homeTextHint} />
        <Field name="asks" label={say.asks} optional />
        <FromDay of="norm" />
      </Form>
    </Details>
  )
}

function AddAuthority({ current }: { current: AuthorityRow | undefined }) {
  const say = useWords(words)
  const levels = ['commune', 'province'] as const
  return (
    <Details summary={say.addAuthority} fields={['decider', 'scope']}>
      <Form action="/boards/authorities" several>
        <Select
          name="scope"
          label={say.scope}
          options={(['board', 'staff'] as const).map((scope) => ({ value: scope, text: say[`scope-${scope}`] }))}
        />
        <Field name="decider" label={say.decider} hint={say.deciderHint} value={current?.decider} />
        <Select name="level" label={say.level} options={levels.map((level) => ({ value: level, text: say[`level-${level}`] }))} />
        <Field name="adviser" label={say.adviser} value={current?.adviser} />
        <TextArea name="grounds" label={say.grounds} hint={say.groundsHint} rows={4} value={current?.grounds.join('\n')} />
        <FromDay of="authority" />
      </Form>
    </Details>
  )
}

function AddLimits({ current }: { current: LimitsRow | undefined }) {
  const say = useWords(words)
  const fields = ['termMonths', 'actingMonths', 'endingDays', 'baseSalary'] as const
  return (
    <Details summary={say.addLimits} fields={['termMonths']}>
      <Form action="/boards/limits" several>
        {fields.map((name) => (
          <Field key={name} name={name} label={say[name]} type="number" width={10} value={current && String(current[name])} />
        ))}
        <FromDay of="limits" />
      </Form>
    </Details>
  )
}

/** Each row of law is added with its ground and its first day; what held before is not rewritten. */
function FromDay({ of }: { of: 'norm' | 'authority' | 'limits' }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <>
      <TextArea name="basis" id={`${of}-basis`} label={say.basis} rows={2} />
      <DateField name="from" id={`${of}-from`} label={say.from} value={date(today)} />
      <Button>{say.save}</Button>
    </>
  )
}
