import { benchNational } from '../scripts/bench/national.ts'

const results = await benchNational()
if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2))
else for (const { name, value, unit, bar, pass } of results) console.log(`${pass ? '✓' : '✗'} ${name}: ${value} ${unit} (bar ${bar})`)
