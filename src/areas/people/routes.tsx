import { z } from 'zod'
import type { Actor, Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { download } from '../../kernel/files.ts'
import { date, parseDate } from '../../kernel/format.ts'
import {
  command,
  drawnAfter,
  endSessionsOf,
  page,
  type Refusal,
  refuse,
  routes,
  seeOther,
  sessionsOf,
  shown,
} from '../../kernel/http/index.ts'
import { endTenure, recordDisabled } from '../../registry/index.ts'
import { xlsxType } from '../../work/sheets.ts'
import { createPerson, endPost, giveCodeTo, givePost, readPeople, switchAccount } from './access.ts'
import { AccountPage, CodePage, SlipsPage } from './account-pages.tsx'
import { createUser, giveAccount, giveCode, givePostTo, type NewPost } from './create.ts'
import { PeoplePage, perPage } from './list-page.tsx'
import { EndPage, NewPage, PersonPage, PostsPage } from './pages.tsx'
import { accountState, answersFor, ended, type Granter, grantProblem, type Tenure } from './person.ts'
import {
  lastSignIn,
  type Person,
  selectActs,
  selectBodies,
  selectHandOvers,
  selectNamesakes,
  selectPeople,
  selectPerson,
  selectRoles,
  states,
} from './queries.ts'
import { peopleSheet } from './sheet.ts'
import { isName } from './staff-list.ts'
import { flashes, grantSays, sentences, words } from './words.ts'

export const granterOf = (actor: Actor): Granter => ({ role: actor.post!.role, line: actor.post!.line })

const Query = z.object({
  q: z.string().trim().max(100).catch(''),
  body: z.uuid().optional().catch(undefined),
  role: z.string().min(1).max(60).optional().catch(undefined),
  state: z.enum(states).optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1),
})

const Post = z.object({ title: z.string(), body: z.string(), acting: z.boolean(), from: z.string(), until: z.string().nullable() })
const Shown = z.object({ id: z.string(), name: z.string(), account: z.string(), posts: z.array(Post) })
const postOf = ({ title, body, acting, from, until }: Tenure) => ({
  title,
  body,
  acting,
  from: String(from),
  until: until && String(until),
})

const list = page(
  {
    path: '/people',
    verb: readPeople,
    query: Query,
    view: z.object({ total: z.number(), people: z.array(Shown) }),
    about: 'People with posts in the territory',
  },
  async ({ db, reach, query, today, now, actor }) => {
    const look = { today, contacts: actor.may(switchAccount), limit: perPage }
    const [{ rows, total }, bodies, roles] = await Promise.all([
      selectPeople(db, reach, query, look),
      selectBodies(db, reach, today),
      selectRoles(db),
    ])
    const people = rows.map(({ id, name, account, tenures }) => ({
      id,
      name,
      account: accountState(account, now),
      posts: tenures.map(postOf),
    }))
    return shown({ total, people }, <PeoplePage rows={rows} total={total} filter={query} bodies={bodies} roles={roles} />)
  },
)

const listSheet = page(
  { path: '/people.xlsx', verb: readPeople, query: Query, audited: true, about: 'The same list as a spreadsheet' },
  async ({ db, reach, query, today, now, lang, actor }) => {
    const look = { today, contacts: actor.may(switchAccount), limit: 100_000 }
    const { rows } = await selectPeople(db, reach, { ...query, page: 1 }, look)
    return download(await peopleSheet(rows, lang, today, now), `${words[lang].people}.xlsx`, xlsxType)
  },
)

const grantable = async (db: Db, granter: Granter) =>
  (await selectRoles(db)).filter(({ code, line }) => !grantProblem(granter, { role: code, line: line ?? granter.line }, null))

interface Asked {
  db: Db
  reach: Reach
  actor: Actor
  today: Temporal.PlainDate
  url: URL
}

const choices = async ({ db, reach, actor, today, url }: Asked) => ({
  bodies: await selectBodies(db, reach, today, { q: url.searchParams.get('q') ?? '' }),
  roles: await grantable(db, granterOf(actor)),
})

const newPage = page({ path: '/people/new', verb: createPerson, about: 'Add a person' }, async (input) => {
  const { db, reach, typed } = input
  const named = typeof typed.name === 'string' && typeof typed.body === 'string' && z.uuid().safeParse(typed.body).success
  const twins = named ? await selectNamesakes(db, reach, String(typed.name), [String(typed.body)]) : []
  return <NewPage {...(await choices(input))} sameName={twins.length > 0} />
})

