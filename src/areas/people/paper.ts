import { date } from '../../kernel/format.ts'
import type { Lang } from '../../kernel/words.ts'
import { handOverSources } from '../../work/hand-over.ts'
import { type Block, type Cell, inFull, type Paper, profileOn, renderDocx } from '../../work/papers/index.ts'
import { statusWords } from '../../work/tasks/index.ts'
import type { HandOver, ItemKind, OpenItem } from './queries.ts'
import { words } from './words.ts'

const kinds = (lang: Lang): [ItemKind, string][] => [
  ['task', words[lang].kindTask],
  ['given', words[lang].kindGiven],
  ['letter', words[lang].kindLetter],
  ...handOverSources().map((source): [ItemKind, string] => [source.kind, source.words[lang]]),
]

export function statusOfItem({ kind, status }: OpenItem, lang: Lang): string {
  return kind === 'task' ? (statusWords[lang][status as keyof typeof statusWords.vi] ?? '') : ''
}

export const dueOf = (item: OpenItem, lang: Lang) =>
  item.due ? date(Temporal.PlainDate.from(item.due)) : item.kind === 'task' || item.kind === 'given' ? words[lang].noDue : ''

/** The list in its parts, empty ones left out. */
export function parts(items: readonly OpenItem[], lang: Lang): { kind: ItemKind; word: string; items: OpenItem[] }[] {
  return kinds(lang)
    .map(([kind, word]) => ({ kind, word, items: items.filter((item) => item.kind === kind) }))
    .filter((part) => part.items.length > 0)
}

/** Papers and drafts have no date to be done by; a part of whatever kind whose items have one shows it. */
export const dated = (items: readonly OpenItem[]): boolean =>
  items.some(({ kind, due }) => due !== null || kind === 'task' || kind === 'given')

const text = (said: string): Block => ({ kind: 'paragraph', runs: [{ text: said }] })

const columns = {
  number: { head: 'TT', width: 10, align: 'center' },
  code: { head: 'Văn bản', width: 30 },
  title: { head: 'Nội dung', width: 75 },
  due: { head: 'Hạn', width: 24, align: 'center' },
  status: { head: 'Tình trạng', width: 30 },
} as const

/** What was given has as many states as receivers. */
function table(items: OpenItem[]): Block {
  const shown: (keyof typeof columns)[] = ['number', 'code', 'title']
  if (dated(items)) shown.push('due')
  if (items[0]?.kind === 'task') shown.push('status')
  const rows = items.map((item, i) => {
    const cells = {
      number: String(i + 1),
      code: item.code || '–',
      title: item.title,
      due: dueOf(item, 'vi'),
      status: statusOfItem(item, 'vi'),
    }
    return shown.map((key): Cell => cells[key])
  })
  return { kind: 'table', columns: shown.map((key) => columns[key]), rows }
}

/** The record that both sides sign: minutes have the giver's signature on the left and the receiver's on the right. */
export function toPaper(over: HandOver, sample: boolean): Paper {
  const { on, title, body, from, to, note, items, superior } = over
  const extras = note
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const sections: [string, Block[]][] = [
    ...parts(items, 'vi').map(({ word, items: some }): [string, Block[]] => [word, [table(some)]]),
    ...(items.length === 0 ? [[words.vi.openWork, [text(words.vi.nothingOpen)]] as [string, Block[]]] : []),
    ...(extras.length > 0
      ? [[words.vi.note, extras.map((one): Block => ({ kind: 'item', label: '-', runs: [{ text: one }] }))] as [string, Block[]]]
      : []),
  ]
  return {
    profile: profileOn(over.line === 'party' ? 'party' : 'state', on).id,
    kind: 'BB',
    issuer: { parent: superior && inFull(superior), name: body },
    number: null,
    notation: over.line === 'party' ? 'BB' : 'BB-BG',
    place: over.place.replace(/^(Xã|Phường|Thị trấn|Huyện|Thành phố|Tỉnh|Thôn)\s+/u, ''),
    date: on,
    month: on.toPlainYearMonth(),
    subject: `Bàn giao chức danh ${title}`,
    addressees: [],
    legalBasis: [],
    body: [
      text(`Ngày ${date(on)}, tại ${body}, hai bên bàn giao chức danh ${title}:`),
      { kind: 'item', label: '-', runs: [{ text: 'Bên giao: ' }, { text: `Ông (bà) ${from.name}`, bold: true }, { text: `, ${title}.` }] },
      { kind: 'item', label: '-', runs: [{ text: 'Bên nhận: ' }, { text: `Ông (bà) ${to.name}`, bold: true }, { text: '.' }] },
      ...sections.flatMap(([head, blocks], i): Block[] => [{ kind: 'heading', level: 1, text: `${i + 1}. ${head}` }, ...blocks]),
      text(
        `Kể từ ngày ${date(on)}, bên nhận chịu trách nhiệm theo dõi, xử lý các nội dung trên. Biên bản lập thành hai bản, mỗi bên giữ một bản`,
      ),
    ],
    distribution: ['Hai bên bàn giao'],
    archive: over.line === 'party' ? body : '',
    signature: { authority: null, position: 'Bên nhận', name: to.name },
    secretary: { position: 'Bên giao', name: from.name },
    sample,
  }
}

export const renderHandOver = (over: HandOver, sample: boolean): Promise<Uint8Array> => renderDocx(toPaper(over, sample))
