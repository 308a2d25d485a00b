import type { VNode } from 'preact'
import { z } from 'zod'
import { parseDate } from '../../kernel/format.ts'
import { type CommandInput, command, drawn, many, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { placesOn } from '../../registry/index.ts'
import { manageUnits } from './access.ts'
import {
  AddBodyPage,
  AddPlacePage,
  CheckPage,
  EndBodyPage,
  HeirPage,
  MergePage,
  RenameBodyPage,
  RenamePage,
  type Sent,
} from './change-pages.tsx'
import { addBelow, addBody, isDone, merge, nameHeir, type Outcome, passOnBody, rename, renameBody, superiorsFor } from './changes.ts'
import { type ManagedPlace, selectBodyKinds, selectInner, selectManaged, selectManagedBody } from './queries.ts'
import { childKind, dayProblem } from './unit.ts'
import { daySays, says, words } from './words.ts'

const verb = manageUnits
const step = z.enum(['check', 'edit', 'save']).default('check')
const line = (max = 200) => z.string().trim().max(max).default('')
const name = z.string().trim().min(1, says.noName).max(200)
const decision = z.string().trim().min(1, says.noDecision).max(300)
const on = z.string().trim().max(20)
const box = z.literal('yes').optional()

type Input = Pick<CommandInput<unknown, { step: 'check' | 'edit' | 'save' }>, 'form' | 'url' | 'note'>

/** The three turns of every change: tried and taken back, corrected, or done. */
async function turn({ form, url, note }: Input, formPage: () => VNode | Promise<VNode>, change: () => Promise<Outcome>) {
  const { step: asked, ...rest } = form
  const sent = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Sent
  if (asked === 'edit') return drawn(await formPage(), sent)
  const outcome = await change()
  if (!isDone(outcome)) return refuse(outcome)
  if (asked === 'check') return drawn(<CheckPage action={url.pathname} sent={sent} done={outcome} />)
  if (sent.decision) note({ reason: sent.decision })
  return seeOther(outcome.href, both(words.vi.done, words.en.done))
}

/** The change on its day, or the reason why the day will not do. */
async function onDay(text: string, today: Temporal.PlainDate, change: (on: Temporal.PlainDate) => Promise<Outcome>): Promise<Outcome> {
  const day = parseDate(text)
  const problem = dayProblem(day, today)
  return problem || !day ? [{ field: 'on', text: daySays[problem ?? 'no-day'] }] : change(day)
}

const addPlacePage = page(
  { path: '/units/places/:id/places/new', verb, subject: selectManagedParent, about: 'Add a place below' },
  ({ subject }) => <AddPlacePage parent={subject} />,
)

/** A place that may have places below it; a village has none. */
async function selectManagedParent(...args: Parameters<typeof selectManaged>): Promise<ManagedPlace | undefined> {
  const place = await selectManaged(...args)
  return place && childKind[place.kind] ? place : undefined
}

const addPlace = command(
  {
    path: '/units/places/:id/places',
    verb,
    subject: selectManagedParent,
    again: addPlacePage,
    form: z.object({ name, code: line(10), on, board: box, decision: line(300), step }),
  },
  (input) =>
    turn(
      input,
      () => <AddPlacePage parent={input.subject} />,
      () =>
        onDay(input.form.on, input.today, (day) =>
          addBelow(input, input.subject, { ...input.form, withBoard: input.form.board === 'yes' }, day),
        ),
    ),
)

const renamePage = page({ path: '/units/places/:id/change', verb, subject: selectInner, about: 'Rename a place' }, ({ subject }) => (
  <RenamePage place={subject} />
))
const renamed = command(
  {
    path: '/units/places/:id/change',
    verb,
    subject: selectInner,
    again: renamePage,
    form: z.object({ name, code: line(10), on, decision: line(300), step }),
  },
  (input) =>
    turn(
      input,
      () => <RenamePage place={input.subject} />,
      () => onDay(input.form.on, input.today, (day) => rename(input, input.subject, input.form, day)),
    ),
)

const mergePage = page(
  { path: '/units/places/:id/merge', verb, subject: selectManagedParent, about: 'Merge or dissolve places below' },
  async ({ db, subject, today }) => <MergePage parent={subject} units={await placesOn(db, today, { parentId: subject.id })} />,
)
const merged = command(
  {
    path: '/units/places/:id/merge',
    verb,
    subject: selectManagedParent,
    again: mergePage,
    form: z.object({ units: many(z.uuid()), heir: line(40), name: line(), code: line(10), on, boards: box, decision, step }),
  },
  (input) =>
    turn(
      input,
      async () => <MergePage parent={input.subject} units={await placesOn(input.tx, input.today, { parentId: input.subject.id })} />,
      () =>
        onDay(input.form.on, input.today, (day) =>
          merge(input, input.subject, { ...input.form, boards: input.form.boards === 'yes' }, day),
        ),
    ),
)

const heirPage = page(
  { path: '/units/places/:id/heirs/new', verb, subject: selectInner, about: 'Name the heir of an ended place' },
  ({ subject }) => <HeirPage place={subject} />,
)
const heirNamed = command(
  {
    path: '/units/places/:id/heirs',
    verb,
    subject: selectInner,
    again: heirPage,
    form: z.object({ heir: z.string().trim().min(1, says.noHeir).max(200), share: line(10), keeps: box, decision, step }),
  },
  (input) =>
    turn(
      input,
      () => <HeirPage place={input.subject} />,
      () => nameHeir(input, input.subject, { ...input.form, keeps: input.form.keeps === 'yes' }),
    ),
)

async function bodyForm(input: Pick<CommandInput<ManagedPlace, unknown>, 'db' | 'subject' | 'today'>) {
  const [kinds, above] = [await selectBodyKinds(input.db), await superiorsFor(input.db, input.subject, input.today)]
  return <AddBodyPage place={input.subject} kinds={kinds} above={above} />
}
const addBodyPage = page({ path: '/units/places/:id/bodies/new', verb, subject: selectManaged, about: 'Add a body at a place' }, bodyForm)
const bodyAdded = command(
  {
    path: '/units/places/:id/bodies',
    verb,
    subject: selectManaged,
    again: addBodyPage,
    form: z.object({ kind: line(40), name, superior: line(40), manager: line(40), on, decision: line(300), step }),
  },
  (input) =>
    turn(
      input,
      () => bodyForm(input),
      () => onDay(input.form.on, input.today, (day) => addBody(input, input.subject, input.form, day)),
    ),
)

const renameBodyPage = page(
  { path: '/units/bodies/:id/change', verb, subject: selectManagedBody, about: 'Rename a body' },
  ({ subject }) => <RenameBodyPage body={subject} />,
)
const bodyRenamed = command(
  {
    path: '/units/bodies/:id/change',
    verb,
    subject: selectManagedBody,
    again: renameBodyPage,
    form: z.object({ name, on, decision: line(300), step }),
  },
  (input) =>
    turn(
      input,
      () => <RenameBodyPage body={input.subject} />,
      () => onDay(input.form.on, input.today, (day) => renameBody(input, input.subject, input.form.name, day)),
    ),
)

const endBodyPage = page(
  { path: '/units/bodies/:id/end', verb, subject: selectManagedBody, about: 'Dissolve a body or name its heir' },
  ({ subject }) => <EndBodyPage body={subject} />,
)
const bodyEnded = command(
  {
    path: '/units/bodies/:id/end',
    verb,
    subject: selectManagedBody,
    again: endBodyPage,
    form: z.object({ heir: line(), on, decision, step }),
  },
  (input) =>
    turn(
      input,
      () => <EndBodyPage body={input.subject} />,
      () => onDay(input.form.on, input.today, (day) => passOnBody(input, input.subject, input.form, day, input.actor.post?.bodyId ?? null)),
    ),
)

export const changeRoutes = routes(
  addPlacePage,
  addPlace,
  renamePage,
  renamed,
  mergePage,
  merged,
  heirPage,
  heirNamed,
  addBodyPage,
  bodyAdded,
  renameBodyPage,
  bodyRenamed,
  endBodyPage,
  bodyEnded,
)
