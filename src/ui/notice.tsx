import type { ComponentChildren } from 'preact'
import { instant } from '../kernel/format.ts'
import { useFacts } from '../kernel/http/facts.ts'
import { useWords } from '../kernel/words.ts'
import { useFilled } from './control.tsx'
import { LinkButton } from './form.tsx'
import { words } from './words.ts'

const kinds = {
  info: 'moj-alert cd-alert moj-alert--information',
  warning: 'moj-alert cd-alert moj-alert--warning',
  success: 'moj-alert cd-alert moj-alert--success',
  error: 'moj-alert cd-alert moj-alert--error',
}

interface NoticeProps {
  kind?: keyof typeof kinds
  children: ComponentChildren
  /** A message that has just come about, read out by screen readers. */
  live?: boolean
}

export function Notice({ kind = 'info', children, live }: NoticeProps) {
  const { note, warning, done, errorPrefix } = useWords(words)
  const said = { info: note, warning, success: done, error: errorPrefix }
  return (
    <div class={kinds[kind]} role={live ? 'status' : undefined}>
      <div class="moj-alert__content">
        <span class="govuk-visually-hidden">{said[kind]}: </span>
        {children}
      </div>
    </div>
  )
}

interface EmptyStateProps {
  title: string
  children?: ComponentChildren
  action?: { href: string; text: string } | ComponentChildren
}

const isLink = (action: EmptyStateProps['action']): action is { href: string; text: string } =>
  typeof action === 'object' && action !== null && 'href' in action

/** Says why there is nothing and what to do next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div class="cd-empty">
      <h2 class="govuk-heading-m">{title}</h2>
      {children && <div>{children}</div>}
      {isLink(action) ? <LinkButton href={action.href}>{action.text}</LinkButton> : action}
    </div>
  )
}

/** Confirmation after a submission: what happened, its reference, what comes next. As the page's heading with `main`. */
export function Panel({ title, children, main }: { title: string; children?: ComponentChildren; main?: boolean }) {
  const Title = main ? 'h1' : 'h2'
  return (
    <div class="govuk-panel govuk-panel--confirmation">
      <Title class="govuk-panel__title">{title}</Title>
      {children && <div class="govuk-panel__body">{children}</div>}
    </div>
  )
}

interface DetailsProps {
  summary: ComponentChildren
  children: ComponentChildren
  open?: boolean
  /** Fields inside; open when one of them was filled in, or is wrong, as the page is drawn again. */
  fields?: string[]
}

export function Details({ summary, children, open, fields = [] }: DetailsProps) {
  const filled = useFilled(fields)
  return (
    <details class="govuk-details" open={open || filled}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}

/** On paper only; without children, who printed the page and when. */
export function Printed({ children }: { children?: ComponentChildren }) {
  const { now, actor } = useFacts()
  const { printed } = useWords(words)
  const by = [actor.person?.name, actor.post && `${actor.post.roleName}, ${actor.post.bodyName}`].filter(Boolean)
  return <div class="cd-printed">{children ?? [`${printed} ${instant(now)}`, ...by].join(' · ')}</div>
}
