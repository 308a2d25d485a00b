import type { ComponentChildren } from 'preact'
import { date, instant } from '../kernel/format.ts'

export interface TimelineEvent {
  title: ComponentChildren
  when: Temporal.Instant | Temporal.PlainDate | string
  by?: ComponentChildren
  text?: ComponentChildren
}

function When({ when }: { when: TimelineEvent['when'] }) {
  if (typeof when === 'string') return <>{when}</>
  return <time dateTime={when.toString()}>{when instanceof Temporal.Instant ? instant(when) : date(when)}</time>
}

export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  return (
    <ol class="moj-timeline">
      {events.map(({ title, when, by, text }) => (
        <li class="moj-timeline__item">
          <div class="moj-timeline__header">
            <p class="moj-timeline__title">{title}</p>
          </div>
          <p class="moj-timeline__date">
            <When when={when} />
            {by && <span class="moj-timeline__byline"> · {by}</span>}
          </p>
          {text && <div class="moj-timeline__description">{text}</div>}
        </li>
      ))}
    </ol>
  )
}
