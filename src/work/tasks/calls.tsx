import { type Actor, type Reach, within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { date } from '../../kernel/format.ts'
import { page, routes } from '../../kernel/http/index.ts'
import { defineWords, useWords } from '../../kernel/words.ts'
import { joinName } from '../../registry/index.ts'
import { Actions, EmptyState, Layout, LinkButton, List, Paragraph, Printed, Table } from '../../ui/index.ts'
import { readCallList, seePhones } from './access.ts'
import { statusSql } from './judged.ts'
import { words as taskWords } from './words.ts'

/** Days that an office has to open what it was given before somebody calls it. */
const patience = 3

interface Call {
  bodyId: string
  body: string
  tasks: string[]
  oldest: Temporal.PlainDate
  people: { name: string; post: string; phone: string | null }[]
}

const given = sql`(t.assigned_at at time zone 'Asia/Ho_Chi_Minh')::date`
const heads = /head|chair|secretary|director|clerk|leader/.source

/** Offices that the reach's bodies gave work to and that have not opened it; numbers leave the database only with the right to see them. */
async function selectCalls(db: Db, reach: Reach, today: Temporal.PlainDate, phones: boolean): Promise<Call[]> {
  const { rows } = await sql<Call>`
    with unseen as (
      select a.body_id, term.name, array_agg(t.title order by t.assigned_at, t.id) as tasks, min(${given}) as oldest
      from assignments as a join tasks as t on t.id = a.task_id ${joinName('a.body_id', 'term', today)}
      where ${within(reach, 't.assigner_body_id')} and a.seen_at is null and ${given} <= ${today}::date - ${patience}::int
        and ${statusSql()} = 'not-received'
      group by a.body_id, term.name
    )
    select unseen.body_id as "bodyId", unseen.name as body, unseen.tasks, unseen.oldest, coalesce((
      select jsonb_agg(jsonb_build_object('name', person.name, 'post', post.title, 'phone',
        case when ${phones} then person.phone when person.phone is not null then '•••' end) order by post.role ~ 'clerk', post.id)
      from posts as post join tenures as tenure on tenure.post_id = post.id and tenure.valid @> ${today}::date join people as person on person.id = tenure.person_id
      where post.body_id = unseen.body_id and post.role ~ ${heads}
    ), '[]') as people
    from unseen order by unseen.oldest, unseen.name collate "vi-x-icu"`.execute(db)
  return rows
}

const words = defineWords({
  vi: {
    title: 'Danh sách gọi: cơ quan chưa xem',
    about: (days: number) => `Các cơ quan chưa mở việc được giao sau ${days} ngày. Gọi để báo; khi cơ quan mở việc, dòng tự mất.`,
    none: 'Cơ quan nào cũng đã xem',
    noneText: (days: number) => `Không có cơ quan nào chưa mở việc được giao quá ${days} ngày.`,
    print: 'Mở bản in kèm số điện thoại',
    printed: 'Bản in danh sách gọi',
    logged: 'Việc mở bản in này được ghi vào nhật ký.',
    tasks: 'Việc chưa xem',
    since: 'Giao từ ngày',
    people: 'Người liên hệ',
    nobody: 'chưa có người giữ chức danh',
    noPhone: 'chưa có số điện thoại',
    masked: 'Chức danh đang dùng không có quyền xem số điện thoại.',
  },
  en: {
    title: 'Call list: not seen yet',
    about: (days: number) => `Offices that have not opened what they were given ${days} days ago. A line goes once the office opens it.`,
    none: 'Every office has seen its work',
    noneText: (days: number) => `Nothing has been unseen for ${days} days.`,
    print: 'Printable list with telephone numbers',
    printed: 'Call list',
    logged: 'Opening this list is recorded in the log.',
    tasks: 'Not seen',
    since: 'Given on',
    people: 'Whom to call',
    nobody: 'nobody holds a post there',
    noPhone: 'no telephone number',
    masked: 'The post in use may not see telephone numbers.',
  },
})

function CallList({ calls, print, phones }: { calls: Call[]; print: boolean; phones: boolean }) {
  const say = useWords(words)
  const { office } = useWords(taskWords)
  return (
    <Layout title={print ? say.printed : say.title} back={{ href: print ? '/tasks/calls' : '/tasks?side=given' }} wide>
      <Paragraph>{print ? say.logged : say.about(patience)}</Paragraph>
      {!phones && calls.length > 0 && <Paragraph small>{say.masked}</Paragraph>}
      {calls.length === 0 ? (
        <EmptyState title={say.none}>{say.noneText(patience)}</EmptyState>
      ) : (
        <Table
          caption={say.title}
          hideCaption
          dense
          rows={calls}
          columns={[
            { key: 'body', head: office, cell: (row) => row.body },
            { key: 'people', head: say.people, cell: (row) => <People row={row} /> },
            { key: 'tasks', head: say.tasks, cell: (row) => <List items={row.tasks} /> },
            { key: 'since', head: say.since, cell: (row) => date(row.oldest) },
          ]}
        />
      )}
      {!print && calls.length > 0 && phones && (
        <Actions>
          <LinkButton href="/tasks/calls/print" variant="secondary">
            {say.print}
          </LinkButton>
        </Actions>
      )}
      <Printed />
    </Layout>
  )
}

function People({ row }: { row: Call }) {
  const say = useWords(words)
  if (row.people.length === 0) return <>{say.nobody}</>
  return <List items={row.people.map(({ name, post, phone }) => `${name}, ${post}: ${phone ?? say.noPhone}`)} />
}

const mayPhone = (actor: Actor) => actor.may(seePhones)

const list = page(
  { path: '/tasks/calls', verb: readCallList, about: 'Offices that have not opened what they were given' },
  async ({ db, reach, today, actor }) => (
    <CallList calls={await selectCalls(db, reach, today, false)} print={false} phones={mayPhone(actor)} />
  ),
)

/** Telephone numbers are shown here alone, so that every look at them leaves a row in the log. */
const print = page(
  { path: '/tasks/calls/print', verb: readCallList, audited: true, about: 'The same list to print, with telephone numbers' },
  async ({ db, reach, today, actor }) => (
    <CallList calls={await selectCalls(db, reach, today, mayPhone(actor))} print phones={mayPhone(actor)} />
  ),
)

export const callRoutes = routes(list, print)
