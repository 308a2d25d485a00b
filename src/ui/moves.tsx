import { useWords } from '../kernel/words.ts'
import { words } from './words.ts'

export interface Tab {
  href: string
  text: string
  current?: boolean
  count?: number
}

/** Parts of one page as links: each has its own address. */
export function Tabs({ items, label }: { items: readonly Tab[]; label?: string }) {
  const { tabs } = useWords(words)
  return (
    <nav class="moj-sub-navigation" aria-label={label ?? tabs}>
      <ul class="moj-sub-navigation__list">
        {items.map(({ href, text, current, count }) => (
          <li key={href} class="moj-sub-navigation__item">
            <a class="moj-sub-navigation__link" href={href} aria-current={current ? 'page' : undefined}>
              {text}
              {count !== undefined && ` (${count})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** First, last, the current page and its neighbours; 0 stands for a gap. */
export function shownPages(page: number, pages: number): number[] {
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages)
  const sorted = [...new Set(near)].sort((a, b) => a - b)
  return sorted.flatMap((n, index) => (index > 0 && n - (sorted[index - 1] ?? 0) > 1 ? [0, n] : [n]))
}

interface PaginationProps {
  page: number
  pages: number
  href(page: number): string
}

function Arrow({ to, href, text }: { to: 'prev' | 'next'; href: string; text: string }) {
  return (
    <div class={to === 'prev' ? 'govuk-pagination__prev' : 'govuk-pagination__next'}>
      <a class="govuk-link govuk-pagination__link" href={href} rel={to}>
        {to === 'prev' && <span aria-hidden="true">← </span>}
        <span class="govuk-pagination__link-title">{text}</span>
        {to === 'next' && <span aria-hidden="true"> →</span>}
      </a>
    </div>
  )
}

export function Pagination({ page, pages, href }: PaginationProps) {
  const said = useWords(words)
  if (pages <= 1) return null
  return (
    <nav class="govuk-pagination" aria-label={said.pages}>
      {page > 1 && <Arrow to="prev" href={href(page - 1)} text={said.previous} />}
      <ul class="govuk-pagination__list">
        {shownPages(page, pages).map((n) =>
          n === 0 ? (
            <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
          ) : (
            <li class={n === page ? 'govuk-pagination__item govuk-pagination__item--current' : 'govuk-pagination__item'}>
              <a
                class="govuk-link govuk-pagination__link"
                href={href(n)}
                aria-label={said.page(n)}
                aria-current={n === page ? 'page' : undefined}
              >
                {n}
              </a>
            </li>
          ),
        )}
      </ul>
      {page < pages && <Arrow to="next" href={href(page + 1)} text={said.next} />}
    </nav>
  )
}
