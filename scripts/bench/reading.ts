import { readLetter } from '../../src/areas/letters/reading/index.ts'
import * as samples from '../../src/areas/letters/reading/samples.ts'
import type { Ratio } from './follow-up.ts'

const size = 1024 * 1024
const rounds = 5

/** One megabyte of letters behind each other, the middle of five runs. */
export function benchReading(): Ratio {
  const letters = Object.values(samples).join('\n\n')
  const text = letters.repeat(Math.ceil(size / letters.length)).slice(0, size)
  const seconds = Array.from({ length: rounds }, () => {
    const began = performance.now()
    readLetter(text)
    return (performance.now() - began) / 1000
  }).sort((a, b) => a - b)
  const value = Math.round(seconds[rounds >> 1]! * 100) / 100
  return { name: 'reading 1 MB of letters', value, unit: 's', bar: 1, pass: value <= 1 }
}
