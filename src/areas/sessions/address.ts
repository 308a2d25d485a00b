import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

const near = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/

function ofSocket(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? ''
  } catch {
    return '' // a request without a socket, as in tests
  }
}

/** Where the visitor calls from. What a proxy says is believed only of one beside us. */
export function addressOf(request: object): string {
  const { context } = request as { context?: Context }
  if (!context) return ''
  const socket = ofSocket(context)
  const told = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return (told && (socket === '' || near.test(socket)) ? told : socket).slice(0, 60)
}
