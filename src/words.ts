import { defineWords } from './kernel/words.ts'

export const words = defineWords({
  vi: {
    myWork: 'Việc của tôi',
    letters: 'Văn bản',
    tasks: 'Nhiệm vụ',
    centres: 'Trung tâm',
    followUp: 'Bảng theo dõi',
    figures: 'Báo cáo – Số liệu',
    units: 'Đơn vị – Cán bộ',
  },
  en: {
    myWork: 'My work',
    letters: 'Letters',
    tasks: 'Tasks',
    centres: 'Centres',
    followUp: 'Follow-up',
    figures: 'Reports and figures',
    units: 'Units and people',
  },
})
