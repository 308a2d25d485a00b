import { type Db, sql } from '../kernel/db/index.ts'
import { type Body, bodiesOn, bodyLatest, bodyOn } from './bodies.ts'
import { holds, lives } from './periods.ts'
import { shorten } from './phrases.ts'

export interface AddresseeGroup {
  code: string
  nameVi: string
  nameEn: string
  relation: 'same-place' | 'communes' | 'villages' | 'place-tree' | 'subordinate'
  kinds: string[]
}

export interface Addressees {
  /** The group that the phrase names; null when it names a single body or is not understood. */
  group: AddresseeGroup | null
  /** Empty: the phrase is not understood, or the group had no body on that day. Never guessed. */
  bodies: Body[]
}

/** The bodies that a line of "Kính gửi" or "Nơi nhận" means, as they existed on the day, seen from the issuer. */
export async function resolveAddressees(db: Db, phrase: string, issuerBodyId: string, on: Temporal.PlainDate): Promise<Addressees> {
  const issuer = (await bodyOn(db, issuerBodyId, on)) ?? (await bodyLatest(db, issuerBodyId))
  if (!issuer) return { group: null, bodies: [] }
  const place = await nearestPlace(db, issuer.placeId, on)
  const group = await findGroup(db, phrase, place)
  if (group) return { group, bodies: (await membersOf(db, group, issuer, on)).filter((body) => body.id !== issuer.id) }
  return { group: null, bodies: await namedBodies(db, phrase, place, issuer.placeId, on) }
}

export async function addresseeGroups(db: Db, level: string | null): Promise<AddresseeGroup[]> {
  return (await groupRows(db, level)).map(({ phrases: _, ...group }) => group)
}

interface IssuerPlace {
  kind: string
  name: string
}

async function nearestPlace(db: Db, placeId: string, on: Temporal.PlainDate): Promise<IssuerPlace> {
  const row = await db
    .selectFrom('place_terms as term')
    .innerJoin('places as place', 'place.id', 'term.place_id')
    .select(['place.kind', 'term.name'])
    .where('place.id', '=', placeId)
    .orderBy(holds('term.valid', on), 'desc')
    .orderBy(sql`lower(term.valid) desc nulls last`)
    .executeTakeFirst()
  return row ?? { kind: 'commune', name: '' }
}

function groupRows(db: Db, level: string | null): Promise<(AddresseeGroup & { phrases: string[] })[]> {
  return db
    .selectFrom('addressee_groups')
    .select(['code', 'name_vi as nameVi', 'name_en as nameEn', 'kinds', 'phrases'])
    .select(sql<AddresseeGroup['relation']>`relation`.as('relation'))
    .where((where) => where.or([where('level', 'is', null), where('level', '=', level ?? '')]))
    .orderBy('level', (order) => order.nullsLast())
    .orderBy('code')
    .execute()
}

async function findGroup(db: Db, phrase: string, place: IssuerPlace): Promise<AddresseeGroup | null> {
  const asked = shorten(phrase, place.name)
  const found = (await groupRows(db, place.kind)).find((row) => row.phrases.some((known) => shorten(known, '') === asked))
  if (!found) return null
  const { phrases: _, ...group } = found
  return group
}

async function membersOf(db: Db, group: AddresseeGroup, issuer: Body, on: Temporal.PlainDate): Promise<Body[]> {
  if (group.relation === 'subordinate') {
    const committees = await bodiesOn(db, on, { placeIds: [issuer.placeId], kinds: ['party-committee'] })
    const superiors = committees.map((body) => body.id)
    return bodiesOn(db, on, { superiorIds: superiors, kinds: group.kinds })
  }
  return bodiesOn(db, on, { placeIds: await placesMeant(db, group.relation, issuer.placeId, on), kinds: group.kinds })
}

async function placesMeant(db: Db, relation: AddresseeGroup['relation'], placeId: string, on: Temporal.PlainDate): Promise<string[]> {
  if (relation === 'same-place') return [placeId]
  const { rows } = await sql<{ id: string; kind: string }>`
    with recursive tree (id) as (
      select ${placeId}::uuid
      union select term.place_id from place_terms as term join tree on term.parent_id = tree.id where ${lives('term.valid', on)}
    )
    select tree.id, places.kind from tree join places on places.id = tree.id`.execute(db)
  const kind = relation === 'communes' ? 'commune' : relation === 'villages' ? 'village' : null
  return rows.filter((row) => (kind ? row.kind === kind && row.id !== placeId : true)).map((row) => row.id)
}

/** Exact names only, compared without accents and abbreviations: at the issuer's place first, then anywhere if only one bears it. */
async function namedBodies(db: Db, phrase: string, place: IssuerPlace, placeId: string, on: Temporal.PlainDate): Promise<Body[]> {
  const asked = shorten(phrase, '')
  const near = shorten(phrase, place.name)
  const local = (await bodiesOn(db, on, { placeIds: [placeId] })).filter(
    (body) => shorten(body.name, '') === asked || shorten(body.name, place.name) === near,
  )
  if (local.length > 0) return local
  const anywhere = (await bodiesOn(db, on)).filter((body) => shorten(body.name, '') === asked)
  return anywhere.length === 1 ? anywhere : []
}
