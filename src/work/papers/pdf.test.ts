import fc from 'fast-check'
import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { body, ids, paper, sampleOf } from './examples.ts'
import { draftKinds, type Paper, renderPdf, textOf } from './index.ts'
import { typstOf } from './typst.ts'

const open = async (one: Paper) => getDocumentProxy(new Uint8Array(await renderPdf(one)))
const bare = (text: string) => text.normalize('NFC').replaceAll(/\s/g, '')

/** Glyph ids as the pages draw them; 0 is the box that stands for a missing letter. */
async function glyphs(one: Paper): Promise<number[]> {
  const [document, { OPS }] = [await open(one), await getResolvedPDFJS()]
  const found: number[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { fnArray, argsArray } = await (await document.getPage(number)).getOperatorList()
    for (const [i, operator] of fnArray.entries()) {
      if (operator !== OPS.showText) continue
      for (const glyph of argsArray[i][0]) if (typeof glyph === 'object' && glyph) found.push(glyph.originalCharCode)
    }
  }
  return found
}

const vowels = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ'
const letters = `${vowels}bcdđghklmnpqrstvxfjwz`
const everyLetter = `${letters} ${letters.toUpperCase()} 0123456789 “”‘’–—…;:,.()/%&@₫°§½`

describe.each(ids)('%s', (id) => {
  test('every kind: what the paper says is what the PDF says, in the same order', { timeout: 60_000 }, async () => {
    for (const kind of draftKinds) {
      const one = { ...sampleOf(id, kind), sample: false }
      const { text } = await extractText(await open(one), { mergePages: true })
      expect(bare(text), kind).toBe(bare(textOf(one)))
    }
  })

  test('is tagged, titled and in Vietnamese, A4', async () => {
    const document = await open(paper(id))
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
    const page = await document.getPage(1)
    const roles = JSON.stringify(await page.getStructTree())
    for (const role of ['H1', 'H2', 'P', 'Table', 'TH', 'TD']) expect(roles).toContain(`"role":"${role}"`)
    expect(page.view.map(Math.round)).toEqual([0, 0, 595, 842])
    expect((await document.getMetadata()).info).toMatchObject({
      Title: 'BÁO CÁO kết quả thực hiện công tác trung tâm học tập cộng đồng',
      Language: 'vi-VN',
    })
  })

  test('draws every Vietnamese letter, upright, bold and slanted', async () => {
    const looks = [{}, { bold: true }, { italic: true }, { bold: true, italic: true }]
    const drawn = await glyphs(paper(id, { body: looks.map((look) => ({ kind: 'paragraph', runs: [{ text: everyLetter, ...look }] })) }))
    expect(drawn.length).toBeGreaterThan(letters.length * 8)
    expect(drawn.filter((glyph) => glyph === 0)).toEqual([])
    expect(await glyphs(paper(id, { subject: 'chữ 漢' }))).toContain(0)
  })
})

test('sample data says so on every page, numbers start on the second, annexes turn the page', async () => {
  const wide = { title: 'Danh sách', landscape: true, body }
  const { text } = await extractText(await open(paper('state', { body: Array.from({ length: 12 }, () => body).flat(), annexes: [wide] })), {
    mergePages: false,
  })
  expect(text.length).toBeGreaterThan(3)
  for (const page of text) expect(page).toContain('Dữ liệu minh họa')
  expect(text[0]).not.toMatch(/^\s*1\s/)
  expect(text[1]).toMatch(/^\s*2\s/)
  const document = await open(paper('state', { annexes: [wide] }))
  const turned = await document.getPage(2)
  expect(turned.view[2]).toBeGreaterThan(turned.view[3]!)
})

test('the same paper gives the same bytes', async () => {
  const [one, two] = await Promise.all([renderPdf(paper('state')), renderPdf(paper('state'))])
  expect(Buffer.compare(Buffer.from(one!), Buffer.from(two!))).toBe(0)
})

test('nothing that is typed becomes markup', { timeout: 60_000 }, async () => {
  const hostile = '#read("/etc/passwd") $x$ *b* _i_ `c` \\ "quoted" <label> @ref [x] {y} // comment ~ --- = H'
  const one = paper('state', {
    subject: hostile,
    addressees: [hostile, hostile],
    distribution: [hostile],
    body: [{ kind: 'paragraph', runs: [{ text: hostile }] }],
    sample: false,
  })
  const { text } = await extractText(await open(one), { mergePages: true })
  expect(bare(text).split(bare(hostile))).toHaveLength(6)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
      const literal = /#par\[#("(?:[^"\\]|\\.)*")\]/.exec(
        typstOf(paper('state', { legalBasis: [], body: [{ kind: 'paragraph', runs: [{ text: `a${typed}` }] }] })),
      )
      expect(literal).not.toBeNull()
    }),
  )
})
