import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { body, ids, paper, see, wordsOf } from './examples.ts'
import { type Block, renderDocx, type TableBlock } from './index.ts'

test('annexes follow the signature and name their paper; landscape turns the page, not the paper', async () => {
  const wide: Block = { kind: 'landscape', body: [{ kind: 'paragraph', runs: [{ text: 'Bảng ngang' }] }] }
  const one = paper('state', { body: [wide, ...body], annexes: [{ title: 'Phân công', landscape: true, body: [wide] }] })
  const { sections } = await see(one)
  expect(sections.map(({ landscape }) => landscape)).toEqual([false, true, false, true, false])
  expect(sections[1]).toMatchObject({ page: { width: 297, height: 210 }, margins: { top: 30, bottom: 15, left: 20, right: 20 } })
  const text = await wordsOf(one)
  expect(text).toMatch(
    /Trần Thị Ngọc Lâm\n+Phụ lục I\n+PHÂN CÔNG\n+\(Kèm theo Báo cáo số 05\/BC-UBND, ngày 03 tháng 11 năm 2026 của UBND xã Nhã Nam\)[\s\S]*Phụ lục II\n+NGUỒN SỐ LIỆU/,
  )
})

test('the last sentence stays with the signature, a head with its text', async () => {
  const kept = (await see(paper('state'))).parts
    .get('word/document.xml')!
    .match(/<w:p>(?:(?!<\/w:p>).)*<w:keepNext\/>.*?<\/w:p>/gs)!
    .join('')
  for (const words of ['Trên đây là báo cáo', 'KẾT QUẢ', 'Tiến độ', 'Cơ quan']) expect(kept).toContain(words)
  expect(kept).not.toContain('Đã hoàn thành')
})

test('decomposed letters are composed, control characters and half pairs dropped', async () => {
  const text = await wordsOf(paper('state', { subject: `${'Kế hoạch'.normalize('NFD')}\u0007 năm\uD800 <2026> & "quý"`, sample: false }))
  expect(text).toContain('Kế hoạch năm\uFFFD <2026> & "quý"')
  expect(text).toBe(text.normalize('NFC'))
})

test('whatever is written comes out of the file again', async () => {
  const syllables = [
    'Ủy',
    'ban',
    'nhân',
    'dân',
    'xã',
    'Nhã',
    'Nam',
    'tổ',
    'chức',
    'lớp',
    '<&>',
    '"học"',
    'ngữ',
    'ỹ',
    'Ằ',
    '20%',
    'Đảng',
    'uỷ',
  ]
  const words = fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 9 }).map((list) => list.join(' '))
  const runs = fc.array(fc.record({ text: words }), { minLength: 1, maxLength: 3 })
  const blocks: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const, 3 as const), text: words }),
    fc.record({ kind: fc.constant('paragraph' as const), runs }),
    fc.record({ kind: fc.constant('item' as const), label: fc.constant('+'), runs }),
    fc.record({
      kind: fc.constant('table' as const),
      columns: fc.constant<TableBlock['columns']>([{ head: 'Cột', width: 1 }]),
      rows: fc.array(fc.tuple(fc.oneof(words, runs)), { maxLength: 3 }),
    }),
  )
  const changes = fc.record({
    kind: fc.constantFrom('CV' as const, 'BC' as const, 'QĐ' as const),
    subject: words,
    addressees: fc.array(words, { maxLength: 3 }),
    legalBasis: fc.array(words, { maxLength: 2 }),
    distribution: fc.array(words, { maxLength: 3 }),
    body: fc.array(blocks, { maxLength: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(changes, fc.constantFrom(...ids), async (change, id) => {
      const text = await wordsOf(paper(id, change))
      const said = [change.subject, ...change.addressees, ...change.legalBasis, ...change.distribution, ...change.body.flatMap(textsOf)]
      for (const one of said) expect(text).toContain(one)
    }),
    { numRuns: 40 },
  )
})

function textsOf(block: Block): string[] {
  if (block.kind === 'heading') return [block.text]
  if (block.kind === 'table') return block.rows.flat().flatMap((cell) => (typeof cell === 'string' ? [cell] : cell.map(({ text }) => text)))
  return 'runs' in block ? block.runs.map(({ text }) => text) : []
}

const office = spawnSync('soffice', ['--version']).status === 0
if (!office) console.info('LibreOffice (soffice) is not installed: the test that opens the .docx in it is skipped.')

test.skipIf(!office)('opens in LibreOffice, marked on every page, the signature on a page with text', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cayda-paper-'))
  try {
    writeFileSync(
      join(folder, 'paper.docx'),
      await renderDocx(paper('party-hd05', { body: [...Array.from({ length: 12 }, () => body).flat()] })),
    )
    const home = `-env:UserInstallation=file://${join(folder, 'home')}`
    spawnSync('soffice', [home, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'paper.docx')], { timeout: 110_000 })
    const { text: pages } = await extractText(await getDocumentProxy(new Uint8Array(readFileSync(join(folder, 'paper.pdf')))), {
      mergePages: false,
    })
    expect(pages.length).toBeGreaterThan(2)
    for (const [i, page] of pages.entries()) {
      expect(page).toContain('Dữ liệu minh họa')
      expect(/^\s*\d+\s/.test(page)).toBe(i > 0)
    }
    expect(pages.find((page) => page.includes('PHÓ BÍ THƯ'))).toContain('Trên đây là báo cáo')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
