import { expect, test } from 'vitest'
import { codeMatches, hashCode, hashPassword, newCode, TooBusy, turnstile, verifyPassword } from './secrets.ts'

test('the same Vietnamese words open in either form of their letters; others do not, nor does a missing hash', async () => {
  const words = 'Cây đa đầu làng che mát cả sân đình'
  const stored = await hashPassword(words.normalize('NFD'))
  expect(stored).not.toContain(words)
  expect(await verifyPassword(words.normalize('NFC'), stored)).toBe(true)
  expect(await verifyPassword(words.toLowerCase(), stored)).toBe(false)
  expect(await verifyPassword(words, null)).toBe(false)
  expect(await verifyPassword('', 'argon2id')).toBe(false)
})

test('a code is known by its letters alone, and only its hash is kept', () => {
  const code = newCode()
  const stored = hashCode(code)
  expect(codeMatches(code.toUpperCase().replaceAll('-', ' '), stored)).toBe(true)
  expect(codeMatches(code.slice(0, -1), stored)).toBe(false)
  expect(codeMatches(newCode(), stored)).toBe(false)
  expect(codeMatches(code, '')).toBe(false)
})

test('no more than so many at once, so many wait, and the next is told to come back', async () => {
  const inTurn = turnstile(2, 1)
  const gates = Array.from({ length: 3 }, () => Promise.withResolvers<void>())
  let most = 0
  let running = 0
  const work = gates.map(({ promise }) =>
    inTurn(async () => {
      running += 1
      most = Math.max(most, running)
      await promise
      running -= 1
    }),
  )
  await expect(inTurn(async () => {})).rejects.toBeInstanceOf(TooBusy)
  for (const { resolve } of gates) resolve()
  await Promise.all(work)
  expect(most).toBe(2)
  await expect(inTurn(async () => 'free again')).resolves.toBe('free again')
})
