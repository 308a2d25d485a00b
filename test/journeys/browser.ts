import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launch, type Program } from '../../scripts/bench/program.ts'
import { chromium as findChromium, flags } from '../../scripts/chromium.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const probe = createServer()
  probe.listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as { port: number }
    probe.close(() => resolve(port))
  })
  return promise
}

export interface Theatre {
  url: string
  /** A fresh visitor; without script, or on a phone, when asked. */
  visitor(options?: { script?: boolean; phone?: boolean }): Promise<Page>
  /** A visitor signed in with one click as the demo person whose button holds the words. */
  signedIn(person: string, options?: { script?: boolean; phone?: boolean }): Promise<Page>
}

/** The real program with its demo, and Chromium in front of it, for one test file. */
export function theatre(args: string[] = ['--demo'], env: NodeJS.ProcessEnv = {}): Theatre {
  let program: Program
  let browser: Browser
  const data = mkdtempSync(join(tmpdir(), 'cayda-journey-'))
  const contexts: BrowserContext[] = []
  const stage: Theatre = {
    url: '',
    async visitor({ script = true, phone = false } = {}) {
      const context = await browser.newContext({
        baseURL: stage.url,
        javaScriptEnabled: script,
        locale: 'vi-VN',
        viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
      })
      contexts.push(context)
      return context.newPage()
    },
    async signedIn(person, options) {
      const page = await stage.visitor(options)
      await page.goto('/sign-in')
      const button = page.getByRole('button', { name: person, includeHidden: true })
      if (!(await button.isVisible())) await page.locator('details', { has: button }).locator('summary').click()
      await button.click()
      await page.waitForURL((url) => url.pathname !== '/sign-in')
      return page
    },
  }
  beforeAll(async () => {
    program = await launch(data, await freePort(), args, env)
    stage.url = program.url
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? findChromium(), args: flags })
  }, 90_000)
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await browser?.close()
    await program?.end()
    rmSync(data, { recursive: true, force: true })
  }, 60_000)
  return stage
}

interface Violation {
  id: string
  nodes: { html: string }[]
}

/** Accessibility rules broken on the page, WCAG 2.0–2.2 A and AA. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) => result.violations)",
  )) as Violation[]
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
