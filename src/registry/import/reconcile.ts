import type { Tx } from '../../kernel/db/index.ts'
import { covers } from '../places.ts'
import { type Batch, type StoredTerm, storedTerms } from './batch.ts'
import { type ListedKind, properName, spelling } from './names.ts'
import { noTally, type Tally } from './result.ts'

/** One unit as a file shows it on one day. */
export interface Seen {
  code: string
  name: string
  parentId: string
}

export interface Era {
  /** The day whose borders the file shows. */
  day: Temporal.PlainDate
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
  /** `corrects`: the file names the same units better; `follows`: a differing unit has come after the stored one, on an unknown day. */
  mode: 'corrects' | 'follows'
}

export interface Reconciled {
  /** Code on the era's day → place. */
  ids: Map<string, string>
  tally: Tally
}

/** Plans what brings the stored units of one kind to what the file shows; the same file a second time plans nothing. */
export async function reconcile(tx: Tx, batch: Batch, kind: ListedKind, seen: readonly Seen[], era: Era): Promise<Reconciled> {
  const stored = Map.groupBy(
    await storedTerms(
      tx,
      seen.map((unit) => unit.code),
      era,
    ),
    (term) => term.code,
  )
  const result: Reconciled = { ids: new Map(), tally: noTally() }
  for (const unit of seen) {
    const terms = stored.get(unit.code) ?? []
    const there = terms.find((term) => covers(term, era.day))
    const [placeId, outcome] = there ? adjust(batch, kind, unit, there, era) : insert(batch, kind, unit, terms, era)
    result.ids.set(unit.code, placeId)
    result.tally[outcome]++
  }
  return result
}

function adjust(batch: Batch, kind: ListedKind, unit: Seen, there: StoredTerm, era: Era): [string, keyof Tally] {
  const sameName = spelling(unit.name) === spelling(there.name)
  if (sameName && unit.parentId === there.parentId) return [there.placeId, 'unchanged']
  if (era.mode === 'corrects') {
    batch.corrections.push({ termId: there.termId, name: sameName ? there.name : unit.name, parentId: unit.parentId })
    return [there.placeId, 'changed']
  }
  batch.endings.push({ termId: there.termId, until: era.day })
  const term = { code: unit.code, name: unit.name, parentId: unit.parentId, from: era.day, until: there.until, exact: false }
  // No province came or went between the two lists: there the code alone tells the unit.
  if (kind !== 'province' && properName(kind, unit.name) !== properName(kind, there.name)) return [batch.addPlace(kind, term), 'added']
  batch.terms.push({ ...term, placeId: there.placeId })
  return [there.placeId, 'changed']
}

/** The unit is new on that day; under the same code it may be known from other days. */
function insert(batch: Batch, kind: ListedKind, unit: Seen, others: readonly StoredTerm[], era: Era): [string, keyof Tally] {
  const ended = others.filter((term) => term.until && Temporal.PlainDate.compare(term.until, era.day) <= 0)
  const coming = others.filter((term) => term.from && Temporal.PlainDate.compare(term.from, era.day) > 0)
  const from = ended.reduce((day, term) => later(day, term.until), era.from)
  const until = coming.reduce((day, term) => earlier(day, term.from), era.until)
  const term = {
    code: unit.code,
    name: unit.name,
    parentId: unit.parentId,
    from,
    until,
    exact: era.mode === 'corrects' && ended.length + coming.length === 0,
  }
  const same = coming.find(
    (one) => one.from && until && one.from.equals(until) && properName(kind, one.name) === properName(kind, unit.name),
  )
  if (!same) return [batch.addPlace(kind, term), 'added']
  batch.terms.push({ ...term, placeId: same.placeId })
  return [same.placeId, 'changed']
}

function later(a: Temporal.PlainDate | null, b: Temporal.PlainDate | null) {
  return a && b ? (Temporal.PlainDate.compare(a, b) > 0 ? a : b) : (a ?? b)
}

function earlier(a: Temporal.PlainDate | null, b: Temporal.PlainDate | null) {
  return a && b ? (Temporal.PlainDate.compare(a, b) < 0 ? a : b) : (a ?? b)
}
