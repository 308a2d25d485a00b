import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { clean } from './pieces.ts'

export type Parts = Map<string, Buffer>

interface Core {
  title: string
  creator: string
  description: string
  day: Temporal.PlainDate
}

/** Takes out what a library adds of its own accord (the hour of writing, random names of links): one paper, one file. */
export function settled(bytes: Uint8Array, core: Core): Uint8Array {
  const parts = readPackage(bytes)
  const links = parts.get('word/_rels/document.xml.rels')?.toString('utf8') ?? ''
  const names = [...links.matchAll(/Id="(rId[\w-]{21})"/g)].map((found) => found[1]!)
  for (const part of ['word/document.xml', 'word/_rels/document.xml.rels']) {
    const text = parts.get(part)?.toString('utf8') ?? ''
    parts.set(part, Buffer.from(names.reduce((all, name, i) => all.replaceAll(name, `rIdLink${i + 1}`), text)))
  }
  parts.set('docProps/core.xml', Buffer.from(coreProperties(core)))
  return writePackage(parts)
}

const escaped = (text: string) => clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function coreProperties({ title, creator, description, day }: Core): string {
  const at = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day.toString()}T00:00:00Z</dcterms:${name}>`
  const spaces =
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
  const words = [
    ['dc:title', title],
    ['dc:creator', creator],
    ['dc:description', description],
    ['cp:lastModifiedBy', creator],
    ['dc:language', 'vi-VN'],
  ].map(([name, text]) => `<${name}>${escaped(text!)}</${name}>`)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties ${spaces}>${words.join('')}${at('created')}${at('modified')}</cp:coreProperties>`
}

/** The parts of an Office file, in the order of its directory. */
export function readPackage(file: Uint8Array): Parts {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const parts: Parts = new Map()
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06', bytes.length, 'latin1') + 16)
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [number, number, number]
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const content = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    parts.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content)
    at += 46 + nameLength + extra + comment
  }
  return parts
}

const newYear1980 = 0x00210000

export function writePackage(parts: Parts): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of parts) {
    const [label, packed] = [Buffer.from(name), deflateRawSync(content, { level: 9 })]
    const shared = numbers(
      [20, 2],
      [0x0800, 2],
      [8, 2],
      [newYear1980, 4],
      [crc32(content), 4],
      [packed.length, 4],
      [content.length, 4],
      [label.length, 2],
      [0, 2],
    )
    files.push(numbers([0x04034b50, 4]), shared, label, packed)
    directory.push(numbers([0x02014b50, 4], [20, 2]), shared, numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), label)
    offset += 4 + shared.length + label.length + packed.length
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0)
  return Buffer.concat([
    ...files,
    ...directory,
    numbers([0x06054b50, 4], [0, 2], [0, 2], [parts.size, 2], [parts.size, 2], [size, 4], [offset, 4], [0, 2]),
  ])
}

function numbers(...values: [value: number, bytes: 2 | 4][]): Buffer {
  return Buffer.concat(
    values.map(([value, length]) => {
      const field = Buffer.alloc(length)
      field.writeUIntLE(value, 0, length)
      return field
    }),
  )
}
