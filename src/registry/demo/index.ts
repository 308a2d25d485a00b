import { newId, type Tx } from '../../kernel/db/index.ts'
import { fold } from '../fold.ts'
import { proposeLogin, splitName } from '../people.ts'
import { recordPerson } from '../people-queries.ts'
import { recordPost, recordTenure } from '../posts.ts'
import { loadBodies } from './bodies.ts'
import { type DemoPerson, former, formerDirectors, neighbours, people } from './people.ts'
import { type Keys, loadPlaces, reform } from './places.ts'

/** Ids of the demo's registry by short keys, such as 'nha-nam/party-committee' or 'party-clerk'. */
export interface DemoRegistry {
  places: Keys
  bodies: Keys
  people: Keys
  /** A person's first post has the person's key; further posts have their own, such as 'centre-director'. */
  posts: Keys
}

/** Keys of the people on the sign-in page, in its order; a citizen needs no account. */
export const signInPeople: string[] = people.slice(0, 13).map((one) => one.key)

/** For how many days deputy posts stand empty (practice.md, "The demo"). */
const vacantDays: Record<string, number> = { 'centre-deputy-school': 146, 'phuc-hoa/centre-deputy-school': 214 }

/** What somebody of the demo is today; who left a post that stands empty no longer has it. */
export const titlesOf = ({ posts }: DemoPerson): string[] =>
  posts.filter(({ key }) => !(key && key in vacantDays)).map(({ title }) => title)

export async function loadDemoRegistry(tx: Tx, today: Temporal.PlainDate): Promise<DemoRegistry> {
  const places = await loadPlaces(tx, today)
  const bodies = await loadBodies(tx, places)
  const demo: DemoRegistry = { places, bodies, people: {}, posts: {} }
  for (const [i, one] of [...people, ...neighbours()].entries())
    await loadPerson(tx, demo, one, today, { from: reform, until: null }, phoneOf(one, i))
  const from = Temporal.PlainDate.from('2021-07-01')
  for (const one of former) await loadPerson(tx, demo, one, today, { from, until: reform })
  for (const { one, until = reform } of formerDirectors) await loadPerson(tx, demo, one, today, { from, until })
  return demo
}

export function keyed(keys: Keys, key: string): string {
  const id = keys[key]
  if (!id) throw new Error(`the demo has no ${key}`)
  return id
}

/** Who is called for an office has a number that nobody has. */
const phoneOf = ({ posts }: DemoPerson, i: number): string | null =>
  posts.some(({ role }) => /-(head|chair|secretary|director|leader)$/.test(role)) ? `0900 000 ${String(i + 1).padStart(3, '0')}` : null

async function loadPerson(
  tx: Tx,
  demo: DemoRegistry,
  one: DemoPerson,
  today: Temporal.PlainDate,
  term: { from: Temporal.PlainDate; until: Temporal.PlainDate | null },
  phone: string | null = null,
) {
  const name = splitName(one.name)
  if (!name) throw new Error(`${one.name} is no name`)
  const personId = await recordPerson(tx, { ...name, id: newId(), sex: one.sex, birthYear: today.year - one.age, phone })
  await tx
    .insertInto('accounts')
    .values({ person_id: personId, login: proposeLogin(name, fold) })
    .execute()
  demo.people[one.key] = personId
  for (const post of one.posts) {
    const key = post.key ?? one.key
    const postId = await recordPost(tx, { id: newId(), bodyId: keyed(demo.bodies, post.body), role: post.role, title: post.title })
    demo.posts[key] = postId
    const until = vacantDays[key] ? today.subtract({ days: vacantDays[key] }) : term.until
    if (!until || Temporal.PlainDate.compare(term.from, until) < 0) await recordTenure(tx, { personId, postId, from: term.from, until })
  }
}
