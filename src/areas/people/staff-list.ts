import type { Line } from '../../kernel/access.ts'
import { fold, splitName, tidy } from '../../registry/index.ts'
import { type Granter, type GrantProblem, grantProblem, isSingle } from './person.ts'

export interface StaffRow {
  /** As counted in the pasted text, its head among them: what Excel shows beside it. */
  line: number
  name: string
  title: string
  body: string
  from: string
}

const columns = { name: /ho (va )?ten|^name/, title: /chuc (danh|vu)|^post/, body: /don vi|co quan|^body/, from: /ngay|^from/ }

/** Rows by their heads, or in the order name, post, body, day; a column of running numbers is passed over. */
export function rowsOf(cells: string[][]): StaffRow[] {
  const filled = cells.map((row, i) => ({ row, line: i + 1 })).filter(({ row }) => row.some(Boolean))
  const heads = (filled[0]?.row ?? []).map((cell) => fold(cell))
  const named = heads.some((head) => columns.name.test(head)) && heads.some((head) => columns.title.test(head))
  const shift = !named && filled.length > 0 && filled.every(({ row }) => /^\d*$/.test(row[0] ?? '')) ? 1 : 0
  const at = (key: keyof typeof columns, i: number) => (named ? heads.findIndex((head) => columns[key].test(head)) : i + shift)
  const [name, title, body, from] = [at('name', 0), at('title', 1), at('body', 2), at('from', 3)]
  return filled
    .slice(named ? 1 : 0)
    .map(({ row, line }) => ({ line, name: row[name] ?? '', title: row[title] ?? '', body: row[body] ?? '', from: row[from] ?? '' }))
}

export interface Known {
  bodies: readonly { id: string; name: string; kind: string; line: Line }[]
  roles: readonly { code: string; name: string; line: string | null }[]
  /** Titles in use, by kind of body. */
  titles: readonly { kind: string; title: string; role: string }[]
  people: readonly { id: string; name: string; bodyId: string }[]
  /** Posts held in full now or later. */
  taken: readonly { bodyId: string; role: string }[]
}

export type RowProblem =
  | GrantProblem
  | 'no-name'
  | 'half-name'
  | 'no-title'
  | 'no-body'
  | 'unknown-title'
  | 'unknown-body'
  | 'several-bodies'
  | 'bad-day'
  | 'twice'
  | 'taken'

export interface JudgedRow extends StaffRow {
  state: 'new' | 'exists' | 'error'
  problem: RowProblem | null
  bodyId: string
  role: string
  day: Temporal.PlainDate
  /** The person of that name in that body. */
  personId: string | null
  /** Another person of that name, in another body: perhaps the same one. */
  namesake: boolean
}

const letters = /^[\p{L}\p{M}\s.'’-]+$/u
export const isName = (text: string) => letters.test(text) && splitName(text) !== null

type Body = Known['bodies'][number]

function bodyFor(text: string, bodies: Known['bodies']): Body | RowProblem {
  const wanted = fold(text)
  const exact = bodies.filter((body) => fold(body.name) === wanted)
  const found = exact.length > 0 ? exact : bodies.filter((body) => fold(body.name).startsWith(`${wanted} `))
  if (found.length > 1) return 'several-bodies'
  return found[0] ?? 'unknown-body'
}

/** "Chủ tịch Hội Khuyến học xã" is the role "Chủ tịch Hội Khuyến học"; other titles are known from bodies of the same kind. */
export function roleFor(
  title: string,
  body: Pick<Body, 'kind' | 'line'>,
  { roles, titles }: Pick<Known, 'roles' | 'titles'>,
): string | null {
  const wanted = fold(tidy(title))
  const used = titles.find((one) => one.kind === body.kind && fold(one.title) === wanted)
  const named = roles
    .filter(({ name, line }) => (line === null || line === body.line) && (wanted === fold(name) || wanted.startsWith(`${fold(name)} `)))
    .toSorted((a, b) => b.name.length - a.name.length)
  return used?.role ?? named[0]?.code ?? null
}

/** Every row new, known already or wrong; the first thing that is wrong with it is told. */
export function judgeRows(
  rows: readonly StaffRow[],
  known: Known,
  granter: Granter,
  readDay: (text: string) => Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): JudgedRow[] {
  const seen = new Map<string, string>()
  const taken = new Set(known.taken.map(({ bodyId, role }) => `${bodyId} ${role}`))
  return rows.map((row) => {
    const name = fold(row.name)
    const body = row.body ? bodyFor(row.body, known.bodies) : 'no-body'
    const role = typeof body === 'string' || !row.title ? null : roleFor(row.title, body, known)
    const day = row.from ? readDay(row.from) : today
    const bodyId = typeof body === 'string' ? '' : body.id
    const here = known.people.find((person) => person.bodyId === bodyId && fold(person.name) === name)
    const namesake = (!here && known.people.some((person) => fold(person.name) === name)) || (seen.has(name) && seen.get(name) !== bodyId)
    const seat = isSingle(role ?? '') ? `${bodyId} ${role}` : ''
    const wrong = (): RowProblem | null => {
      if (!row.name) return 'no-name'
      if (!isName(row.name)) return 'half-name'
      if (!row.title) return 'no-title'
      if (typeof body === 'string') return body as RowProblem
      if (!role) return 'unknown-title'
      const roleLine = known.roles.find(({ code }) => code === role)?.line ?? null
      const refused = grantProblem(granter, { role, line: body.line }, roleLine)
      if (refused) return refused
      if (!day) return 'bad-day'
      if (seen.get(name) === bodyId) return 'twice'
      return !here && taken.has(seat) ? 'taken' : null
    }
    const problem = wrong()
    if (!problem) {
      seen.set(name, bodyId)
      if (!here && seat) taken.add(seat)
    }
    const state = problem ? 'error' : here ? 'exists' : 'new'
    return { ...row, state, problem, bodyId, role: role ?? '', day: day ?? today, personId: here?.id ?? null, namesake }
  })
}
