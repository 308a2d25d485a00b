import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { launch, root } from './bench/program.ts'
import { chromium, flags } from './chromium.ts'

// The README's pictures, taken from a fresh demo: `npm run pictures`.

const folder = join(root, 'docs/pictures')

interface Picture {
  name: string
  person: string
  width: number
  height: number
  show(page: Page): Promise<unknown>
}

const pictures: Picture[] = [
  { name: 'follow-up', person: 'party-office-head', width: 1200, height: 900, show: (page) => page.goto('/follow-up') },
  {
    name: 'letter',
    person: 'party-office-head',
    width: 1200,
    height: 900,
    show: async (page) => {
      await page.goto('/letters?side=out')
      await page.locator('main table a').first().click()
    },
  },
  { name: 'phone', person: 'culture-head', width: 390, height: 800, show: (page) => page.goto('/') },
]

async function take(browser: Browser, url: string, { name, person, width, height, show }: Picture): Promise<void> {
  const context = await browser.newContext({ baseURL: url, viewport: { width, height }, locale: 'vi-VN' })
  await context.request.post('/sign-in/demo', { form: { person }, headers: { origin: url }, maxRedirects: 0 })
  const page = await context.newPage()
  await show(page)
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 60 })
  await context.close()
}

const data = mkdtempSync(join(tmpdir(), 'cayda-pictures-'))
const program = await launch(data, 20_000 + (process.pid % 20_000))
const browser = await playwright.launch({ executablePath: chromium(), args: flags })
try {
  mkdirSync(folder, { recursive: true })
  for (const picture of pictures) await take(browser, program.url, picture)
} finally {
  await browser.close()
  await program.end()
  rmSync(data, { recursive: true, force: true })
}
