import { dateRange, newId, sql, type Tx } from '../kernel/db/index.ts'
import { tidy } from './fold.ts'
import { type NewHeir, recordHeirsIn, recordKeeperIn } from './heirs.ts'
import { historyOf } from './place-queries.ts'
import { type Heir, type MergeProblem, mergeProblems, type PlaceKind } from './places.ts'

export interface NewPlace {
  id?: string
  kind: PlaceKind
  code?: string | null
  name: string
  parentId: string | null
  from: Temporal.PlainDate | null
  until?: Temporal.PlainDate | null
  exact?: boolean
}

/** A place and its first term. The caller repaths custody once for all places of its transaction. */
export async function recordPlace(tx: Tx, place: NewPlace): Promise<string> {
  const id = place.id ?? newId()
  await tx
    .insertInto('places')
    .values({ id, kind: place.kind, custody_path: id.replaceAll('-', '') })
    .execute()
  await recordPlaceTerm(tx, { ...place, id })
  return id
}

export async function recordPlaceTerm(tx: Tx, term: Omit<NewPlace, 'kind'> & { id: string }): Promise<void> {
  await tx
    .insertInto('place_terms')
    .values({
      id: newId(),
      place_id: term.id,
      code: term.code ?? null,
      name: tidy(term.name),
      parent_id: term.parentId,
      valid: dateRange(term.from, term.until ?? null),
      exact: term.exact ?? true,
    })
    .execute()
}

/** Adds a living place and puts it into today's tree. */
export async function addPlace(tx: Tx, place: NewPlace, today: Temporal.PlainDate): Promise<string> {
  const id = await recordPlace(tx, place)
  await repathCustody(tx, [id], today)
  return id
}

/** From `on` the place carries another name, code or parent; what it was before stays readable. */
export async function changePlace(
  tx: Tx,
  id: string,
  change: { code?: string | null; name?: string; parentId?: string | null; on: Temporal.PlainDate },
  today: Temporal.PlainDate,
): Promise<void> {
  const term = await tx
    .selectFrom('place_terms')
    .select(['id', 'code', 'name', 'parent_id', 'valid'])
    .where('place_id', '=', id)
    .where(sql<boolean>`valid @> ${change.on}::date`)
    .executeTakeFirstOrThrow()
  if (term.valid.from?.equals(change.on)) {
    await tx
      .updateTable('place_terms')
      .set({ code: change.code ?? term.code, name: tidy(change.name ?? term.name), parent_id: change.parentId ?? term.parent_id })
      .where('id', '=', term.id)
      .execute()
  } else {
    await endTerms(tx, [id], change.on)
    await recordPlaceTerm(tx, {
      id,
      code: change.code ?? term.code,
      name: change.name ?? term.name,
      parentId: change.parentId ?? term.parent_id,
      from: change.on,
      until: term.valid.until,
    })
  }
  await repathCustody(tx, [id], today)
}

/** Ends the terms that hold the day before `on`; `on` is the first day without the place. */
export async function endTerms(tx: Tx, ids: string[], on: Temporal.PlainDate): Promise<void> {
  await sql`
    update place_terms set valid = daterange(lower(valid), ${on}::date)
    where place_id = any(${ids}::uuid[]) and valid @> (${on}::date - 1) and (upper(valid) is null or upper(valid) > ${on}::date)`.execute(
    tx,
  )
}

export const recordHeirs = (tx: Tx, heirs: NewHeir[]) => recordHeirsIn(tx, 'place_heirs', heirs)

export const recordKeeper = (tx: Tx, heir: { fromId: string; toId: string; note: string }) => recordKeeperIn(tx, 'place_heirs', heir)

/** Merge or split on a day: ends the old units, names their heirs and moves their branches, or says why it cannot. New units exist already. */
export async function recordMerge(
  tx: Tx,
  merge: { on: Temporal.PlainDate; heirs: (Omit<Heir, 'onDate'> & { note?: string })[] },
  today: Temporal.PlainDate,
): Promise<MergeProblem[]> {
  const heirs = merge.heirs.map((heir) => ({ ...heir, onDate: merge.on }))
  const ids = [...new Set(heirs.flatMap((heir) => [heir.fromId, heir.toId]))]
  const histories = await Promise.all(ids.map((id) => historyOf(tx, id)))
  const history = { terms: histories.flatMap((one) => one.terms), heirs: distinct(histories.flatMap((one) => one.heirs)) }
  const problems = mergeProblems(history, { on: merge.on, heirs })
  if (problems.length > 0) return problems
  const ended = [...new Set(heirs.map((heir) => heir.fromId))]
  await endTerms(tx, ended, merge.on)
  await recordHeirs(tx, heirs)
  await repathCustody(tx, ended, today)
  return []
}

/** Whole units merge into one that is made by it, under the code of one of them if need be. Problems mean that the caller rolls back. */
export async function mergeIntoNew(
  tx: Tx,
  merge: { on: Temporal.PlainDate; fromIds: string[]; place: Omit<NewPlace, 'from' | 'until'>; note?: string },
  today: Temporal.PlainDate,
): Promise<{ id: string; problems: MergeProblem[] }> {
  await endTerms(tx, merge.fromIds, merge.on)
  const id = await addPlace(tx, { ...merge.place, from: merge.on }, today)
  const heirs = merge.fromIds.map((fromId) => ({ fromId, toId: id, share: 1, keepsRecords: true, note: merge.note ?? '' }))
  return { id, problems: await recordMerge(tx, { on: merge.on, heirs }, today) }
}

function distinct(heirs: readonly Heir[]): Heir[] {
  return [...new Map(heirs.map((heir) => [`${heir.fromId} ${heir.toId}`, heir])).values()]
}

export async function repathCustody(tx: Tx, ids: string[], today: Temporal.PlainDate): Promise<void> {
  await sql`select repath_custody(${ids}::uuid[], ${today}::date)`.execute(tx)
}

/** The whole tree at once; returns how many places moved. */
export async function repathAllCustody(tx: Tx, today: Temporal.PlainDate): Promise<number> {
  const { rows } = await sql<{ moved: number }>`select repath_all_custody(${today}::date) as moved`.execute(tx)
  return rows[0]?.moved ?? 0
}
