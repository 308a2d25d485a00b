import { globSync, readFileSync } from 'node:fs'

const models: [string, number, number, number][] = [
  ['basecamp/fizzy', 25, 85, 0],
  ['alphagov/forms-admin', 34, 150, 0.4],
  ['hmpps-approved-premises-ui', 22, 116, 1.1],
  ['NHS manage-vaccinations', 50, 203, 5],
  ['getodk/central-backend', 78, 372, 13],
  ['bluesky atproto', 52, 230, 6],
]

const lines = globSync('src/**/*.{ts,tsx}')
  .filter((path) => !/\.test\.|\.gen\./.test(path))
  .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
  .sort((a, b) => a.lines - b.lines)
const at = (share: number) => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))]?.lines ?? 0
const over = lines.filter((file) => file.lines > 300)

console.log('code                              files  median  p90  >300')
console.log(
  `Cây Đa                            ${String(lines.length).padStart(5)}  ${String(at(0.5)).padStart(6)}  ${String(at(0.9)).padStart(3)}  ${((100 * over.length) / lines.length).toFixed(1)} %`,
)
for (const [name, median, p90, share] of models)
  console.log(`${name.padEnd(33)}     –  ${String(median).padStart(6)}  ${String(p90).padStart(3)}  ${share} %`)
for (const file of over) console.log(`over 300 lines: ${file.path} (${file.lines})`)
