import { constraintSays } from '../../kernel/errors.ts'
import { both, defineWords } from '../../kernel/words.ts'

export const replacementPath = (documentId: string) => `/documents/${documentId}/replacement`

export const replacementWords = defineWords({
  vi: {
    link: 'Văn bản này được thay thế',
    title: 'Văn bản được thay thế',
    old: 'Văn bản cũ',
    now: 'Văn bản mới',
    choose: 'Văn bản thay thế',
    chooseHint: 'Văn bản mới phải có trong sổ của cơ quan. Chưa có thì vào sổ trước.',
    noCandidates: 'Chưa có văn bản nào khác trong sổ. Vào sổ văn bản mới rồi trở lại trang này.',
    record: 'Ghi nhận thay thế',
    undecided: 'Việc còn mở theo văn bản cũ',
    undecidedText:
      'Không việc nào tự chuyển hay tự kết thúc. Quyết định từng việc: chuyển sang văn bản mới thì các cơ quan làm tiếp, kết thúc thì việc không còn được theo dõi; diễn biến được giữ.',
    none: 'Không còn việc nào phải quyết định.',
    parts: (open: number) => `${open} cơ quan đang thực hiện`,
    why: 'Ý kiến',
    move: 'Chuyển sang văn bản mới',
    end: 'Kết thúc',
    todo: 'Quyết định việc còn mở của văn bản bị thay thế',
    movedText: (from: string, to: string) => `Từ ${from} sang ${to}`,
    endedText: (old: string, now: string) => `Văn bản ${old} được thay thế bằng ${now}`,
    unnamed: 'chưa có số',
    doneRecord: 'Đã ghi nhận. Quyết định từng việc còn mở bên dưới.',
    doneMove: 'Đã chuyển việc sang văn bản mới.',
    doneEnd: 'Đã kết thúc việc. Các cơ quan thấy ngay lý do.',
  },
  en: {
    link: 'This document was replaced',
    title: 'A document was replaced',
    old: 'Old document',
    now: 'New document',
    choose: 'Replaced by',
    chooseHint: 'The new document must be in the register; bring it in first.',
    noCandidates: 'There is no other document in the register. Bring the new one in first.',
    record: 'Record the replacement',
    undecided: 'Open tasks of the old document',
    undecidedText:
      'Nothing moves or ends by itself. Decide each task: moved, the work goes on; ended, it is no longer followed and its history stays.',
    none: 'Nothing is left to decide.',
    parts: (open: number) => `${open} offices at work`,
    why: 'Note',
    move: 'Move to the new document',
    end: 'End',
    todo: 'Decide on open tasks of a replaced document',
    movedText: (from: string, to: string) => `From ${from} to ${to}`,
    endedText: (old: string, now: string) => `${old} was replaced by ${now}`,
    unnamed: 'no number yet',
    doneRecord: 'Recorded. Decide on each open task below.',
    doneMove: 'Moved to the new document.',
    doneEnd: 'Ended; the offices see the reason.',
  },
})

export const replacementSentences = {
  noChoice: both('Chưa chọn văn bản thay thế. Chọn một văn bản.', 'Choose the document that replaces it.'),
  turned: both('Văn bản này lại bị chính văn bản kia thay thế. Kiểm tra lại.', 'The other document was replaced by this one.'),
  notReplaced: both('Chưa ghi văn bản nào thay thế văn bản này. Ghi nhận thay thế trước.', 'Record the replacement first.'),
  noTask: both('Việc này đã được quyết định hoặc không còn mở.', 'This task was decided on or is closed.'),
}
constraintSays('relation_between_two', replacementSentences.noChoice, 'by')
