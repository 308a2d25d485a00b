const browsers: [RegExp, string][] = [
  [/Zalo/i, 'Zalo'],
  [/coc_coc|CocCoc/i, 'Cốc Cốc'],
  [/Edg/, 'Edge'],
  [/OPR|Opera/, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iPhone, iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'Mac'],
  [/Linux/, 'Linux'],
]

const first = (list: [RegExp, string][], text: string) => list.find(([found]) => found.test(text))?.[1]

/** "Chrome", "Windows" out of what the browser says of itself. */
export function deviceOf(agent: string): { browser: string; system: string } | null {
  const [browser, system] = [first(browsers, agent), first(systems, agent)]
  return browser && system ? { browser, system } : null
}
