import { signInPeople } from '../../registry/demo/index.ts'
import { people as all } from '../../registry/demo/people.ts'

/** The people on the demo's sign-in page, in its order. */
export const people = all
  .slice(0, signInPeople.length)
  .map(({ key, name, posts }) => ({ key, name, posts: posts.map((post) => post.title) }))
