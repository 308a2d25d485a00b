import { routes } from '../../kernel/http/index.ts'
import { accountRoutes } from './account.tsx'
import { postRoutes } from './posts.tsx'
import { signInRoutes } from './sign-in.tsx'

export { createFirstAdmin } from './create.ts'
export { ResumePage } from './resume-page.tsx'
export { SignInPage } from './sign-in-page.tsx'

export interface SessionOptions {
  demo: boolean
}

/** Signing in and out and back in, the own account, the post in use. */
export function sessionRoutes({ demo }: SessionOptions) {
  return routes(signInRoutes(demo), postRoutes, accountRoutes)
}
