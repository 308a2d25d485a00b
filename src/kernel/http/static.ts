import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
}

export interface BuiltFiles {
  css: string
  script: string | null
  worker: string | null
  favicon: string
}

/** Serves the built client files from memory under /assets, packed once; names carry a hash, so they never change. */
export async function serveAssets(app: Hono, folder: string): Promise<BuiltFiles> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as BuiltFiles
  for (const name of await readdir(folder)) {
    const mediaType = mediaTypes[extname(name)]
    if (!mediaType) continue
    const plain = await readFile(join(folder, name))
    const packed = gzipSync(plain, { level: 9 })
    app.get(`/assets/${name}`, (context) => {
      const zipped = (context.req.header('accept-encoding') ?? '').includes('gzip')
      return context.body(zipped ? packed : plain, 200, {
        'content-type': mediaType,
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
        ...(zipped ? { 'content-encoding': 'gzip' } : {}),
      })
    })
  }
  const at = <N extends string | null>(name: N) => (name && `/assets/${name}`) as N
  return { css: at(manifest.css), script: at(manifest.script), worker: at(manifest.worker), favicon: at(manifest.favicon) }
}
