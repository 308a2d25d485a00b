import { defineWords, useWords } from '../kernel/words.ts'
import { Tabs } from '../ui/index.ts'

const words = defineWords({
  vi: {
    '/centres': 'Hồ sơ trung tâm',
    '/regulations': 'Quy chế hoạt động',
    '/activity': 'Hoạt động, kinh phí',
    '/shortcomings': 'Tồn tại, khắc phục',
    '/ratings': 'Đánh giá, phân loại',
    '/initiatives': 'Sáng kiến, đánh giá năm',
    '/coordination': 'Phối hợp, bàn giao',
  },
  en: {
    '/centres': 'Profiles',
    '/regulations': 'Operating regulations',
    '/activity': 'Activity',
    '/shortcomings': 'Shortcomings',
    '/ratings': 'Review and rating',
    '/initiatives': 'Initiatives, yearly assessment',
    '/coordination': 'Co-ordination, hand-over',
  },
})

/** The lists under "Trung tâm", which several areas draw. */
export function CentreTabs({ current }: { current: keyof typeof words.vi }) {
  const say = useWords(words)
  const parts: (keyof typeof words.vi)[] = [
    '/centres',
    '/regulations',
    '/activity',
    '/ratings',
    '/shortcomings',
    '/initiatives',
    '/coordination',
  ]
  return <Tabs items={parts.map((href) => ({ href, text: say[href], current: href === current }))} />
}
