import { canonical } from '../audit.ts'

const short = (value: unknown) => {
  const text = canonical(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : JSON.parse(text)
}

/** Top-level differences of a subject before and after a command, as the audit log keeps them. */
export function changes(before: unknown, after: unknown): object {
  const from: Record<string, unknown> = {}
  const to: Record<string, unknown> = {}
  const a = (before ?? {}) as Record<string, unknown>
  const b = (after ?? {}) as Record<string, unknown>
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [x, y] = [plain(a[key]), plain(b[key])]
    if (canonical(x) === canonical(y)) continue
    from[key] = short(x)
    to[key] = short(y)
  }
  return Object.keys(to).length ? { before: from, after: to } : {}
}

function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value))
}
