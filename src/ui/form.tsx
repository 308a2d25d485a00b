import type { ComponentChildren } from 'preact'
import { useFacts } from '../kernel/http/facts.ts'
import { useWords } from '../kernel/words.ts'
import { Source } from './control.tsx'
import { words } from './words.ts'

/** Give it to Layout's `form` when the page has a `<Form main>`: the language then changes without losing what was typed. */
export const mainForm = 'main-form'

interface FormProps {
  action: string
  children: ComponentChildren
  files?: boolean
  /** Version of the subject when the form was drawn. */
  version?: number | string
  main?: boolean
  id?: string
  /** One of several forms on the page: takes typed values and errors only when it is the one that was sent. */
  several?: boolean
  /** False where nothing may be kept in the browser, as before the secrecy check. */
  autosave?: boolean
  /** Stands in a line with its neighbours, as in a table row. */
  inline?: boolean
  /** Until a script that fills it shows it. */
  hidden?: boolean
}

export function Form({ action, children, files, version, main, id, several, autosave = true, inline, hidden }: FormProps) {
  const { once, path } = useFacts()
  return (
    <form
      id={id ?? (main ? mainForm : undefined)}
      class={inline ? 'cd-form-inline' : undefined}
      method="post"
      action={action}
      enctype={files ? 'multipart/form-data' : undefined}
      novalidate
      hidden={hidden}
      data-no-autosave={autosave && !inline ? undefined : ''}
    >
      <input type="hidden" name="_once" value={once} />
      {version !== undefined && <input type="hidden" name="_version" value={version} />}
      <Source.Provider value={several && action.split('?')[0] !== path ? 'own' : 'typed'}>{children}</Source.Provider>
    </form>
  )
}

interface FiltersProps {
  action: string
  children: ComponentChildren
  /** Address of the unfiltered list; defaults to `action`. */
  clear?: string
  /** What the button says when the form asks for something rather than narrows a list. */
  ask?: string
}

/** A GET form: its fields take their values from the address. */
export function Filters({ action, children, clear, ask }: FiltersProps) {
  const { filter, apply, clear: clearing } = useWords(words)
  return (
    <form class="cd-filters" method="get" action={action} aria-label={ask ?? filter}>
      <Source.Provider value="query">
        <div class="cd-filters__fields">{children}</div>
      </Source.Provider>
      <div class="cd-filters__go">
        <button class={ask ? 'govuk-button' : 'govuk-button govuk-button--secondary'} type="submit">
          {ask ?? apply}
        </button>
        {!ask && <a href={clear ?? action}>{clearing}</a>}
      </div>
    </form>
  )
}

type Variant = 'primary' | 'secondary' | 'warning'

const variants: Record<Variant, string> = {
  primary: 'govuk-button',
  secondary: 'govuk-button govuk-button--secondary',
  warning: 'govuk-button govuk-button--warning',
}

interface ButtonProps {
  children: ComponentChildren
  variant?: Variant
  name?: string
  value?: string
  formaction?: string
}

export function Button({ children, variant = 'primary', name, value, formaction }: ButtonProps) {
  return (
    <button class={variants[variant]} type="submit" name={name} value={value} formAction={formaction}>
      {children}
    </button>
  )
}

export function LinkButton({ href, children, variant = 'primary' }: { href: string; children: ComponentChildren; variant?: Variant }) {
  return (
    <a class={variants[variant]} href={href}>
      {children}
    </a>
  )
}

export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="govuk-button-group">{children}</div>
}
