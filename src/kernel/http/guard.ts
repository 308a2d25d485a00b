import type { Context } from 'hono'

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Cross-site writes are refused by what the browser itself says (security.md, threat 12). */
export function crossSite(context: Context): boolean {
  if (!unsafe.has(context.req.method)) return false
  const site = context.req.header('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = context.req.header('origin')
  return !origin || origin === 'null' || new URL(origin).host !== context.req.header('host')
}

const csp = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const headers: Record<string, string> = {
  'content-security-policy': csp,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cache-control': 'no-store',
  vary: 'Accept-Encoding',
}
