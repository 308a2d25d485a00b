import { defineWords, useWords } from '../kernel/words.ts'
import { Tabs } from '../ui/index.ts'

const words = defineWords({
  vi: {
    '/centres': 'Hồ sơ trung tâm',
    '/regulations': 'Quy chế hoạt động',
    '/shortcomings': 'Tồn tại, khắc phục',
    '/ratings': 'Đánh giá, phân loại',
    '/training': 'Tập huấn',
  },
  en: {
    '/centres': 'Profiles',
    '/regulations': 'Operating regulations',
    '/shortcomings': 'Shortcomings',
    '/ratings': 'Review and rating',
    '/training': 'Training',
  },
})

/** The lists under "Trung tâm", which several areas draw. */
export function CentreTabs({ current }: { current: keyof typeof words.vi }) {
  const say = useWords(words)
  const parts: (keyof typeof words.vi)[] = ['/centres', '/regulations', '/ratings', '/training', '/shortcomings']
  return <Tabs items={parts.map((href) => ({ href, text: say[href], current: href === current }))} />
}
