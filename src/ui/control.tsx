import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { useFacts } from '../kernel/http/facts.ts'
import { useWords } from '../kernel/words.ts'
import { words } from './words.ts'

export interface Labelled {
  name: string
  label: ComponentChildren
  hint?: ComponentChildren
  value?: string
  optional?: boolean
  /** Needed when a page holds several fields of one name. */
  id?: string
  /** Which of several fields of one name this is, counted from 0. */
  index?: number
}

/** Where the fields inside take their values from: what was typed, the address (filters), or their own value only. */
export const Source = createContext<'typed' | 'query' | 'own'>('typed')

export interface Control {
  id: string
  value: string | undefined
  chosen: string[] | undefined
  error: string | undefined
  describedBy: string | undefined
}

/** Whether any of the fields was sent with something in it or is said to be wrong, so that what holds them is shown open. */
export function useFilled(names: string[]): boolean {
  const { typed, problems } = useFacts()
  return names.some((name) => [typed[name] ?? []].flat().some(Boolean) || problems.some(({ field }) => field === name))
}

function useSent(name: string): string[] | undefined {
  const facts = useFacts()
  const source = useContext(Source)
  if (source === 'query') return facts.url.searchParams.has(name) ? facts.url.searchParams.getAll(name) : undefined
  if (source === 'own' || Object.keys(facts.typed).length === 0) return undefined
  const typed = facts.typed[name]
  return typed === undefined ? [] : [typed].flat()
}

export function useControl({ name, id, index, value, hint }: Omit<Labelled, 'label'>): Control {
  const { problems } = useFacts()
  const source = useContext(Source)
  const sent = useSent(name)
  const own = id ?? (index ? `${name}-${index}` : name)
  const error = source === 'typed' ? problems.find(({ field }) => field === own || (!index && field === name))?.text : undefined
  const described = [hint && `${own}-hint`, error && `${own}-error`].filter(Boolean).join(' ')
  return { id: own, value: sent?.[index ?? 0] ?? value, chosen: sent, error, describedBy: described || undefined }
}

export function Optional() {
  const { optional } = useWords(words)
  return <span class="cd-optional"> ({optional})</span>
}

export function Hint({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <div id={`${id}-hint`} class="govuk-hint">
      {children}
    </div>
  )
}

export function FieldError({ id, children }: { id: string; children: string }) {
  const { errorPrefix } = useWords(words)
  return (
    <p id={`${id}-error`} class="govuk-error-message">
      <span class="govuk-visually-hidden">{errorPrefix}: </span>
      {children}
    </p>
  )
}

interface GroupProps {
  control: Control
  label: ComponentChildren
  hint?: ComponentChildren
  optional?: boolean
  children: ComponentChildren
}

/** Label, hint, error and the control itself, in the order that screen readers expect. */
export function Group({ control: { id, error }, label, hint, optional, children }: GroupProps) {
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class="govuk-label" for={id}>
        {label}
        {optional && <Optional />}
      </label>
      {hint && <Hint id={id}>{hint}</Hint>}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children}
    </div>
  )
}
