import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Actor } from '../access.ts'
import type { Lang } from '../words.ts'

export interface Problem {
  field?: string
  /** In the reader's language. */
  text: string
}

export interface NavItem {
  href: string
  text: string
  current?: boolean
  count?: number
}

/** What every component may know of the request it is drawn for. */
export interface Facts {
  lang: Lang
  path: string
  url: URL
  actor: Actor
  /** What the visitor typed when a form comes back; keyed by field name. */
  typed: Record<string, string | string[]>
  problems: Problem[]
  demo: boolean
  today: Temporal.PlainDate
  now: Temporal.Instant
  flash?: string
  nav: NavItem[]
  /** Key that makes the page's form submit once. */
  once: string
}

export const Current = createContext<Facts | null>(null)

export function useFacts(): Facts {
  const facts = useContext(Current)
  if (!facts) throw new Error('a component was drawn outside a request')
  return facts
}
