import type { ComponentChildren } from 'preact'
import { useWords } from '../kernel/words.ts'
import { words } from './words.ts'

export interface SummaryRow {
  key: string
  value: ComponentChildren
  /** Address that changes the value; with its own words when "Sửa" says too little. */
  change?: string | { href: string; text?: string }
}

function Change({ of, change }: { of: string; change: NonNullable<SummaryRow['change']> }) {
  const said = useWords(words)
  const { href, text = said.change } = typeof change === 'string' ? { href: change } : change
  return (
    <dd class="govuk-summary-list__actions">
      <a class="govuk-link" href={href}>
        {text}
        <span class="govuk-visually-hidden"> {of}</span>
      </a>
    </dd>
  )
}

export function SummaryList({ rows }: { rows: readonly (SummaryRow | false | null | undefined)[] }) {
  const shown = rows.filter((row): row is SummaryRow => Boolean(row))
  const changeable = shown.some(({ change }) => change)
  return (
    <dl class="govuk-summary-list">
      {shown.map(({ key, value, change }) => (
        <div
          key={key}
          class={changeable && !change ? 'govuk-summary-list__row govuk-summary-list__row--no-actions' : 'govuk-summary-list__row'}
        >
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
          {change && <Change of={key} change={change} />}
        </div>
      ))}
    </dl>
  )
}

export interface TaskListItem {
  text: ComponentChildren
  href?: string
  hint?: ComponentChildren
  status?: ComponentChildren
}

export function TaskList({ items, id = 'task-list' }: { items: readonly TaskListItem[]; id?: string }) {
  return (
    <ul class="govuk-task-list">
      {items.map(({ text, href, hint, status }, index) => {
        const [hintId, statusId] = [`${id}-${index}-hint`, `${id}-${index}-status`]
        const described = [hint && hintId, status && statusId].filter(Boolean).join(' ') || undefined
        return (
          <li class={href ? 'govuk-task-list__item govuk-task-list__item--with-link' : 'govuk-task-list__item'}>
            <div class="govuk-task-list__name-and-hint">
              {href ? (
                <a class="govuk-link govuk-task-list__link" href={href} aria-describedby={described}>
                  {text}
                </a>
              ) : (
                <div>{text}</div>
              )}
              {hint && (
                <div id={hintId} class="govuk-task-list__hint">
                  {hint}
                </div>
              )}
            </div>
            {status && (
              <div id={statusId} class="govuk-task-list__status">
                {status}
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
