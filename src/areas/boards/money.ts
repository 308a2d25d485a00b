import { sentences } from './words.ts'

interface Typed {
  coefficient: string
  amount: string
  allowanceBasis: string
}

/** A coefficient or an amount with its ground, nothing at all, or what is wrong. */
export function readAllowance({
  coefficient: times,
  amount: sum,
  allowanceBasis,
}: Typed): { coefficient: number | null; amount: number | null } | { field: string; text: string } {
  if (times && sum) return { field: 'coefficient', text: sentences.oneOfBoth }
  const coefficient = times ? Number(times.replace(',', '.')) : null
  if (coefficient !== null && !(coefficient > 0 && coefficient <= 10)) return { field: 'coefficient', text: sentences.badCoefficient }
  const digits = sum.replaceAll(/[.\s]/g, '')
  if (digits && !/^[1-9]\d{0,9}$/.test(digits)) return { field: 'amount', text: sentences.badAmount }
  if ((times || sum) && allowanceBasis === '') return { field: 'allowanceBasis', text: sentences.noGround }
  return { coefficient, amount: digits ? Number(digits) : null }
}
