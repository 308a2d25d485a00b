// One paper, then it ends: the compiler's memory goes with the thread.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import init, { TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'

const find = createRequire(import.meta.url).resolve
const fonts = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']
const pdf = 1
const diagnostics = 3

async function compile(source: string): Promise<Uint8Array> {
  await init({ module_or_path: readFileSync(find('@myriaddreamin/typst-ts-web-compiler/wasm')) })
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const font of fonts) await builder.add_raw_font(readFileSync(find(`@expo-google-fonts/tinos/${font}/Tinos_${font}.ttf`)))
  const compiler = await builder.build()
  compiler.add_source('/main.typ', source)
  const world = compiler.snapshot('/', '/main.typ', undefined)
  const checked = world.compile(0, diagnostics)
  if (checked.hasError) throw new Error(JSON.stringify(checked.diagnostics).slice(0, 2000))
  return world.get_artifact(pdf, diagnostics).result
}

parentPort!.postMessage(await compile(workerData as string))
