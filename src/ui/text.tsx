import type { ComponentChildren } from 'preact'

export function Heading({ level = 2, id, children }: { level?: 2 | 3; id?: string; children: ComponentChildren }) {
  if (level === 3) {
    return (
      <h3 id={id} class="govuk-heading-s">
        {children}
      </h3>
    )
  }
  return (
    <h2 id={id} class="govuk-heading-m">
      {children}
    </h2>
  )
}

export function Paragraph({ children, small }: { children: ComponentChildren; small?: boolean }) {
  return <p class={small ? 'govuk-body-s' : 'govuk-body'}>{children}</p>
}

export function Link({ href, children, download }: { href: string; children: ComponentChildren; download?: boolean }) {
  return (
    <a class="govuk-link" href={href} download={download}>
      {children}
    </a>
  )
}

export function List({ items, numbered }: { items: readonly ComponentChildren[]; numbered?: boolean }) {
  const inside = items.map((item) => <li>{item}</li>)
  return numbered ? <ol class="govuk-list govuk-list--number">{inside}</ol> : <ul class="govuk-list govuk-list--bullet">{inside}</ul>
}

/** A remark in quieter type under a heading or a table. */
export function Hint({ children }: { children: ComponentChildren }) {
  return <p class="govuk-hint">{children}</p>
}

/** Secondary words inside a line, such as a unit's era or a source. */
export function Muted({ children }: { children: ComponentChildren }) {
  return <span class="cd-muted">{children}</span>
}

/** Words for screen readers only, e.g. to tell equal links apart. */
export function Unseen({ children }: { children: ComponentChildren }) {
  return <span class="govuk-visually-hidden">{children}</span>
}

/** A part of a page with its heading. */
export function Section({
  title,
  id,
  level,
  children,
}: {
  title: ComponentChildren
  id?: string
  level?: 2 | 3
  children: ComponentChildren
}) {
  return (
    <section id={id} class="cd-section">
      <Heading level={level}>{title}</Heading>
      {children}
    </section>
  )
}

export interface Card {
  title: ComponentChildren
  children?: ComponentChildren
  href?: string
}

/** Choices side by side, each a box with its heading, as the people on the sign-in page. */
export function Cards({ items }: { items: readonly Card[] }) {
  return (
    <ul class="cd-cards">
      {items.map(({ title, children, href }) => (
        <li class="cd-card">
          <h2 class="govuk-heading-s">{href ? <a href={href}>{title}</a> : title}</h2>
          {children}
        </li>
      ))}
    </ul>
  )
}
