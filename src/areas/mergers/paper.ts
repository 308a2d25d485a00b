import { number, sentence } from '../../kernel/format.ts'
import type { CentreHead } from '../../registry/index.ts'
import {
  type Block,
  inFull,
  innerPaper,
  labelled,
  officialDay,
  type Paper,
  para,
  profileOn,
  renderDocx,
  shortPlace,
} from '../../work/papers/index.ts'
import { difference, kinds, type Line } from './list.ts'
import type { HandOver } from './queries.ts'
import { words } from './words.ts'

const columns = [
  { head: 'TT', width: 8, align: 'center' },
  { head: 'Tên', width: 52 },
  { head: 'ĐVT', width: 16, align: 'center' },
  { head: 'Theo sổ', width: 20, align: 'right' },
  { head: 'Thực tế', width: 20, align: 'right' },
  { head: 'Chênh lệch', width: 20, align: 'right' },
  { head: 'Tình trạng, ghi chú', width: 40 },
] as const

function table(lines: readonly Line[]): Block {
  const rows = lines.map((line, i) => {
    const off = difference(line)
    return [
      String(i + 1),
      line.name,
      line.unit,
      number(line.perBooks),
      line.found === null ? '' : number(line.found),
      off === null ? '' : number(off),
      [line.condition, line.note].filter(Boolean).join('; '),
    ]
  })
  return { kind: 'table', columns: [...columns], rows }
}

/** Biên bản bàn giao tài sản, hồ sơ, con dấu: the giver signs on the left, the receiver on the right. */
export function mergerRecord(list: HandOver, head: CentreHead, sample: boolean): Paper {
  const { heldOn, giver, giverPost, receiver, receiverPost, witness, witnessPost, note, lines } = list
  const present = kinds.filter((kind) => lines.some((line) => line.kind === kind))
  const side = (label: string, name: string, post: string): Block => labelled(label, `Ông (bà) ${name}, ${post}.`)
  return {
    ...innerPaper(
      {
        profile: profileOn('state', heldOn).id,
        issuer: { parent: head.manager && inFull(head.manager), name: list.to },
        place: shortPlace(head.place),
        on: heldOn,
        sample,
      },
      { form: 'Biên bản', subject: `Bàn giao tài sản, hồ sơ, con dấu của ${list.from}` },
    ),
    body: [
      para(
        `${sentence(officialDay(heldOn))}, hai bên bàn giao ${list.supplementsId ? 'bổ sung ' : ''}tài sản, hồ sơ, con dấu của ${list.from} cho ${list.to}:`,
      ),
      side('Bên giao', giver, giverPost),
      side('Bên nhận', receiver, receiverPost),
      ...(witness ? [side('Người chứng kiến', witness, witnessPost)] : []),
      ...present.flatMap((kind, i): Block[] => [
        { kind: 'heading', level: 1, text: `${i + 1}. ${words.vi[kind]}` },
        table(lines.filter((line) => line.kind === kind)),
      ]),
      ...(note ? [para(note)] : []),
      para(
        `Kể từ ${officialDay(heldOn)}, bên nhận chịu trách nhiệm quản lý các tài sản, hồ sơ, con dấu nêu trên. Biên bản lập thành ba bản có giá trị như nhau, mỗi bên giữ một bản, một bản lưu tại cơ quan quản lý trung tâm`,
      ),
    ],
    secretary: { position: 'Bên giao', name: giver },
    signature: { authority: null, position: 'Bên nhận', name: receiver },
  }
}

export const renderMerger = (...of: Parameters<typeof mergerRecord>): Promise<Uint8Array> => renderDocx(mergerRecord(...of))
