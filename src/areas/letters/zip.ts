import { inflateRawSync } from 'node:zlib'

/** A package that no honest word processor writes. */
export class Hostile extends Error {}

const limits = { entries: 200, unpacked: 48 * 1024 * 1024, ratio: 100 }

/** Checks a .docx by its directory and once more while unpacking, where sizes may lie (security.md, decision 9). Throws Hostile. */
export function checkPackage(bytes: Buffer): void {
  const end = bytes.lastIndexOf('PK\x05\x06', bytes.length, 'latin1')
  if (end < 0) throw new Hostile('no directory')
  const count = bytes.readUInt16LE(end + 10)
  if (count > limits.entries) throw new Hostile('too many entries')
  let at = bytes.readUInt32LE(end + 16)
  let total = 0
  let found = 0
  // Readers go by the entries, not by their number: what the number hides would be unpacked unchecked.
  for (; at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50; found++) {
    if (found >= limits.entries) throw new Hostile('too many entries')
    const entry = readEntry(bytes, at)
    if (/(^|\/)\.\.(\/|$)|^\/|\\|vbaProject|\.exe$|\.js$/i.test(entry.name)) throw new Hostile(`entry ${entry.name}`)
    total += unpackedSize(bytes, entry, limits.unpacked - total)
    at = entry.next
  }
  if (found !== count) throw new Hostile('broken directory')
  if (total > limits.unpacked || total > limits.ratio * Math.max(bytes.length, 64 * 1024)) throw new Hostile('unpacks too large')
}

function readEntry(bytes: Buffer, at: number) {
  const nameLength = bytes.readUInt16LE(at + 28)
  const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    local: bytes.readUInt32LE(at + 42),
    next,
  }
}

function unpackedSize(bytes: Buffer, { name, method, packed, local }: ReturnType<typeof readEntry>, room: number): number {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) throw new Hostile(`entry ${name}`)
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const content = bytes.subarray(start, start + packed)
  if (method === 0) return content.length
  let unpacked: Buffer
  try {
    unpacked = inflateRawSync(content, { maxOutputLength: Math.max(1, room) })
  } catch {
    throw new Hostile(`entry ${name} unpacks too large or is broken`)
  }
  if (name.endsWith('.xml') && unpacked.includes('<!DOCTYPE')) throw new Hostile(`entry ${name} has a document type`)
  return unpacked.length
}