const postForm = {
  body: z.string(),
  role: z.string(),
  title: z.string().trim().max(200),
  manner: z.enum(['full', 'acting']),
  from: z.string(),
  until: z.string(),
}

type PostForm = z.output<z.ZodObject<typeof postForm>>

/** The post that a form asks for, or why it is not the actor's to give. */
async function postAsked(
  { db, reach, actor, today }: Omit<Asked, 'url'>,
  form: PostForm,
): Promise<(NewPost & { bodyName: string }) | Refusal> {
  const body = z.uuid().safeParse(form.body).success ? (await selectBodies(db, reach, today, { id: form.body }))[0] : undefined
  if (!body) return refuse({ field: 'body', text: sentences.noBody })
  const role = (await selectRoles(db)).find(({ code }) => code === form.role)
  if (!role) return refuse({ field: 'role', text: sentences.noRole })
  const problem = grantProblem(granterOf(actor), { role: role.code, line: body.line }, role.line)
  if (problem) return refuse({ field: 'role', text: grantSays[problem] })
  const from = parseDate(form.from)
  const last = form.until.trim() ? parseDate(form.until) : undefined
  if (!from) return refuse({ field: 'from', text: sentences.badDate })
  if (last === null) return refuse({ field: 'until', text: sentences.badDate })
  if (last && Temporal.PlainDate.compare(last, from) < 0) return refuse({ field: 'until', text: sentences.endsFirst(date(from)) })
  const acting = form.manner === 'acting'
  return {
    bodyId: body.id,
    bodyName: body.name,
    role: role.code,
    title: form.title || role.name,
    from,
    until: last?.add({ days: 1 }) ?? null,
    acting,
  }
}

const NewForm = z.object({
  ...postForm,
  name: z.string().trim().max(100),
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^([a-z0-9][a-z0-9._@-]*)?$/, sentences.badLogin)
    .max(60),
  different: z.literal('yes').optional(),
})

const create = command(
  { path: '/people/new', verb: createPerson, again: newPage, form: NewForm, about: 'Add a person with an account; the slip is shown once' },
  async (input) => {
    const { form, tx, reach, now, lang, note } = input
    if (!isName(form.name)) return refuse({ field: 'name', text: sentences.badName })
    const post = await postAsked(input, form)
    if ('kind' in post) return post
    const twins = form.different ? [] : await selectNamesakes(tx, reach, form.name, [post.bodyId])
    if (twins[0]) return refuse({ field: 'name', text: sentences.sameName(form.name, post.bodyName) })
    const slip = await createUser(tx, { ...post, name: form.name, login: form.login }, now)
    if (!slip) return refuse({ field: 'name', text: sentences.badName })
    note({ person: slip.personId, login: slip.login })
    return drawnAfter(<SlipsPage slips={[slip]} back={{ href: `/people/${slip.personId}`, text: words[lang].toPerson }} />)
  },
)

const show = page(
  {
    path: '/people/:id',
    verb: readPeople,
    subject: selectPerson,
    view: Shown,
    audited: true,
    about: 'A person with the posts in the territory',
  },
  async ({ db, reach, subject: person, actor, today, now }) => {
    const near = person.tenures.filter((tenure) => tenure.near)
    const bodies = near.map(({ bodyId }) => bodyId)
    const props = {
      person,
      answers: actor.may(switchAccount) && answersFor(granterOf(actor), person.tenures, today),
      contacts: actor.may(switchAccount),
      twins: await selectNamesakes(db, reach, person.name, bodies, person.id),
      acts: actor.may(switchAccount) ? await selectActs(db, person.id) : [],
      sessions: (await sessionsOf(db, person.id, now)).length,
      lastSignIn: await lastSignIn(db, person.id),
      handOvers: await selectHandOvers(db, reach, person.id, actor.post!.bodyId),
    }
    const data = { id: person.id, name: person.name, account: accountState(person.account, now), posts: near.map(postOf) }
    return shown(data, <PersonPage {...props} />)
  },
)

/** Why the account is not the actor's to touch: his own, or one that opens more than he may give. */
function untouchable(person: Person, actor: Actor, today: Temporal.PlainDate): Refusal | null {
  if (actor.person!.id === person.id) return refuse(sentences.ownAccount)
  return answersFor(granterOf(actor), person.tenures, today) ? null : refuse(sentences.notYours)
}

const codePage = page(
  { path: '/people/:id/code', verb: giveCodeTo, subject: selectPerson, about: 'Give a new one-time code' },
  ({ subject }) => <CodePage person={subject} />,
)

