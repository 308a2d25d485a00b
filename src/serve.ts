import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { StartRefused } from './kernel/db/embedded.ts'
import { both } from './kernel/words.ts'

export interface Listening {
  port: number
  /** Stops taking connections, lets requests in flight finish (20 s at most), then closes. */
  close(): Promise<void>
}

const drainMs = 20_000
/** Time for requests that a kept connection has already sent; a connection looks idle until they are read. */
const lastWordsMs = 150

export async function listen(app: Hono, port: number, host: string): Promise<Listening> {
  const answer = getRequestListener(app.fetch)
  let closing = false
  const server = createServer((request, response) => {
    if (closing) response.shouldKeepAlive = false
    return answer(request, response)
  })
  server.requestTimeout = 30_000
  await new Promise<void>((ready, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(
        error.code === 'EADDRINUSE'
          ? new StartRefused(
              both(
                `Cổng ${port} đang được chương trình khác dùng. Chọn cổng khác, ví dụ --port ${port + 1}.`,
                `Port ${port} is in use. Choose another, for example --port ${port + 1}.`,
              ),
            )
          : new StartRefused(both(`Không mở được cổng ${port}: ${error.message}`, `Port ${port} cannot be opened: ${error.message}`)),
      )
    })
    server.listen(port, host, ready)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      closing = true
      await setTimeout(lastWordsMs)
      const closed = new Promise<void>((done) => server.close(() => done()))
      await Promise.race([closed, setTimeout(drainMs, undefined, { ref: false })])
      server.closeAllConnections()
    },
  }
}
