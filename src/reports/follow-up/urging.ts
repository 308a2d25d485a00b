import type { DraftPaper } from '../../areas/issuing/index.ts'
import { type Reach, within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { date } from '../../kernel/format.ts'
import { joinName } from '../../registry/index.ts'
import { type Block, profileOn } from '../../work/papers/index.ts'
import { counterSql, type Nature, statusSql, working } from '../../work/tasks/index.ts'
import { headOf } from '../upward/heads.ts'
import { signerPosition } from '../upward/names.ts'
import type { Reporter } from '../upward/queries.ts'
import { given } from './queries.ts'

export interface Urged {
  id: string
  title: string
  document: string | null
  dueOn: Temporal.PlainDate
  firstDueOn: Temporal.PlainDate
  daysLate: number
}

/** An office that the reach's body gave work to. */
export async function selectOffice(db: Db, reach: Reach, id: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    select body.id, term.name from bodies as body ${joinName('body.id', 'term')}
    where body.id = ${id} and exists (
      select from assignments as a join tasks as t on t.id = a.task_id where a.body_id = body.id and ${within(reach, 't.assigner_body_id')})`.execute(
    db,
  )
  return rows[0]
}

/** What can be urged: overdue, and the office's turn. Reported, paused, or waiting for a later date is not. */
export const urgeable = (today: Temporal.PlainDate) =>
  sql<boolean>`(${counterSql(today)} = 'open-late' and ${statusSql()} = any(${[...working]}))`

export async function selectUrged(db: Db, reach: Reach, bodyId: string, nature: Nature, today: Temporal.PlainDate): Promise<Urged[]> {
  const { rows } = await sql<Urged>`
    select a.id, t.title, coalesce(nullif(d.code, ''), d.subject) as document, a.due_on as "dueOn", a.first_due_on as "firstDueOn", ${today}::date - a.due_on as "daysLate"
    from ${given(reach, today)} left join documents as d on d.id = t.document_id
    where a.body_id = ${bodyId} and a.nature = ${nature} and ${urgeable(today)} order by a.due_on, a.id limit 500`.execute(db)
  return rows
}

export interface Urging {
  reporter: Reporter
  party: boolean
  office: string
  nature: Nature
  rows: Urged[]
  on: Temporal.PlainDate
  /** Day by which an answer is asked for. */
  answerBy: Temporal.PlainDate
  sample: boolean
}

const text = (said: string): Block => ({ kind: 'paragraph', runs: [{ text: said }] })
const organOf = (notation: string) => notation.replace(/^BC[-/]/, '')
const inFull = (name: string) => name.replace(/^UBND(?!\p{L})/u, 'Ủy ban nhân dân')

/** An urging letter below in the own line; sideways a request to pay attention, never an urging (practice.md, "Wording"). */
export function urgingPaper({ reporter, party, office, nature, rows, on, answerBy, sample }: Urging): DraftPaper {
  const { notation, ...head } = headOf(reporter)
  const position = signerPosition(reporter.kind).split('\n')
  const order = nature === 'order'
  const to = inFull(office)
  const count = `${rows.length} nhiệm vụ`
  return {
    profile: profileOn(party ? 'party' : 'state', on).id,
    kind: 'CV',
    ...head,
    notation: party ? `CV/${organOf(notation)}` : `${organOf(notation)}-VP`,
    number: null,
    date: null,
    month: on.toPlainYearMonth(),
    subject: order ? 'đôn đốc thực hiện nhiệm vụ quá hạn' : 'đề nghị quan tâm phối hợp thực hiện nhiệm vụ',
    addressees: [to],
    legalBasis: [],
    body: [
      text(
        order
          ? `Qua theo dõi, tính đến ngày ${date(on)}, ${to} còn ${count} được giao đã quá hạn, cụ thể như sau:`
          : `Tính đến ngày ${date(on)}, còn ${count} đề nghị ${to} phối hợp đã qua thời hạn dự kiến, cụ thể như sau:`,
      ),
      {
        kind: 'table',
        columns: [
          { head: 'TT', width: 7, align: 'center' },
          { head: 'Nhiệm vụ', width: 45 },
          { head: 'Văn bản', width: 18 },
          { head: 'Hạn', width: 16, align: 'center' },
          { head: order ? 'Số ngày quá hạn' : 'Số ngày đã qua', width: 14, align: 'right' },
        ],
        rows: rows.map((row, i) => [String(i + 1), row.title, row.document ?? '', dueOf(row), String(row.daysLate)]),
      },
      text(
        order
          ? `Yêu cầu ${to} khẩn trương thực hiện, báo cáo kết quả, nguyên nhân chậm và thời gian hoàn thành trước ngày ${date(answerBy)}.`
          : `Trân trọng đề nghị ${to} quan tâm phối hợp thực hiện và trao đổi kết quả trước ngày ${date(answerBy)} để tổng hợp chung.`,
      ),
    ],
    distribution: ['Như trên'],
    signature: { authority: position.slice(0, -1).join('\n') || null, position: position.at(-1) ?? '', name: reporter.signer },
    sample,
  }
}

/** The first date stays in sight when an extension moved it. */
const dueOf = ({ dueOn, firstDueOn }: Urged) => (dueOn.equals(firstDueOn) ? date(dueOn) : `${date(dueOn)} (hạn đầu ${date(firstDueOn)})`)
