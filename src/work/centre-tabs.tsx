import { defineWords, useWords } from '../kernel/words.ts'
import { Tabs } from '../ui/index.ts'

const words = defineWords({
  vi: {
    '/centres': 'Hồ sơ trung tâm',
    '/regulations': 'Quy chế hoạt động',
    '/presenters': 'Báo cáo viên',
    '/activity': 'Hoạt động, kinh phí',
    '/ratings': 'Đánh giá, phân loại',
    '/shortcomings': 'Tồn tại, khắc phục',
    '/models': 'Mô hình, nhân rộng',
  },
  en: {
    '/centres': 'Profiles',
    '/regulations': 'Operating regulations',
    '/presenters': 'Presenters',
    '/activity': 'Activity and money',
    '/ratings': 'Review and rating',
    '/shortcomings': 'Shortcomings',
    '/models': 'Models',
  },
})

/** The lists under "Trung tâm", which several areas draw. */
export function CentreTabs({ current }: { current: keyof typeof words.vi }) {
  const say = useWords(words)
  const parts = Object.keys(words.vi) as (keyof typeof words.vi)[]
  return <Tabs items={parts.map((href) => ({ href, text: say[href], current: href === current }))} />
}
