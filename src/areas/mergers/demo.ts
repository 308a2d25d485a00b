import { dayOf } from '../../kernel/clock.ts'
import { sql, type Tx } from '../../kernel/db/index.ts'
import type { Files } from '../../kernel/files.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import type { Line } from './list.ts'
import { lastDirector } from './queries.ts'
import { recordChecked, recordLines, recordList, recordSealsReturned, recordSigned, recordTaking } from './record.ts'

type Reached = 'drafting' | 'checked' | 'signed'
/** Code of the former commune, its heir, how far the hand-over has come, days ago; whether its seal went back. */
const stories: [code: string, heir: string, reached: Reached, daysAgo: number, seal?: boolean][] = [
  ['07306', 'nha-nam', 'signed', 420, true],
  ['07309', 'nha-nam', 'signed', 400],
  ['07321', 'nha-nam', 'drafting', 12],
  ['07336', 'tan-yen', 'signed', 460, true],
  ['07339', 'tan-yen', 'signed', 455, true],
  ['07354', 'tan-yen', 'signed', 450, true],
  ['07363', 'tan-yen', 'signed', 390, true],
  ['07324', 'phuc-hoa', 'signed', 380],
  ['07330', 'phuc-hoa', 'checked', 20],
  ['07342', 'ngoc-thien', 'drafting', 60],
]

const asset = (name: string, unit: string, perBooks: number, found: number | null, condition: string, note = ''): Line => ({
  kind: 'asset',
  name,
  unit,
  perBooks,
  found,
  condition,
  note,
})

/** What the former centre's own profile counts: its books. */
async function perBooks(tx: Tx, centreId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ kind: string; quantity: number }>`
    select kind, quantity from centre_equipment where centre_id = ${centreId} and upper_inf(valid)`.execute(tx)
  return new Map(rows.map(({ kind, quantity }) => [kind, quantity]))
}

/** Composed, and a little different from centre to centre; equipment as the profile has it. */
function linesOf(nth: number, has: Map<string, number>, counted: boolean): Line[] {
  const held = (kind: string, name: string, unit: string, condition: string, missing = 0, why = ''): Line[] => {
    const quantity = has.get(kind) ?? 0
    return quantity > 0 ? [asset(name, unit, quantity, quantity - missing, condition, missing ? why : '')] : []
  }
  const lines: Line[] = [
    ...held('computer', 'Máy tính để bàn', 'bộ', 'Dùng được', nth % 2, '01 bộ hỏng, đã thanh lý'),
    ...held('projector', 'Máy chiếu', 'cái', 'Dùng được'),
    ...held('desk', 'Bàn học', 'cái', 'Cũ'),
    ...held('bookcase', 'Tủ sách', 'cái', 'Tốt'),
    asset('Ghế nhựa', 'cái', 40 + nth, 40 + nth, 'Cũ'),
    ...held('book', 'Sách các loại', 'bản', 'Theo danh mục', nth % 4, 'Thiếu do người mượn chưa trả').map(
      (line): Line => ({ ...line, kind: 'book' }),
    ),
    { ...asset('Sổ theo dõi lớp học 2021–2025', 'quyển', 9, 9, ''), kind: 'record' },
    { ...asset('Quyết định thành lập, bổ nhiệm', 'bộ', 1, 1, 'Bản chính'), kind: 'record' },
    { ...asset('Con dấu tròn của trung tâm', 'cái', 1, 1, 'Tốt'), kind: 'seal' },
    { ...asset('Tiền mặt tồn quỹ', 'đồng', 1_250_000 + nth * 80_000, 1_250_000 + nth * 80_000, ''), kind: 'money' },
  ]
  return counted ? lines : lines.map((line, i) => (i < 3 ? line : { ...line, found: null, note: '' }))
}

export async function loadDemoMergers(tx: Tx, { bodies, people }: DemoRegistry, files: Files, now: Temporal.Instant): Promise<void> {
  for (const [nth, [code, heir, reached, ago, seal]] of stories.entries()) {
    const [fromId, toId] = [bodies[`former/${code}/learning-centre`]!, bodies[`${heir}/learning-centre`]!]
    const { rows } = await sql<{ day: Temporal.PlainDate }>`
      select on_date as day from body_heirs where from_id = ${fromId} and to_id = ${toId}`.execute(tx)
    const merged = rows[0]?.day
    const by = people[heir === 'nha-nam' ? 'deputy-chair' : `${heir}/deputy-chair`]!
    const at = (daysAgo: number) => now.subtract({ hours: 24 * daysAgo })
    if (!merged || Temporal.PlainDate.compare(dayOf(at(ago)), merged) < 0) continue
    const [giver, receiver] = await Promise.all([lastDirector(tx, fromId), lastDirector(tx, toId)])
    const sides = {
      giver: giver.name || 'Người giữ hồ sơ',
      giverPost: `Nguyên ${giver.post || 'cán bộ trung tâm cũ'}`,
      receiver: receiver.name,
      receiverPost: receiver.post,
      witness: '',
      witnessPost: '',
      heldOn: dayOf(at(ago)),
      note: '',
    }
    const id = await recordList(tx, { fromId, toId, supplementsId: null }, sides, { by, at: at(ago) })
    await recordLines(tx, id, linesOf(nth, await perBooks(tx, fromId), reached !== 'drafting'), 0)
    if (reached === 'drafting') continue
    await recordChecked(tx, id, { by, at: at(ago) })
    if (reached === 'checked') continue
    const copy = new File([`DỮ LIỆU MINH HỌA\n\nBiên bản bàn giao ${code}\n`], `Biên bản bàn giao ${code}.txt`)
    const fileId = (await files.keepOwn(tx, copy, by, at(ago))).id
    await recordSigned(tx, id, { heldOn: dayOf(at(ago)), fileId }, { by, at: at(ago) })
    if (seal) await recordTaking(tx, id, { by, at: at(ago - 1) })
    if (seal) await recordSealsReturned(tx, id, { n: 1, to: 'Công an tỉnh Bắc Ninh', on: dayOf(at(ago - 30)) })
  }
}
