import { number } from '../kernel/format.ts'
import type { StatusKind } from './status.tsx'

const kinds: Record<StatusKind, string> = {
  todo: 'cd-counter cd-todo',
  doing: 'cd-counter cd-doing',
  waiting: 'cd-counter cd-waiting',
  done: 'cd-counter cd-done',
  late: 'cd-counter cd-late',
  returned: 'cd-counter cd-returned',
  soon: 'cd-counter cd-soon',
  none: 'cd-counter cd-none',
}

export interface Counter {
  label: string
  count: number
  href?: string
  kind: StatusKind
  /** The list below shows exactly these. */
  current?: boolean
}

function Figure({ count, label }: { count: number; label: string }) {
  return (
    <>
      <span class="cd-counter__count">{number(count)}</span> <span class="cd-counter__label">{label}</span>
    </>
  )
}

/** Each number opens exactly the list that it counts. */
export function Counters({ items }: { items: readonly Counter[] }) {
  return (
    <ul class="cd-counters">
      {items.map(({ label, count, href, kind, current }) => (
        <li key={label} class={kinds[kind]}>
          {href ? (
            <a href={href} aria-current={current ? 'true' : undefined}>
              <Figure count={count} label={label} />
            </a>
          ) : (
            <Figure count={count} label={label} />
          )}
        </li>
      ))}
    </ul>
  )
}
