import { type Db, newId, sql, type Tx } from '../kernel/db/index.ts'
import { tidy } from './fold.ts'
import type { PersonName, Sex } from './people.ts'

export interface Person extends PersonName {
  id: string
  name: string
  sex: Sex | null
  birthYear: number | null
  phone: string | null
  email: string | null
}

function allPeople(db: Db) {
  return db
    .selectFrom('people')
    .select(['people.id', sql<string>`people.name`.as('name'), 'people.family_name as familyName', 'people.middle_name as middleName'])
    .select([
      'people.given_name as givenName',
      sql<Sex | null>`people.sex`.as('sex'),
      'people.birth_year as birthYear',
      'people.phone',
      'people.email',
    ])
}

const givenNameFirst = sql`people.given_name collate "vi-x-icu", people.family_name collate "vi-x-icu", people.middle_name collate "vi-x-icu", people.id`

export function selectPerson(db: Db, id: string): Promise<Person | undefined> {
  return allPeople(db).where('people.id', '=', id).executeTakeFirst()
}

/** Finds people by any part of the name, accents or not; exact accents first, then by given name. */
export function findPeople(db: Db, text: string, limit = 30): Promise<Person[]> {
  const name = tidy(text)
  return allPeople(db)
    .where(sql<boolean>`people.search like '%' || fold(${name}) || '%'`)
    .orderBy(sql`position(lower(${name}) in lower(people.name)) > 0`, 'desc')
    .orderBy(givenNameFirst)
    .limit(limit)
    .execute()
}

export interface Holding {
  personId: string
  personName: string
  postId: string
  title: string
  role: string
  acting: boolean
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
}

/** People in the posts of the bodies on a day, by given name. */
export async function holdersOf(db: Db, bodyIds: string[], on: Temporal.PlainDate): Promise<(Holding & { bodyId: string })[]> {
  const { rows } = await sql<Holding & { bodyId: string }>`
    select people.id as "personId", people.name as "personName", post.id as "postId", post.body_id as "bodyId", post.title, post.role,
           tenure.acting, lower(tenure.valid) as "from", upper(tenure.valid) as "until"
    from tenures as tenure
    join posts as post on post.id = tenure.post_id
    join people on people.id = tenure.person_id
    where post.body_id = any(${bodyIds}::uuid[]) and tenure.valid @> ${on}::date
    order by ${givenNameFirst}`.execute(db)
  return rows
}

export interface NewPerson extends PersonName {
  id?: string
  sex?: Sex | null
  birthYear?: number | null
  phone?: string | null
  email?: string | null
}

export async function recordEmail(tx: Tx, id: string, email: string | null): Promise<void> {
  await tx.updateTable('people').set({ email }).where('id', '=', id).execute()
}

export async function recordName(tx: Tx, id: string, { birthYear, ...name }: PersonName & { birthYear: number | null }): Promise<void> {
  await tx
    .updateTable('people')
    .set({
      family_name: tidy(name.familyName),
      middle_name: tidy(name.middleName),
      given_name: tidy(name.givenName),
      birth_year: birthYear,
    })
    .where('id', '=', id)
    .execute()
}

export async function recordPerson(tx: Tx, person: NewPerson): Promise<string> {
  const id = person.id ?? newId()
  await tx
    .insertInto('people')
    .values({
      id,
      family_name: tidy(person.familyName),
      middle_name: tidy(person.middleName),
      given_name: tidy(person.givenName),
      sex: person.sex ?? null,
      birth_year: person.birthYear ?? null,
      phone: person.phone ?? null,
      email: person.email ?? null,
    })
    .execute()
  return id
}
