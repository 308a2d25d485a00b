import { z } from 'zod'
import { sql } from '../../kernel/db/index.ts'
import { date } from '../../kernel/format.ts'
import { command, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both, useWords } from '../../kernel/words.ts'
import { Actions, Button, Form, Layout, Link, Notice, Paragraph, Section, Select, SummaryList, TextArea } from '../../ui/index.ts'
import { recordRelation, selectRelations } from '../documents/index.ts'
import type { WaitingSource } from '../sources.ts'
import { decideReplaced } from './access.ts'
import {
  countUndecided,
  type OpenTask,
  type Replaced,
  recordMove,
  recordTaskEnd,
  selectCandidates,
  selectReplaced,
  selectUndecided,
} from './replaced-queries.ts'
import { replacementPath, replacementSentences as sentences, replacementWords as words } from './replaced-words.ts'
import { words as taskWords } from './words.ts'

const nameOf = ({ code, subject }: { code: string; subject: string }) => code || subject

function ReplacedPage({ replaced, candidates }: { replaced: Replaced; candidates: { id: string; code: string; subject: string }[] }) {
  const say = useWords(words)
  const { by, tasks } = replaced
  const path = replacementPath(replaced.id)
  return (
    <Layout title={say.title} caption={nameOf(replaced)} back={{ href: `/letters/${replaced.id}` }}>
      <SummaryList
        rows={[
          { key: say.old, value: <Link href={`/letters/${replaced.id}`}>{`${replaced.code} ${replaced.subject}`.trim()}</Link> },
          by && { key: say.now, value: <Link href={`/letters/${by.id}`}>{`${by.code} ${by.subject}`.trim()}</Link> },
        ]}
      />
      {by ? (
        <Section title={say.undecided}>
          <Paragraph>{tasks.length ? say.undecidedText : say.none}</Paragraph>
          {tasks.map((task) => (
            <Choice key={task.id} task={task} action={`${path}/tasks`} />
          ))}
        </Section>
      ) : candidates.length === 0 ? (
        <Notice>{say.noCandidates}</Notice>
      ) : (
        <Form action={path}>
          <Select
            name="by"
            label={say.choose}
            hint={say.chooseHint}
            empty
            options={candidates.map((one) => ({ value: one.id, text: `${one.code || say.unnamed} – ${one.subject}`.slice(0, 120) }))}
          />
          <Button>{say.record}</Button>
        </Form>
      )}
    </Layout>
  )
}

function Choice({ task, action }: { task: OpenTask; action: string }) {
  const say = useWords(words)
  const { due, noDue } = useWords(taskWords)
  return (
    <Section level={3} title={task.title}>
      <Paragraph>
        {due}: {task.dueOn ? date(task.dueOn) : noDue} · {say.parts(task.open)}
      </Paragraph>
      <Form action={action} several>
        <input type="hidden" name="task" value={task.id} />
        <TextArea name="why" id={`why-${task.id}`} label={say.why} optional rows={2} />
        <Actions>
          <Button name="choice" value="move">
            {say.move}
          </Button>
          <Button name="choice" value="end" variant="secondary">
            {say.end}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}

const show = page(
  {
    path: replacementPath(':id'),
    verb: decideReplaced,
    subject: selectReplaced,
    about: 'A replaced document and the open tasks that rest on it',
  },
  async ({ db, reach, subject }) => (
    <ReplacedPage replaced={subject} candidates={subject.by ? [] : await selectCandidates(db, reach, subject.id)} />
  ),
)

const replacement = command(
  {
    path: replacementPath(':id'),
    verb: decideReplaced,
    subject: selectReplaced,
    again: show,
    form: z.object({ by: z.string() }),
    about: 'Record that a document replaces another',
  },
  async ({ subject, form, reach, actor, tx, now }) => {
    const chosen = (await selectCandidates(tx, reach, subject.id)).find(({ id }) => id === form.by)
    if (!chosen) return refuse({ field: 'by', text: sentences.noChoice })
    const turned = (await selectRelations(tx, reach, subject.id, 'from')).some(({ kind, id }) => kind === 'replaces' && id === chosen.id)
    if (turned) return refuse({ field: 'by', text: sentences.turned })
    await recordRelation(tx, { documentId: chosen.id, otherId: subject.id, kind: 'replaces' }, actor.person!.id, now)
    return seeOther(replacementPath(subject.id), both(words.vi.doneRecord, words.en.doneRecord))
  },
)

const decision = command(
  {
    path: `${replacementPath(':id')}/tasks`,
    verb: decideReplaced,
    subject: selectReplaced,
    again: show,
    form: z.object({ task: z.uuid(), choice: z.enum(['move', 'end']), why: z.string().trim().max(2000) }),
    about: 'Move an open task to the new document, or end it',
  },
  async ({ subject, form, actor, tx, now }) => {
    const { by, tasks } = subject
    if (!by) return refuse(sentences.notReplaced)
    if (!tasks.some(({ id }) => id === form.task)) return refuse(sentences.noTask)
    const said = form.choice === 'move' ? words.vi.movedText : words.vi.endedText
    const text = [said(nameOf(subject), nameOf(by)), form.why].filter(Boolean).join('. ')
    const made = { taskId: form.task, by: actor.person!.id, at: now, text }
    await (form.choice === 'move' ? recordMove(tx, made, by.id) : recordTaskEnd(tx, made))
    const done = form.choice === 'move' ? 'doneMove' : 'doneEnd'
    return seeOther(replacementPath(subject.id), both(words.vi[done], words.en[done]))
  },
)

export const replacementRoutes = routes(show, replacement, decision)

/** Tasks of replaced documents wait for their giver's decision, one by one. */
export const replacementWaiting: WaitingSource = {
  id: 'replaced',
  async list(db, actor, _today, lang) {
    if (!actor.may(decideReplaced)) return []
    const rows = await selectUndecided(db, actor.reach(decideReplaced))
    return rows.map(({ title, documentId, document, dueOn, since }) => ({
      todo: words[lang].todo,
      title,
      href: replacementPath(documentId),
      from: document,
      dueOn,
      since,
    }))
  },
  count: (actor) => (actor.may(decideReplaced) ? countUndecided(actor.reach(decideReplaced)) : sql<number>`0`),
}
