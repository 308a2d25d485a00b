import { type Heir, type History, termOn } from './places.ts'

export interface Figure {
  value: number
  /** A part of it was reckoned with a share. */
  estimate: boolean
}

export interface InBorders {
  figures: Map<string, Figure>
  /** What could not be divided, at the lowest place that holds all heirs ("không tách được"); null when there is none. */
  undivided: { fromId: string; value: number; atId: string | null; estimate: boolean }[]
}

/** Figures of dissolved units in the borders of a later day: whole merges exactly, known shares as estimates, the rest left undivided. */
export function inBordersOf(history: History, figures: ReadonlyMap<string, number>, day: Temporal.PlainDate): InBorders {
  const result: InBorders = { figures: new Map(), undivided: [] }
  for (const [unitId, value] of figures) carry(history, unitId, { value, estimate: false }, day, result)
  return result
}

function carry(history: History, unitId: string, figure: Figure, day: Temporal.PlainDate, result: InBorders): void {
  if (termOn(history, unitId, day)) {
    add(result.figures, unitId, figure)
    return
  }
  const heirs = history.heirs.filter((heir) => heir.fromId === unitId && Temporal.PlainDate.compare(heir.onDate, day) <= 0)
  const shares = heirs.reduce((sum, heir) => sum + (heir.share ?? Number.NaN), 0)
  if (heirs.length === 0 || !(Math.abs(shares - 1) < 1e-9)) {
    result.undivided.push({
      fromId: unitId,
      value: figure.value,
      atId: commonParent(history, unitId, heirs, day),
      estimate: figure.estimate,
    })
    return
  }
  for (const heir of heirs) {
    const share = heir.share ?? 0
    if (share > 0) carry(history, heir.toId, { value: figure.value * share, estimate: figure.estimate || share < 1 }, day, result)
  }
}

function add(figures: Map<string, Figure>, unitId: string, figure: Figure): void {
  const had = figures.get(unitId)
  figures.set(unitId, { value: (had?.value ?? 0) + figure.value, estimate: figure.estimate || (had?.estimate ?? false) })
}

/** Parents of a unit on the day, nearest first; a dissolved one is followed to its keeper or, without one, to its last parent. */
export function ancestors(history: History, unitId: string, day: Temporal.PlainDate): string[] {
  const path: string[] = []
  for (let at = above(history, unitId, day); at && !path.includes(at); at = above(history, at, day)) path.push(at)
  return path
}

function above(history: History, unitId: string, day: Temporal.PlainDate): string | null {
  const living = termOn(history, unitId, day)
  if (living) return living.parentId
  const keeper = history.heirs.find(
    (heir) => heir.fromId === unitId && heir.keepsRecords && Temporal.PlainDate.compare(heir.onDate, day) <= 0,
  )
  if (keeper) return keeper.toId
  const terms = history.terms.filter((term) => term.unitId === unitId)
  return terms.sort((a, b) => order(b.from, a.from))[0]?.parentId ?? null
}

function order(a: Temporal.PlainDate | null, b: Temporal.PlainDate | null): number {
  if (!a || !b) return Number(Boolean(a)) - Number(Boolean(b))
  return Temporal.PlainDate.compare(a, b)
}

function commonParent(history: History, unitId: string, heirs: readonly Heir[], day: Temporal.PlainDate): string | null {
  const alive = (id: string) => termOn(history, id, day) !== undefined
  if (heirs.length === 0) return ancestors(history, unitId, day).find(alive) ?? null
  const paths = heirs.map((heir) => [heir.toId, ...ancestors(history, heir.toId, day)])
  return paths[0]?.find((id) => alive(id) && paths.every((path) => path.includes(id))) ?? null
}
