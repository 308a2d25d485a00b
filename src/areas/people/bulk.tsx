import { z } from 'zod'
import type { Actor, Reach } from '../../kernel/access.ts'
import type { Db, Tx } from '../../kernel/db/index.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { command, drawn, drawnAfter, page, refuse, routes } from '../../kernel/http/index.ts'
import { pick, useWords } from '../../kernel/words.ts'
import { properCase } from '../../registry/index.ts'
import {
  Actions,
  Button,
  Details,
  Form,
  Hidden,
  Layout,
  Link,
  List,
  Muted,
  Notice,
  Paragraph,
  Section,
  Status,
  Table,
  TextArea,
} from '../../ui/index.ts'
import { cellsOf } from '../../work/sheets.ts'
import { importPeople } from './access.ts'
import { SlipsPage } from './account-pages.tsx'
import { createUser, type Slip } from './create.ts'
import { useRoleOptions } from './post-fields.tsx'
import { type Role, selectKnown, selectRoles } from './queries.ts'
import { granterOf } from './routes.tsx'
import { type JudgedRow, judgeRows, rowsOf } from './staff-list.ts'
import { rowSays, sentences, words } from './words.ts'

function PastePage({ roles }: { roles: Role[] }) {
  const say = useWords(words)
  const names = useRoleOptions()(roles)
  return (
    <Layout title={say.manyTitle} back={{ href: '/people', text: say.backTo }}>
      <Paragraph>{say.manyIntro}</Paragraph>
      <Paste />
      <Details summary={say.manyExample}>
        <Paragraph small>{example.join(' · ')}</Paragraph>
        <List items={names.map(({ text, group }) => (group ? `${text} – ${group}` : text))} />
      </Details>
    </Layout>
  )
}

const example = ['Nguyễn Văn Hòa', 'Trưởng thôn', 'Thôn Gốc Đa', '01/12/2026']

function Paste() {
  const say = useWords(words)
  return (
    <Form action="/people/bulk" autosave={false}>
      <TextArea name="text" label={say.manyText} hint={say.manyHint} rows={12} />
      <Actions>
        <Button name="go" value="check">
          {say.manyCheck}
        </Button>
      </Actions>
    </Form>
  )
}

/** "Dòng 12 thiếu chức danh." for each wrong row, and what becomes of the others. */
function problemsIn(rows: readonly JudgedRow[]): string[] {
  const wrong = rows.flatMap((row) => (row.problem ? [sentences.badRow(row.line, rowSays[row.problem](row))] : []))
  return wrong.length > 0 ? [...wrong.slice(0, 20), sentences.others(rows.length - wrong.length)] : []
}

function ReviewPage({ rows, text }: { rows: JudgedRow[]; text: string }) {
  const say = useWords(words)
  const { lang } = useFacts()
  const fresh = rows.filter(({ state }) => state === 'new').length
  const problems = problemsIn(rows)
  return (
    <Layout title={say.reviewTitle} back={{ href: '/people/bulk', text: say.manyTitle }} wide>
      {problems.length > 0 ? (
        <Notice kind="error">
          <List items={problems.map((problem) => pick(lang, problem))} />
        </Notice>
      ) : (
        <Notice>{fresh > 0 ? say.reviewGood(fresh, rows.length - fresh) : say.allKnown}</Notice>
      )}
      <Judged rows={rows} />
      {problems.length === 0 && fresh > 0 && (
        <Form action="/people/bulk" autosave={false}>
          <Hidden name="text" value={text} />
          <Actions>
            <Button name="go" value="save">
              {say.saveMany(fresh)}
            </Button>
          </Actions>
        </Form>
      )}
      <Section title={say.edit}>
        <Paste />
      </Section>
    </Layout>
  )
}

const looks = { new: 'done', exists: 'none', error: 'late' } as const

function Judged({ rows }: { rows: JudgedRow[] }) {
  const say = useWords(words)
  const { lang } = useFacts()
  const said = { new: say.rowNew, exists: say.rowExists, error: say.rowError }
  return (
    <Table
      dense
      hideCaption
      caption={say.reviewTitle}
      rows={rows}
      columns={[
        {
          key: 'name',
          head: say.name,
          cell: (row) => (row.personId ? <Link href={`/people/${row.personId}`}>{row.name}</Link> : row.name || '–'),
        },
        { key: 'line', head: say.line, numeric: true, cell: ({ line }) => line },
        { key: 'title', head: say.role, cell: ({ title }) => title || '–' },
        { key: 'body', head: say.body, cell: ({ body }) => body || '–' },
        { key: 'from', head: say.from, cell: ({ day }) => date(day) },
        {
          key: 'result',
          head: say.result,
          cell: (row) => (
            <div>
              <Status kind={looks[row.state]}>{said[row.state]}</Status> {row.problem && pick(lang, rowSays[row.problem](row))}
              {row.state === 'new' && row.namesake && <Muted>{say.namesake}</Muted>}
            </div>
          ),
        },
      ]}
    />
  )
}

const paste = page({ path: '/people/bulk', verb: importPeople, about: 'Add many people from a pasted list' }, async ({ db }) => (
  <PastePage roles={await selectRoles(db)} />
))

const most = 500

async function judged(db: Db, reach: Reach, actor: Actor, today: Temporal.PlainDate, text: string): Promise<JudgedRow[]> {
  const rows = rowsOf(cellsOf(text))
  return rows.length > most ? [] : judgeRows(rows, await selectKnown(db, reach, today), granterOf(actor), parseDate, today)
}

/** Checked first, then saved as a whole or not at all. */
const bulk = command(
  {
    path: '/people/bulk',
    verb: importPeople,
    again: paste,
    form: z.object({ text: z.string().max(200_000), go: z.enum(['check', 'save']) }),
    audit: 'names-only',
    about: 'Check a pasted list, or save all of it; the slips are shown once',
  },
  async ({ form, tx, reach, actor, today, now, lang, note }) => {
    const rows = await judged(tx, reach, actor, today, form.text)
    if (rows.length === 0) return refuse({ field: 'text', text: form.text.trim() ? sentences.tooMany : sentences.noRows })
    if (form.go === 'check') return drawn(<ReviewPage rows={rows} text={form.text} />, { text: form.text })
    const problems = problemsIn(rows)
    if (problems.length > 0) return refuse(problems.map((text) => ({ field: 'text', text })))
    const slips = await save(tx, rows, now)
    note({ people: slips.map(({ personId }) => personId) })
    return drawnAfter(<SlipsPage slips={slips} back={{ href: '/people', text: words[lang].toPeople }} />)
  },
)

async function save(tx: Tx, rows: readonly JudgedRow[], now: Temporal.Instant): Promise<Slip[]> {
  const slips: (Slip | null)[] = []
  for (const { state, name, bodyId, role, title, day } of rows)
    if (state === 'new') slips.push(await createUser(tx, { name: shownName(name), bodyId, role, title, from: day }, now))
  return slips.filter((slip) => slip !== null)
}

/** Lists are often typed in capitals: NGUYỄN VĂN A. */
const shownName = (name: string) => (name === name.toLocaleUpperCase('vi') ? properCase(name) : name)

export const bulkRoutes = routes(paste, bulk)
