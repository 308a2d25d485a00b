import { crc32, deflateRawSync } from 'node:zlib'

export interface Entry {
  name: string
  content: Buffer
  /** What the directory says of the unpacked size. */
  claimed?: number
  stored?: boolean
}

const head = (signature: number, size: number, fields: [at: number, value: number, wide?: boolean][]) => {
  const bytes = Buffer.alloc(size)
  bytes.writeUInt32LE(signature, 0)
  for (const [at, value, wide] of fields) wide ? bytes.writeUInt32LE(value >>> 0, at) : bytes.writeUInt16LE(value & 0xffff, at)
  return bytes
}

/** A ZIP whose directory says what it is told to say, as no honest writer would let it. */
export function zipOf(entries: Entry[], count = entries.length): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claimed = content.length, stored = false } of entries) {
    const packed = stored ? content : deflateRawSync(content)
    const [title, sum, method] = [Buffer.from(name), crc32(content), stored ? 0 : 8]
    const local = head(0x04034b50, 30, [
      [8, method],
      [14, sum, true],
      [18, packed.length, true],
      [22, claimed, true],
      [26, title.length],
    ])
    const central = head(0x02014b50, 46, [
      [10, method],
      [16, sum, true],
      [20, packed.length, true],
      [24, claimed, true],
      [28, title.length],
      [42, offset, true],
    ])
    parts.push(local, title, packed)
    directory.push(central, title)
    offset += 30 + title.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = head(0x06054b50, 22, [
    [8, count],
    [10, count],
    [12, size, true],
    [16, offset, true],
  ])
  return Buffer.concat([...parts, ...directory, end])
}
