import fc from 'fast-check'
import mammoth from 'mammoth'
import { describe, expect, test } from 'vitest'
import { type Clause, readLetter } from '../src/areas/letters/reading/index.ts'
import {
  type Block,
  type DraftKind,
  draftKinds,
  kindForms,
  type Paper,
  type ProfileId,
  printedSubject,
  profileById,
  profiles,
  renderDocx,
  textOf,
} from '../src/work/papers/index.ts'

/** Composed names only: no body and no person of the real world. */
const words = fc.constantFrom('mở lớp', 'khảo sát nhu cầu', 'trao tặng sách', 'rà soát quy chế', 'bố trí phòng học', 'kiện toàn nhân sự')
const sentence = fc
  .tuple(fc.constantFrom('Tiếp tục', 'Chủ động', 'Tập trung'), words, words)
  .map(([how, one, two]) => `${how} ${one} và ${two}.`)
const subject = fc.tuple(words, words).map(([one, two]) => `${one} và ${two} tại trung tâm học tập cộng đồng`)
const name = fc.constantFrom('Lê Thị Mẫu', 'Trần Quốc Ví', 'Nguyễn Hữu Thí Dụ', 'Vũ Đình Quảng')
const groups = fc.uniqueArray(
  fc.constantFrom(
    'Các sở, ban, ngành',
    'UBND các xã, phường',
    'Hội Khuyến học tỉnh',
    'Trung tâm học tập cộng đồng các xã',
    'Các thôn, tổ dân phố',
  ),
  { minLength: 1, maxLength: 4 },
)

interface Office {
  parent: string | null
  name: string
  organ: string
  decider: string
  signed: { authority: string | null; position: string }[]
}
const offices: Record<'party' | 'state', Office[]> = {
  state: [
    {
      parent: null,
      name: 'Ủy ban nhân dân xã Nhã Nam',
      organ: 'UBND',
      decider: 'Ủy ban nhân dân xã Nhã Nam',
      signed: [
        { authority: 'TM. Ủy ban nhân dân', position: 'Chủ tịch' },
        { authority: 'TM. Ủy ban nhân dân\nKT. Chủ tịch', position: 'Phó Chủ tịch' },
        { authority: 'TL. Chủ tịch', position: 'Chánh Văn phòng' },
        { authority: null, position: 'Chủ tịch' },
      ],
    },
    {
      parent: 'Ủy ban nhân dân tỉnh Bắc Ninh',
      name: 'Sở Giáo dục và Đào tạo',
      organ: 'SGDĐT',
      decider: 'Giám đốc Sở Giáo dục và Đào tạo',
      signed: [
        { authority: null, position: 'Giám đốc' },
        { authority: 'KT. Giám đốc', position: 'Phó Giám đốc' },
      ],
    },
    {
      parent: 'Ủy ban nhân dân xã Nhã Nam',
      name: 'Trung tâm học tập cộng đồng',
      organ: 'TTHTCĐ',
      decider: 'Giám đốc Trung tâm học tập cộng đồng',
      signed: [{ authority: null, position: 'Giám đốc' }],
    },
  ],
  party: [
    {
      parent: 'Đảng bộ tỉnh Bắc Ninh',
      name: 'Đảng ủy xã Nhã Nam',
      organ: 'ĐU',
      decider: 'Ban Thường vụ Đảng ủy',
      signed: [
        { authority: 'T/M Ban Thường vụ', position: 'Bí thư' },
        { authority: 'T/M Đảng ủy', position: 'Phó Bí thư' },
        { authority: 'T/L Ban Thường vụ', position: 'Chánh Văn phòng' },
      ],
    },
    {
      parent: 'Đảng ủy xã Nhã Nam',
      name: 'Văn phòng',
      organ: 'VPĐU',
      decider: 'Chánh Văn phòng',
      signed: [
        { authority: null, position: 'Chánh Văn phòng' },
        { authority: 'K/T Chánh Văn phòng', position: 'Phó Chánh Văn phòng' },
      ],
    },
  ],
}

const roman = ['I', 'II', 'III', 'IV', 'V']
const letters = 'abcdđ'
/** How official papers number: outer and inner label as printed. */
const styles = [(at: number) => `${at + 1}.`, (at: number) => `${roman[at]}.`, (at: number) => `Điều ${at + 1}.`] as const
const bare = (label: string) => label.replace(/[.)]$/, '')

type Tree = { label: string; text: string; children: Tree }[]
const tree = fc.array(fc.tuple(sentence, fc.array(sentence, { maxLength: 3 })), { minLength: 1, maxLength: 4 })

/** The end mark takes the place of the last sentence's full stop. */
function written(list: [string, string[]][], style: number, end: string): { body: Block[]; expected: Tree } {
  const body: Block[] = []
  const item = (label: string, text: string) => body.push({ kind: 'item', label, runs: [{ text }] })
  const expected = list.map(([text, children], at) => {
    const label = styles[style]!(at)
    item(label, text)
    return {
      label: bare(label),
      text,
      children: children.map((child, childAt) => {
        const inner = style === 0 ? `${letters[childAt]})` : `${childAt + 1}.`
        item(inner, child)
        return { label: bare(inner), text: child, children: [] }
      }),
    }
  })
  const closing = deepest(expected)
  closing.text = closing.text.replace(/\.$/, end)
  return { body, expected }
}

