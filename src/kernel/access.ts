import { type RawBuilder, sql } from 'kysely'

/** Where a verb reaches from the post in use (docs: architecture, "Units over time, and access"). */
export type Scope = 'own' | 'line' | 'managed' | 'place' | 'party' | 'public' | 'signed-in'
export type Line = 'party' | 'council' | 'state' | 'front' | 'society' | 'school' | 'centre'

export interface Verb {
  name: string
  scope: Scope
  roles: readonly string[]
}

const known = new Map<string, Verb>()

export function verb(name: string, scope: Scope, roles: readonly string[]): Verb {
  if (known.has(name)) throw new Error(`verb ${name} is declared twice`)
  const declared = { name, scope, roles }
  known.set(name, declared)
  return declared
}

export const anyone: Verb = { name: 'anyone', scope: 'public', roles: [] }
export const signedIn: Verb = { name: 'signed-in', scope: 'signed-in', roles: [] }

export interface Post {
  id: string
  bodyId: string
  bodyName: string
  placeId: string
  placePath: string
  line: Line
  role: string
  roleName: string
  acting: boolean
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
}

export interface Holder {
  person: { id: string; name: string } | null
  post: Post | null
  posts: Post[]
  /** Query of the bodies below the post's body in its own line, itself not among them: a province has thousands, so only what asks for them pays. */
  below: RawBuilder<string>
  /** Query of the bodies whose managing authority the post's body is. */
  managed: RawBuilder<string>
}

/** A query of no bodies, for who holds no post. */
export const noBodies = sql<string>`select null::uuid where false`

const made = Symbol('only an Actor makes a Reach')

/** What a verb may touch: bodies, named or by a query, and for scope `place`, a territory. */
export class Reach {
  readonly bodies: string[]
  /** Query of further bodies, for scopes that reach many. */
  readonly others: RawBuilder<string> | null
  readonly placePath: string | null
  /** The post in use, for what is sent to a post rather than to its body. */
  readonly post: string | null
  /** Whoever holds it, for what belongs to a person rather than to the post. */
  readonly person: string | null
  constructor(
    key: typeof made,
    bodies: string[],
    { person, post }: { person: string | null; post: string | null },
    more: { others?: RawBuilder<string>; placePath?: string } = {},
  ) {
    if (key !== made) throw new Error('a Reach is made by an Actor')
    this.bodies = bodies
    this.others = more.others ?? null
    this.placePath = more.placePath ?? null
    this.post = post
    this.person = person
  }
}

export class Actor {
  readonly person: Holder['person']
  readonly post: Post | null
  readonly posts: Post[]
  #holder: Holder
  constructor(holder: Holder) {
    this.person = holder.person
    this.post = holder.post
    this.posts = holder.posts
    this.#holder = holder
  }

  may(verb: Verb): boolean {
    if (verb.scope === 'public') return true
    if (verb.scope === 'signed-in') return this.person !== null
    return this.post !== null && verb.roles.includes(this.post.role)
  }

  /** Empty when the post in use does not hold the verb: no reach, no rows. */
  reach(verb: Verb): Reach {
    if (!this.post || !this.may(verb)) return new Reach(made, [], { person: null, post: null })
    const own = this.post.bodyId
    const holder = { person: this.person?.id ?? null, post: this.post.id }
    switch (verb.scope) {
      case 'line':
        return new Reach(made, [own], holder, { others: this.#holder.below })
      case 'managed':
        return new Reach(made, [], holder, { others: this.#holder.managed })
      case 'place':
        return new Reach(made, [], holder, { placePath: this.post.placePath })
      default:
        return new Reach(made, [own], holder)
    }
  }
}

export const nobody = new Actor({ person: null, post: null, posts: [], below: noBodies, managed: noBodies })

/** SQL condition: the column names a body within the reach. */
export function within(reach: Reach, bodyColumn: string): RawBuilder<boolean> {
  const own = sql<boolean>`${sql.ref(bodyColumn)} = any(${reach.bodies}::uuid[])`
  return reach.others ? sql<boolean>`(${own} or ${sql.ref(bodyColumn)} in (${reach.others}))` : own
}

/** SQL condition: the custody path lies in the reach's territory. */
export function withinPlace(reach: Reach, pathColumn: string): RawBuilder<boolean> {
  if (!reach.placePath) return sql<boolean>`false`
  return sql<boolean>`${sql.ref(pathColumn)} <@ ${reach.placePath}::ltree`
}
