import { seeds } from './crafted.ts'

/** The same numbers for the same seed (mulberry32), so that a failing file can be made again. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const ways: ((bytes: Buffer, roll: (below: number) => number) => Buffer)[] = [
  (bytes, roll) => {
    const changed = Buffer.from(bytes)
    for (let i = 1 + roll(40); i > 0; i--) changed[roll(changed.length)] = roll(256)
    return changed
  },
  (bytes, roll) => bytes.subarray(0, roll(bytes.length)),
  (bytes, roll) => {
    const [from, size] = [roll(bytes.length), 1 + roll(200)]
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from, from + size), bytes.subarray(from)])
  },
  (bytes, roll) => {
    const from = roll(bytes.length)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + roll(80))])
  },
  (bytes, roll) => {
    const changed = Buffer.from(bytes)
    const at = roll(Math.max(1, changed.length - 4))
    changed.writeUInt32LE([0, 0xffffffff, 0x7fffffff, 0x80000000, 1 << 20][roll(5)]! >>> 0, Math.min(at, changed.length - 4))
    return changed
  },
  (bytes, roll) => {
    const [cut, other] = [roll(bytes.length), roll(bytes.length)]
    return Buffer.concat([bytes.subarray(0, cut), bytes.subarray(other)])
  },
]

/** File number `n` of an endless row of honest papers damaged at random. */
export function mutant(n: number): { file: string; bytes: Buffer } {
  const roll = dice(n * 7919 + 17)
  const all = seeds()
  const { file, bytes } = all[n % all.length]!
  let changed = bytes
  for (let i = 1 + roll(3); i > 0; i--) changed = ways[roll(ways.length)]!(changed, roll)
  return { file, bytes: changed.length > 0 ? changed : Buffer.from('x') }
}
