import { date } from '../../kernel/format.ts'
import type { CentreHead } from '../../registry/index.ts'
import { type Block, innerPaper, labelled, para, profileOn, renderDocx, shortPlace } from '../../work/papers/index.ts'
import { parts } from './assessment.ts'
import type { Assessment, Grade } from './queries.ts'
import { words } from './words.ts'

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })
const gradeName = (grades: Grade[], id: string | null) => grades.find((grade) => grade.id === id)?.name ?? '…………………………………'

/** Phiếu đánh giá: what the member wrote, what the meeting said, what was decided; places not yet reached stay open for the hand. */
export function assessmentSheet(one: Assessment, grades: Grade[], head: CentreHead, today: Temporal.PlainDate, sample: boolean) {
  const say = words.vi
  const on = one.decidedOn ?? one.opinionOn ?? today
  const open = '………………………………………………………………………………………'
  return innerPaper(
    { profile: profileOn('state', on).id, issuer: { parent: head.manager, name: one.centre }, place: shortPlace(head.place), on, sample },
    {
      form: 'Phiếu đánh giá, xếp loại',
      subject: `Thành viên Ban Giám đốc năm ${one.year}`,
      body: [
        labelled('Họ và tên', one.person),
        labelled('Chức danh', one.post),
        heading('I. Tự đánh giá'),
        ...parts.map((part, i) => labelled(`${i + 1}. ${say[part]}`, one[part] || open)),
        labelled(`5. ${say.selfGrade}`, gradeName(grades, one.selfGradeId)),
        heading('II. Ý kiến của cuộc họp Ban Giám đốc'),
        para(one.opinion || open),
        para(
          one.opinionOn
            ? `Cuộc họp ngày ${date(one.opinionOn)}${one.opinionCode ? `, biên bản số ${one.opinionCode}` : ''}`
            : 'Cuộc họp ngày …/…/……',
        ),
        heading('III. Mức xếp loại được quyết định'),
        labelled(say.grade, one.grade || '…………………………………'),
        para(
          one.decidedOn
            ? `Quyết định số ${one.decisionCode} ngày ${date(one.decidedOn)} của ${one.decider}`
            : 'Quyết định số …………… ngày …/…/……',
        ),
      ],
      secretary: { position: 'Người tự đánh giá', name: one.person },
      signature: { authority: null, position: one.decider || 'Người quyết định', name: null },
    },
  )
}

export const renderAssessment = (...of: Parameters<typeof assessmentSheet>): Promise<Uint8Array> => renderDocx(assessmentSheet(...of))
