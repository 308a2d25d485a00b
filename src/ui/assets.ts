export interface Assets {
  css: string
  script: string | null
  /** The service worker: shows messages, keeps nothing. */
  worker: string | null
  favicon: string
}

const plain: Assets = { css: '/assets/app.css', script: null, worker: null, favicon: '/assets/favicon.svg' }
let current = plain

/** Main says once, at the start, under which hashed names the built files are served. */
export function setAssets(given: Partial<Assets>): void {
  current = { ...plain, ...given }
}

export function assets(): Assets {
  return current
}
