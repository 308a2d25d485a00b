import type { Verb } from '../kernel/access.ts'
import { useFacts } from '../kernel/http/facts.ts'
import { defineWords, useWords } from '../kernel/words.ts'
import { Link, Muted, Tabs } from '../ui/index.ts'

const words = defineWords({
  vi: {
    '/centres': 'Hồ sơ',
    '/boards': 'Ban giám đốc',
    '/training': 'Tập huấn',
    '/presenters': 'Báo cáo viên',
    '/regulations': 'Quy chế',
    '/coordination': 'Phối hợp, bàn giao',
    '/activity': 'Hoạt động, kinh phí',
    '/initiatives': 'Sáng kiến, đánh giá năm',
    '/ratings': 'Phân loại',
    '/shortcomings': 'Tồn tại, khắc phục',
    '/models': 'Mô hình',
  },
  en: {
    '/centres': 'Profiles',
    '/boards': 'Boards',
    '/training': 'Training',
    '/presenters': 'Presenters',
    '/regulations': 'Regulations',
    '/coordination': 'Co-ordination, hand-over',
    '/activity': 'Activity and money',
    '/initiatives': 'Initiatives, yearly assessment',
    '/ratings': 'Rating',
    '/shortcomings': 'Shortcomings',
    '/models': 'Models',
  },
})
type Href = keyof typeof words.vi

const opened = new Map<Href, Verb>()

/** A list under "Trung tâm": each area that has one says with which verb it opens, so that nobody is shown a tab that is closed to him. */
export function centreTab(href: Href, verb: Verb): void {
  opened.set(href, verb)
}

/** Parts of one centre that have a page of their own below its profile. */
const pages: Partial<Record<Href, string>> = {
  '/boards': 'board',
  '/regulations': 'regulations',
  '/coordination': 'coordination',
  '/activity': 'activity',
  '/ratings': 'rating',
}

/** The ways from a centre's profile to what else stands of it, as far as they are open. */
export function CentreLinks({ id }: { id: string }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const open = (Object.keys(pages) as Href[]).filter((href) => actor.may(opened.get(href)!))
  return (
    <Muted>
      {open.map((href, i) => (
        <>
          {i > 0 && ' · '}
          <Link href={`/centres/${id}/${pages[href]}`}>{say[href]}</Link>
        </>
      ))}
    </Muted>
  )
}

export function CentreTabs({ current }: { current: Href }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const parts = (Object.keys(words.vi) as Href[]).filter((href) => {
    const verb = opened.get(href)
    return verb && actor.may(verb)
  })
  return <Tabs items={parts.map((href) => ({ href, text: say[href], current: href === current }))} />
}
