import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { type Actor, anyone, signedIn } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { command, page, type Route, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { address } from '../../ui/index.ts'
import type { SearchSource, WaitingSource } from '../../work/sources.ts'
import { AboutPage, byDue, DemoPage, HomePage, SearchPage } from './pages.tsx'
import { words } from './words.ts'

const Item = z.object({ todo: z.string(), title: z.string(), href: z.string(), from: z.string(), due: z.string().nullable() })
const Hit = z.object({ kind: z.string(), title: z.string(), href: z.string(), detail: z.string() })
const perSource = 20

/** What a post sees before its work, such as a leader's figures; handed in by the composition root. */
export type FirstLook = (db: Db, actor: Actor, today: Temporal.PlainDate) => Promise<ComponentChildren>

/** "Việc của tôi", the search over what the post may see, and the public page about the system. */
export function homeRoutes(waiting: WaitingSource[], search: SearchSource[], first: FirstLook): Route[] {
  const home = page(
    { path: '/', verb: signedIn, view: z.object({ waiting: z.array(Item) }), about: 'What waits for the post in use' },
    async ({ db, actor, today, lang }) => {
      const items = (await Promise.all(waiting.map((source) => source.list(db, actor, today, lang)))).flat().sort(byDue)
      return shown(
        { waiting: items.map(({ dueOn, ...item }) => ({ ...item, due: dueOn?.toString() ?? null })) },
        <HomePage items={items} first={await first(db, actor, today)} />,
      )
    },
  )
  const find = page(
    {
      path: '/search',
      verb: signedIn,
      query: z.object({ q: z.string().trim().max(200).catch('') }),
      view: z.object({ hits: z.array(Hit) }),
      about: 'Search without accents',
    },
    async ({ db, actor, query, lang, today }) => {
      const found = query.q
        ? await Promise.all(search.map(async (source) => ({ source, hits: await source.find(db, actor, query.q, lang, perSource, today) })))
        : []
      const ranked = found.flatMap(({ hits }) => hits).sort((a, b) => Number(b.exact) - Number(a.exact))
      const lists = new Map(
        found.flatMap(({ source, hits }) =>
          source.list && hits.length === perSource ? [[hits[0]!.kind, address(source.list, { q: query.q })]] : [],
        ),
      )
      return shown({ hits: ranked }, <SearchPage query={query.q} hits={ranked} lists={lists} />)
    },
  )
  const about = page({ path: '/about', verb: anyone, about: 'What the system is' }, () => <AboutPage />)
  return routes(home, find, about)
}

export function demoRoutes(reset: () => Promise<void>): Route[] {
  const demo = page({ path: '/demo', verb: signedIn, about: 'The demo' }, () => <DemoPage />)
  const again = command(
    { path: '/demo/reset', verb: signedIn, again: demo, about: 'Reset the demo' },
    async ({ afterCommit, setSession }) => {
      afterCommit(reset)
      setSession(null)
      return seeOther('/sign-in', both(words.vi.demoDone, words.en.demoDone))
    },
  )
  return routes(demo, again)
}
