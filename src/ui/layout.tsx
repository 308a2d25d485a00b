import type { ComponentChildren } from 'preact'
import { useFacts } from '../kernel/http/facts.ts'
import { useWords } from '../kernel/words.ts'
import { assets } from './assets.ts'
import { DemoBanner, Header } from './header.tsx'
import { Notice, Printed } from './notice.tsx'
import { Problems } from './problems.tsx'
import { words } from './words.ts'

export interface Crumb {
  href: string
  text: string
}

export interface LayoutProps {
  title: string
  children: ComponentChildren
  /** Stands above the heading: of what or of whom the page is. */
  caption?: ComponentChildren
  /** Stands beside the heading, e.g. a status. */
  status?: ComponentChildren
  back?: string | { href: string; text?: string }
  crumbs?: readonly Crumb[]
  /** Full width, for matrices and columns side by side. */
  wide?: boolean
  /** Larger text, for citizens' pages. */
  large?: boolean
  /** Id of the page's form (`mainForm`), so that a change of language keeps what was typed. */
  form?: string
  /** The page draws its own h1, e.g. a confirmation panel. */
  ownHeading?: boolean
}

function Head({ title }: { title: string }) {
  const { problems } = useFacts()
  const { name, errorPrefix } = useWords(words)
  const { css, script, favicon } = assets()
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="theme-color" content="#1f4a38" />
      <meta name="color-scheme" content="light" />
      <title>{`${problems.length > 0 ? `${errorPrefix}: ` : ''}${title} – ${name}`}</title>
      <link rel="stylesheet" href={css} />
      <link rel="icon" type="image/svg+xml" href={favicon} />
      {script && <script type="module" src={script} />}
    </head>
  )
}

function Trail({ back, crumbs }: Pick<LayoutProps, 'back' | 'crumbs'>) {
  const said = useWords(words)
  if (crumbs) {
    return (
      <nav class="govuk-breadcrumbs" aria-label={said.crumbs}>
        <ol class="govuk-breadcrumbs__list">
          {crumbs.map(({ href, text }) => (
            <li key={href} class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ol>
      </nav>
    )
  }
  if (!back) return null
  const { href, text = said.back } = typeof back === 'string' ? { href: back } : back
  return (
    <nav aria-label={said.crumbs}>
      <a class="govuk-back-link" href={href}>
        {text}
      </a>
    </nav>
  )
}

function Heading({ title, caption, status }: Pick<LayoutProps, 'title' | 'caption' | 'status'>) {
  return (
    <div class="cd-heading">
      {caption && <p class="govuk-caption-l">{caption}</p>}
      <h1 class="govuk-heading-l">{title}</h1>
      {status && <div class="cd-heading__status">{status}</div>}
    </div>
  )
}

function Footer() {
  const { demo } = useFacts()
  const { footer, name, demo: sample } = useWords(words)
  return (
    <footer class="cd-footer">
      <div class="govuk-width-container">
        <p>
          {name} · {footer}
          {demo && ` · ${sample}`}
        </p>
        <Printed />
      </div>
    </footer>
  )
}

/** The whole document. */
export function Layout({ title, children, caption, status, back, crumbs, wide, large, form, ownHeading }: LayoutProps) {
  const { lang, flash, demo, actor } = useFacts()
  const said = useWords(words)
  return (
    <html lang={lang} class="govuk-template">
      <Head title={title} />
      <body
        class={`govuk-template__body cd${wide ? ' cd--wide' : ''}${large ? ' cd--large' : ''}${demo ? ' cd--demo' : ''}`}
        data-who={actor.post?.id ?? actor.person?.id}
        data-restored={said.restored}
        data-discard={said.discard}
      >
        <a class="govuk-skip-link" href="#main-content">
          {said.skip}
        </a>
        <DemoBanner />
        <Header form={form} />
        <div class="govuk-width-container cd-page">
          <Trail back={back} crumbs={crumbs} />
          <main class="govuk-main-wrapper cd-main" id="main-content">
            <Problems />
            {flash && (
              <Notice kind="success" live>
                {flash}
              </Notice>
            )}
            {!ownHeading && <Heading title={title} caption={caption} status={status} />}
            {children}
          </main>
        </div>
        <Footer />
        {demo && (
          <div class="cd-watermark" aria-hidden="true">
            {said.demo}
          </div>
        )}
      </body>
    </html>
  )
}
