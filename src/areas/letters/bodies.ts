import { type Db, sql } from '../../kernel/db/index.ts'
import { bodiesOn, bodyKeepers, fold, resolveAddressees } from '../../registry/index.ts'
import { dayOfPaper } from './intake.ts'
import type { Resolved } from './letter-page.tsx'
import type { Letter } from './reading/index.ts'

/** Bodies that the addressee lines name on the day of the paper; a line that names none stays empty, never guessed. */
export async function recipientsOf(db: Db, phrases: string[], issuerBodyId: string, on: Temporal.PlainDate): Promise<string[]> {
  const found = new Set<string>()
  for (const phrase of phrases) for (const body of (await resolveAddressees(db, phrase, issuerBodyId, on)).bodies) found.add(body.id)
  found.delete(issuerBodyId)
  return [...found]
}

/** A head prints its issuer in capitals (NĐ 30/2020, Annex I); lists and the register write it as the registry does. An unknown one stays as printed. */
export async function spelled(db: Db, letter: Letter): Promise<Letter> {
  const printed = [letter.issuer.name, letter.issuer.parent].map((name) => name ?? '')
  const { rows } = await sql<{ printed: string; name: string }>`
    select distinct on (lower(name)) upper(name) as printed, name from body_terms where upper(name) = any(${printed}) order by lower(name), upper_inf(valid) desc, lower(valid) desc`.execute(
    db,
  )
  const own = new Map(rows.map((row) => [row.printed, row.name]))
  const as = (name: string | null) => (name === null ? null : (own.get(name) ?? name))
  return { ...letter, issuer: { ...letter.issuer, name: as(letter.issuer.name), parent: as(letter.issuer.parent) } }
}

/** The bodies of today behind a name in a letter: as the reader's own surroundings have them, else as the letter's day had them and who keeps their records now (O3). */
export async function spokenTo(
  db: Db,
  phrase: string,
  readerBodyId: string,
  letter: { issuerBodyId: string | null; datedOn: Temporal.PlainDate | null; datedAs: string },
  today: Temporal.PlainDate,
): Promise<string[]> {
  const { bodies } = await resolveAddressees(db, phrase, readerBodyId, today)
  if (bodies.length > 0 || !letter.issuerBodyId) return bodies.map(({ id }) => id)
  const on = dayOfPaper(letter.datedOn, letter.datedAs, today)
  const then = (await resolveAddressees(db, phrase, letter.issuerBodyId, on)).bodies
  const keepers = await bodyKeepers(
    db,
    then.map(({ id }) => id),
    today,
  )
  return [...new Set([...keepers.values()].map(({ id }) => id))]
}

/** The lines with their bodies of that day and, where one is gone, its heir of today (O3). */
export async function resolvedWithHeirs(
  db: Db,
  phrases: string[],
  issuerBodyId: string,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<Resolved[]> {
  const lists = await Promise.all(
    phrases.map(async (phrase) => ({ phrase, bodies: (await resolveAddressees(db, phrase, issuerBodyId, on)).bodies })),
  )
  const ids = [...new Set(lists.flatMap(({ bodies }) => bodies.map((body) => body.id)))]
  const keepers = await bodyKeepers(db, ids, today)
  const heirOf = (id: string) => {
    const keeper = keepers.get(id)
    return keeper?.id === id ? 'itself' : (keeper?.name ?? null)
  }
  return lists.map(({ phrase, bodies }) => ({ phrase, bodies: bodies.map(({ id, name }) => ({ name, heir: heirOf(id) })) }))
}

/** The one body of that name on the day (accents and capitals aside), or null: two of a name are not one. */
export async function bodyNamed(db: Db, name: string, parent: string, on: Temporal.PlainDate, near: string): Promise<string | null> {
  const all = (await bodiesOn(db, on, {})).filter(
    (body) => fold(body.name) === fold(name) || fold(`${body.name} ${parent}`) === fold(`${name} ${parent}`),
  )
  if (all.length === 1) return all[0]!.id
  return all.find((body) => body.id === near)?.id ?? null
}
