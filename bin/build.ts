import { resolve } from 'node:path'
import { build } from '../scripts/build.ts'

await build(resolve(import.meta.dirname, '..'))
