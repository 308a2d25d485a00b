import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { type Edxml, joinCode, NotEdxml, readEdxml, splitCode, writeEdxml } from './edxml.ts'

const schema = readFileSync(join(import.meta.dirname, 'edxml.xsd'), 'utf8')
const faults = async (xml: string) =>
  (await validateXML({ xml: { fileName: 'goi.xml', contents: xml }, schema })).errors.map((one) => one.message)

const words = fc.stringMatching(/^[a-zA-Z0-9À-ỹ<>&"' .,;:()/-]{0,40}$/).map((text) => text.normalize('NFC').trim())
const named = words.map((text) => text || 'Ủy ban nhân dân xã Nhã Nam')
const organ = fc.record({ id: fc.constantFrom('', 'H02.28.1', '000.00.19.H26'), inCharge: words, name: named })
const day = fc.option(fc.integer({ min: 0, max: 20_000 }).map((days) => Temporal.PlainDate.from('2000-01-01').add({ days })))
const packages: fc.Arbitrary<Edxml> = fc.record({
  from: organ,
  to: fc.array(organ, { minLength: 1, maxLength: 4 }),
  number: fc.constantFrom('', '87', '05', '12a'),
  notation: fc.constantFrom('CV/ĐU', 'KH-UBND', '2025/TT-BGDĐT', 'SGDĐT-GDTX'),
  place: words,
  promulgatedOn: day,
  typeName: words,
  subject: named,
  signer: fc.record({ competence: words, position: words, name: words }),
  dueOn: day,
  toPlaces: fc.array(words, { maxLength: 4 }),
  business: fc.constantFrom('new', 'revoke', 'update', 'replace'),
  sentAt: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)),
  attachments: fc.array(
    fc.record({
      name: named,
      mediaType: fc.constantFrom('application/pdf', 'text/plain'),
      bytes: fc.uint8Array({ maxLength: 200 }).map((b) => Buffer.from(b)),
    }),
    { maxLength: 3 },
  ),
})

test('what is written is read again, whatever the words are', () => {
  fc.assert(
    fc.property(packages, (one) => {
      expect(readEdxml(writeEdxml(one))).toEqual(one)
    }),
    { numRuns: 300 },
  )
})

test('every package is valid against the schema, by xmllint; a package without a sender is not', async () => {
  for (const one of fc.sample(packages, 12)) expect(await faults(writeEdxml(one))).toEqual([])
  const [one] = fc.sample(packages, 1)
  expect(await faults(writeEdxml({ ...one!, subject: '' }))).not.toEqual([])
  expect(await faults(writeEdxml(one!).replaceAll('edXML:From>', 'edXML:Form>'))).not.toEqual([])
})

test('characters that XML cannot hold are left out and nothing else', () => {
  const [one] = fc.sample(packages, 1)
  const strange = readEdxml(writeEdxml({ ...one!, subject: 'kế\u0000 ho\u0008ạch\uD800 \u{1F333}' }))
  expect(strange.subject).toBe('kế hoạch \u{1F333}')
})

test.each([
  ['no XML', 'Kính gửi: UBND các xã'],
  ['another kind of XML', '<html/>'],
  ['cut off', writeEdxml(fc.sample(packages, 1)[0]!).slice(0, 400)],
  [
    'an entity that names a file',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">&e;</edXML>',
  ],
  [
    'a billion laughs',
    `<!doctype x [<!ENTITY a "ha">]><edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">${'&a;'.repeat(1000)}</edXML>`,
  ],
])('%s is refused', (_, xml) => {
  expect(() => readEdxml(xml)).toThrow(NotEdxml)
})

test.each([
  ['87-CV/ĐU', '87', 'CV/ĐU'],
  ['-CV/HU', '', 'CV/HU'],
  ['1502/SGDĐT-GDTX', '1502', 'SGDĐT-GDTX'],
  ['12/2025/TT-BGDĐT', '12', '2025/TT-BGDĐT'],
])('%s is %s and %s', (code, number, notation) => {
  expect(splitCode(code)).toEqual({ number, notation })
  expect(joinCode({ number, notation })).toBe(code)
})