const drawn = fc.record({
  kind: fc.constantFrom(...draftKinds),
  profile: fc.constantFrom(...profiles.map(({ id }) => id)),
  office: fc.nat(),
  signed: fc.nat(),
  style: fc.integer({ min: 0, max: 2 }),
  number: fc.option(fc.integer({ min: 1, max: 2500 }), { freq: 6 }),
  day: fc.option(fc.tuple(fc.integer({ min: 2018, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })), {
    freq: 6,
  }),
  subject,
  addressees: groups,
  distribution: groups,
  tree,
  name,
  secretary: name,
  grounds: fc.array(sentence, { maxLength: 2 }),
})

type Case = typeof drawn extends fc.Arbitrary<infer T> ? T : never

function paperOf(one: Case): { paper: Paper; expected: Record<string, unknown> } {
  const profile = profileById(one.profile as ProfileId)
  const kind: DraftKind = one.kind
  const form = kindForms[kind]
  const office = offices[profile.line][one.office % offices[profile.line].length]!
  const signed = office.signed[one.signed % office.signed.length]!
  const { body, expected } = written(one.tree as [string, string[]][], kind === 'QĐ' ? 2 : one.style, profile.end)
  const date = one.day ? Temporal.PlainDate.from({ year: one.day[0], month: one.day[1], day: one.day[2] }) : null
  const addressees = form.addressed === 'never' ? [] : form.addressed === 'may' && one.grounds.length === 0 ? [] : one.addressees
  const minuted = 'minuted' in form
  const paper: Paper = {
    profile: profile.id,
    kind,
    issuer: { parent: office.parent, name: office.name },
    number: one.number,
    notation: profile.line === 'party' ? `${kind}/${office.organ}` : kind === 'CV' ? `${office.organ}-VHXH` : `${kind}-${office.organ}`,
    place: 'Nhã Nam',
    date,
    month: date?.toPlainYearMonth() ?? Temporal.PlainYearMonth.from('2026-11'),
    subject: printedSubject(kind, profile.id, one.subject),
    addressees,
    legalBasis: one.grounds.map((text) => `Căn cứ yêu cầu ${text.toLowerCase().replace(/\.$/, '')}`),
    ...('decides' in form ? { decider: office.decider } : {}),
    body: [
      ...('decides' in form
        ? []
        : [{ kind: 'paragraph' as const, runs: [{ text: 'Thực hiện chương trình công tác, nội dung như sau:' }] }]),
      ...body,
    ],
    distribution: one.distribution,
    archive: profile.line === 'party' ? 'Văn phòng' : 'VP',
    signature: minuted ? { authority: null, position: 'Chủ tọa', name: one.name } : { ...signed, name: one.name },
    ...(minuted ? { secretary: { position: 'Thư ký', name: one.secretary } } : {}),
    sample: false,
  }
  const number = one.number === null ? '' : String(one.number).padStart(2, '0')
  const join = profile.line === 'party' ? '-' : '/'
  return {
    paper,
    expected: {
      system: profile.line,
      type: kind,
      code: `${number}${join}${paper.notation}`,
      issuer: { parent: office.parent?.toUpperCase() ?? null, name: office.name.toUpperCase() },
      place: 'Nhã Nam',
      date: date?.toString() ?? null,
      subject: paper.subject.replace(/^về việc /i, ''),
      addressees,
      clauses: expected,
      distribution: [...one.distribution, profile.line === 'party' ? 'Lưu Văn phòng' : 'Lưu: VT, VP'],
      signature: {
        authority: paper.signature.authority?.toUpperCase() ?? null,
        position: paper.signature.position!.toUpperCase(),
        name: one.name,
      },
    },
  }
}

const shape = (found: Clause[]): Tree => found.map(({ label, text, children }) => ({ label, text, children: shape(children) }))

function deepest(list: Tree): Tree[number] {
  const last = list.at(-1)!
  return last.children.length ? deepest(last.children) : last
}

/** A reading knows one signature; minutes bear two, which then stand behind the last clause. */
function withoutTwoSignatures(read: Clause[], { signature: _, ...expected }: Record<string, unknown>): Record<string, unknown> {
  const [last, written] = [deepest(read), deepest(expected.clauses as Tree)]
  if (last.text.startsWith(`${written.text}\nTHƯ KÝ`)) last.text = written.text
  return expected
}

function readsAs(text: string, one: Case, expected: Record<string, unknown>): void {
  const read = readLetter(text)
  const compared = one.kind === 'BB' ? withoutTwoSignatures(read.clauses, expected) : expected
  const found = { ...read, clauses: shape(read.clauses) } as unknown as Record<string, unknown>
  expect(Object.fromEntries(Object.keys(compared).map((key) => [key, found[key]]))).toEqual(compared)
}

describe('written, then read', () => {
  test('a random paper of every kind and layout comes back from its Word file as it was written', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (one) => {
        const { paper, expected } = paperOf(one)
        readsAs((await mammoth.extractRawText({ buffer: Buffer.from(await renderDocx(paper)) })).value, one, expected)
      }),
      { numRuns: 150 },
    )
  })

  test('and from its plain text, which is what a recipient searches and assigns from', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const { paper, expected } = paperOf(one)
        readsAs(textOf(paper), one, expected)
      }),
      { numRuns: 500 },
    )
  })
})
