import type { Kept } from './kept.ts'
import { SignInPage } from './sign-in-page.tsx'

/** The sign-in page that carries what an expired session was sending. */
export function ResumePage({ action, fields }: Kept) {
  return <SignInPage kept={{ action, fields }} />
}
