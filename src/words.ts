import { defineWords } from './kernel/words.ts'

export const words = defineWords({
  vi: { myWork: 'Việc của tôi', letters: 'Văn bản', tasks: 'Nhiệm vụ', followUp: 'Bảng theo dõi', units: 'Đơn vị – Cán bộ' },
  en: { myWork: 'My work', letters: 'Letters', tasks: 'Tasks', followUp: 'Follow-up', units: 'Units and people' },
})
