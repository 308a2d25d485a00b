import type { ComponentChildren } from 'preact'

export interface Slip {
  title: string
  rows: readonly { key: string; value: ComponentChildren; strong?: boolean }[]
  steps: readonly string[]
}

/** Small papers to cut apart, several on a sheet of A4. */
export function Slips({ items }: { items: readonly Slip[] }) {
  return (
    <ul class="cd-slips">
      {items.map(({ title, rows, steps }) => (
        <li class="cd-slip">
          <h2 class="govuk-heading-s">{title}</h2>
          <dl>
            {rows.map(({ key, value, strong }) => (
              <div key={key}>
                <dt>{key}</dt>
                <dd class={strong ? 'cd-slip__strong' : undefined}>{value}</dd>
              </div>
            ))}
          </dl>
          <ol>
            {steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  )
}
