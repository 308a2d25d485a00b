import { useFacts } from '../kernel/http/facts.ts'
import { useWords } from '../kernel/words.ts'
import { EnterSubmits, LanguageSwitch } from './language.tsx'
import { Mark } from './mark.tsx'
import { words } from './words.ts'

export function DemoBanner() {
  const { demo } = useFacts()
  const said = useWords(words)
  if (!demo) return null
  return (
    <aside class="cd-demo" aria-label={said.demo}>
      <div class="govuk-width-container">
        <strong>{said.demo}</strong>
        <span class="cd-demo__about">. {said.demoAbout}</span> <a href="/demo">{said.demoReset}</a>
      </div>
    </aside>
  )
}

function Search({ id }: { id: string }) {
  const { path, url } = useFacts()
  const said = useWords(words)
  return (
    <search>
      <form class="cd-search" method="get" action="/search">
        <label class="govuk-visually-hidden" for={id}>
          {said.searchLabel}
        </label>
        <input
          class="govuk-input"
          id={id}
          name="q"
          type="search"
          placeholder={said.searchLabel}
          value={path === '/search' ? (url.searchParams.get('q') ?? undefined) : undefined}
        />
        <button class="cd-search__go" type="submit">
          {said.search}
        </button>
      </form>
    </search>
  )
}

function usePostInUse(): string {
  const { actor } = useFacts()
  const { noPost, acting } = useWords(words)
  if (!actor.post) return noPost
  return `${actor.post.roleName}${actor.post.acting ? ` (${acting})` : ''}, ${actor.post.bodyName}`
}

function Person() {
  const { actor, once } = useFacts()
  const said = useWords(words)
  const post = usePostInUse()
  if (!actor.person) {
    return (
      <p class="cd-person">
        <a href="/sign-in">{said.signIn}</a>
      </p>
    )
  }
  return (
    <div class="cd-person">
      <p>
        <strong>{actor.person.name}</strong>
      </p>
      <p class="cd-person__post">
        <span class="govuk-visually-hidden">{said.myPost}: </span>
        <a href="/posts" title={said.changePost}>
          {post}
        </a>
      </p>
      <form method="post" action="/sign-out" data-no-autosave="">
        <input type="hidden" name="_once" value={once} />
        <button class="cd-plain" type="submit">
          {said.signOut}
        </button>
      </form>
    </div>
  )
}

function NavList() {
  const { nav } = useFacts()
  const { waiting } = useWords(words)
  return (
    <ul class="govuk-service-navigation__list">
      {nav.map(({ href, text, current, count }) => (
        <li
          key={href}
          class={current ? 'govuk-service-navigation__item govuk-service-navigation__item--active' : 'govuk-service-navigation__item'}
        >
          <a class="govuk-service-navigation__link" href={href} aria-current={current ? 'page' : undefined}>
            {text}
            {count ? (
              <>
                {' '}
                <span class="moj-notification-badge" aria-hidden="true">
                  {count}
                </span>
                <span class="govuk-visually-hidden">, {waiting(count)}</span>
              </>
            ) : null}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Phones unfold it without script; wide screens show its parts in the header and the bar instead. */
function PhoneMenu() {
  const { nav } = useFacts()
  const said = useWords(words)
  const count = nav.reduce((sum, item) => sum + (item.count ?? 0), 0)
  return (
    <details class="cd-menu">
      <summary>
        {said.menu}
        {count > 0 && (
          <>
            {' '}
            <span class="moj-notification-badge" aria-hidden="true">
              {count}
            </span>
            <span class="govuk-visually-hidden">, {said.waiting(count)}</span>
          </>
        )}
      </summary>
      <div class="cd-menu__inside">
        {nav.length > 0 && (
          <nav aria-label={said.navigation}>
            <NavList />
          </nav>
        )}
        <Search id="q-phone" />
        <Person />
      </div>
    </details>
  )
}

/** The post in use stays in sight on phones, where the header has no room for it. */
function PhonePost() {
  const { actor } = useFacts()
  const { myPost } = useWords(words)
  const post = usePostInUse()
  if (!actor.person) return null
  return (
    <p class="cd-hat">
      <span class="govuk-visually-hidden">{myPost}: </span>
      {actor.person.name} · <a href="/posts">{post}</a>
    </p>
  )
}

export function Header({ form }: { form?: string }) {
  const { nav, actor } = useFacts()
  const said = useWords(words)
  return (
    <header class="cd-header">
      {form && <EnterSubmits form={form} />}
      <div class="govuk-width-container cd-header__row">
        <a class="cd-brand" href="/">
          <Mark />
          <span>{said.name}</span>
        </a>
        {actor.person && (
          <div class="cd-wide cd-header__search">
            <Search id="q" />
          </div>
        )}
        <div class={actor.person ? 'cd-header__side cd-wide' : 'cd-header__side'}>
          <Person />
        </div>
        <div class="cd-language">
          <LanguageSwitch form={form} />
        </div>
        {actor.person && <PhoneMenu />}
      </div>
      {nav.length > 0 && (
        <div class="govuk-service-navigation cd-wide">
          <nav class="govuk-width-container" aria-label={said.navigation}>
            <NavList />
          </nav>
        </div>
      )}
      <PhonePost />
    </header>
  )
}