/** The superior starts the reset and never sees or chooses the password (security.md, threat 10). */
const code = command(
  {
    path: '/people/:id/code',
    verb: giveCodeTo,
    subject: selectPerson,
    again: codePage,
    about: 'Give a new one-time code; the slip is shown once',
  },
  async ({ subject: person, actor, tx, now, today, lang }) => {
    const refusal = untouchable(person, actor, today)
    if (refusal) return refusal
    if (person.account?.disabledAt) return refuse(sentences.alreadyDisabled)
    const login = person.account?.login ?? (await giveAccount(tx, person.id, person.name))
    const slip = { personId: person.id, name: person.name, login, ...(await giveCode(tx, person.id, now)) }
    await endSessionsOf(tx, person.id, now)
    return drawnAfter(<SlipsPage slips={[slip]} back={{ href: `/people/${person.id}`, text: words[lang].toPerson }} />)
  },
)

const reason = z.string().trim().min(3, sentences.noReason).max(500)

const accountPage = page(
  { path: '/people/:id/account', verb: switchAccount, subject: selectPerson, about: 'Disable or enable the account' },
  ({ subject }) => <AccountPage person={subject} />,
)

const account = command(
  {
    path: '/people/:id/account',
    verb: switchAccount,
    subject: selectPerson,
    again: accountPage,
    form: z.object({ set: z.enum(['disabled', 'enabled']), reason }),
    about: 'Disable or enable the account, with a reason',
  },
  async ({ subject: person, actor, form, tx, now, today, note }) => {
    const refusal = untouchable(person, actor, today)
    if (refusal) return refusal
    if (!person.account) return refuse(sentences.noAccount)
    const off = form.set === 'disabled'
    if (off === Boolean(person.account.disabledAt)) return refuse(off ? sentences.alreadyDisabled : sentences.notDisabled)
    await recordDisabled(tx, person.id, off ? now : null)
    if (off) await endSessionsOf(tx, person.id, now)
    note({ act: off ? 'people.disable' : 'people.enable' })
    return seeOther(`/people/${person.id}`, off ? flashes.disabled : flashes.enabled)
  },
)

const postsPage = page(
  { path: '/people/:id/posts', verb: givePost, subject: selectPerson, about: 'Give a further post' },
  async (input) => <PostsPage person={input.subject} {...(await choices(input))} />,
)

const furtherPost = command(
  {
    path: '/people/:id/posts',
    verb: givePost,
    subject: selectPerson,
    again: postsPage,
    form: z.object(postForm),
    about: 'Give a further post',
  },
  async (input) => {
    const post = await postAsked(input, input.form)
    if ('kind' in post) return post
    await givePostTo(input.tx, input.subject.id, post, input.now)
    return seeOther(`/people/${input.subject.id}`, flashes.posted)
  },
)

/** Posts of the person that the actor could have given and that have not ended. */
export const inHand = (person: Person, actor: Actor, today: Temporal.PlainDate) =>
  person.tenures.filter((tenure) => tenure.near && !ended(tenure, today) && !grantProblem(granterOf(actor), tenure, null))

const endPage = page(
  { path: '/people/:id/post-end', verb: endPost, subject: selectPerson, about: 'End a post' },
  ({ subject, actor, today }) => <EndPage person={subject} tenures={inHand(subject, actor, today)} />,
)

const end = command(
  {
    path: '/people/:id/post-end',
    verb: endPost,
    subject: selectPerson,
    again: endPage,
    form: z.object({ post: z.string().default(''), on: z.string(), reason }),
    about: 'End a post on a day',
  },
  async ({ subject: person, actor, form, tx, today }) => {
    if (actor.person!.id === person.id) return refuse(sentences.ownAccount)
    const tenure = inHand(person, actor, today).find(({ postId }) => postId === form.post)
    if (!tenure) return refuse({ field: 'post', text: sentences.noPost })
    const on = parseDate(form.on)
    if (!on) return refuse({ field: 'on', text: sentences.badDate })
    if (Temporal.PlainDate.compare(on, tenure.from) < 0) return refuse({ field: 'on', text: sentences.endsFirst(date(tenure.from)) })
    if (!(await endTenure(tx, person.id, tenure.postId, on)))
      return refuse({ field: 'on', text: sentences.endedAlready(date(tenure.until!)) })
    return seeOther(`/people/${person.id}`, flashes.ended)
  },
)

export const listRoutes = routes(list, listSheet, newPage, create)
export const personRoutes = routes(show, codePage, code, accountPage, account, postsPage, furtherPost, endPage, end)
