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

/** Where the part of one centre stands, for the lists that have one. */
const parts: Partial<Record<Href, (centreId: string) => string>> = {
  '/boards': (id) => `/centres/${id}/board`,
  '/regulations': (id) => `/centres/${id}/regulations`,
  '/coordination': (id) => `/centres/${id}/coordination`,
  '/activity': (id) => `/centres/${id}/activity`,
  '/initiatives': (id) => `/initiatives?centre=${id}`,
  '/ratings': (id) => `/centres/${id}/rating`,
  '/shortcomings': (id) => `/shortcomings?centre=${id}`,
}

/** The ways from a centre's profile to what else stands of it, as far as they are open. */
export function CentreLinks({ id }: { id: string }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const open = (Object.keys(parts) as Href[]).filter((href) => actor.may(opened.get(href)!))
  return (
    <Muted>
      {open.map((href, i) => (
        <>
          {i > 0 && ' · '}
          <Link href={parts[href]!(id)}>{say[href]}</Link>
        </>
      ))}
    </Muted>
  )
}

export function CentreTabs({ current }: { current: Href }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const open = (Object.keys(words.vi) as Href[]).filter((href) => {
    const verb = opened.get(href)
    return verb && actor.may(verb)
  })
  return <Tabs items={open.map((href) => ({ href, text: say[href], current: href === current }))} />
}
