import { signInPeople, titlesOf } from '../../registry/demo/index.ts'
import { people as all, type DemoPerson } from '../../registry/demo/people.ts'

const shown = (one: DemoPerson) => ({ key: one.key, name: one.name, posts: titlesOf(one) })

/** The people on the demo's sign-in page, in its order. */
export const people = all.slice(0, signInPeople.length).map(shown)

/** Beside the story's people: who keeps units, people and accounts. */
export const administrators = all.filter(({ key }) => key === 'unit-admin' || key === 'system-admin').map(shown)
