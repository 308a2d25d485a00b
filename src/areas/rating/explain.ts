import { type Claims, type Criterion, resultOf, type Scored, type Status, scoreAll, statusOf, type Values } from './criteria.ts'
import type { Rating, ScoreRow } from './queries.ts'
import type { CriteriaSet, Heading } from './sets.ts'

export interface Line extends Scored {
  row: ScoreRow | undefined
}

/** A rating with every point explained. */
export interface Explained {
  rating: Rating
  set: CriteriaSet
  status: Status
  lines: Line[]
  /** What centre and records come to. */
  own: number
  /** What the team found; null before it did. */
  found: number | null
}

export const claimsOf = (rows: Pick<ScoreRow, 'criterionId' | 'claimed' | 'evidence' | 'fileId'>[]): Claims =>
  new Map(
    rows.map(({ criterionId, claimed, evidence, fileId }) => [criterionId, { claimed, evidenced: evidence !== '' || fileId !== null }]),
  )

/** While the centre works on it the records count as they stand; what was submitted is explained by the records of that moment. */
export function explain(rating: Rating, set: CriteriaSet, live: Values): Explained {
  const status = statusOf(rating.entries)
  const rows = new Map(rating.scores.map((row) => [row.criterionId, row]))
  const scored = scoreAll(set.kind, set.criteria, status === 'self' ? live : rating.frozen, claimsOf(rating.scores))
  const lines = scored.map((line) => ({ ...line, row: rows.get(line.criterion.id) }))
  const found = lines.map(({ row }) => row?.found ?? null)
  return {
    rating,
    set,
    status,
    lines,
    own: resultOf(
      set.kind,
      lines.map(({ total }) => total),
    ),
    found:
      status === 'inspected' || status === 'decided'
        ? resultOf(
            set.kind,
            found.map((points) => points ?? 0),
          )
        : null,
  }
}

export interface Group {
  heading: Heading
  lines: Line[]
  most: number
  own: number
  found: number | null
}

/** Each heading with its lines and what they come to. */
export const groupsOf = ({ set, lines, found }: Explained): Group[] =>
  set.headings.map((heading) => {
    const under = lines.filter(({ criterion }) => criterion.heading === heading.id)
    const comes = (points: (line: Line) => number) => resultOf(set.kind, under.map(points))
    return {
      heading,
      lines: under,
      most: mostOf(
        set.kind,
        under.map(({ criterion }) => criterion),
      ),
      own: comes(({ total }) => total),
      found: found === null ? null : comes(({ row }) => row?.found ?? 0),
    }
  })

/** What a line can reach at most. */
export const mostOfLine = (kind: CriteriaSet['kind'], criterion: Criterion): number => mostOf(kind, [criterion])

/** Lines in which a centre claims something beyond its records. */
export const claimable = <L extends Scored>(lines: L[]): L[] => lines.filter(({ rest }) => rest > 0)

export const mostOf = (kind: CriteriaSet['kind'], criteria: Criterion[]): number =>
  kind === 'levels' ? 2 : criteria.reduce((sum, { points }) => sum + points, 0)
