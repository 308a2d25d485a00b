import { z } from 'zod'

/** What an expired session was sending, carried through signing in. */
export interface Kept {
  action: string
  fields: [string, string][]
}

const Shape = z.object({ action: z.string().regex(/^\/(?![/\\])/), fields: z.array(z.tuple([z.string(), z.string()])) })

export function readKept(text: string | undefined): Kept | null {
  if (!text) return null
  try {
    return Shape.parse(JSON.parse(text))
  } catch {
    return null
  }
}

const inner = /^[0-9a-f-]{36}$|^\d{4}-\d\d-\d\d/

/** The texts a person would want back, without ids and other inner values. */
export function textsOf({ fields }: Kept): string[] {
  return fields.map(([, value]) => value.trim()).filter((value) => value !== '' && !inner.test(value))
}

/** Own pages only: an address from outside is never followed. */
export function safePath(next: string): string {
  return /^\/(?![/\\])/.test(next) ? next : '/'
}
