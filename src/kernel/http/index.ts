export { createApp } from './app.ts'
export {
  type CommandInput,
  type CommandRoute,
  command,
  type Drawn,
  drawn,
  drawnAfter,
  elsewhere,
  type PageInput,
  type PageRoute,
  type Params,
  page,
  pastDay,
  type Redirect,
  type Refusal,
  type Route,
  refuse,
  routes,
  type Shown,
  seeOther,
  shown,
} from './declare.ts'
export { type Facts, type NavItem, type Problem, useFacts } from './facts.ts'
export { many, optionalUpload, upload } from './form.ts'
export type { Wiring } from './request.ts'
export { endOtherSessions, endSession, endSessionsOf, openSession, type Session, sessionsOf } from './session.ts'
export { serveAssets } from './static.ts'
