import type { Route } from './kernel/http/index.ts'

const scopes: Record<string, string> = {
  public: 'everyone',
  'signed-in': 'every signed-in person',
  own: 'the own body',
  line: 'the own body and those below it in its line',
  managed: 'centres that the own body manages',
  place: 'records in the own territory',
  party: 'documents that the own body issued, received or was sent on',
}

/** docs/access-matrix.md: every route with its verb, how far it reaches and which roles hold it. */
export function accessMatrix(routes: Route[]): string {
  const rows = routes.map(({ kind, declared: { path, verb } }) => {
    const roles = verb.scope === 'public' || verb.scope === 'signed-in' ? '–' : [...verb.roles].sort().join(', ')
    return `| ${kind === 'page' ? 'GET' : 'POST'} | \`${path}\` | ${verb.name} | ${scopes[verb.scope]} | ${roles} |`
  })
  return [
    '# Access',
    '',
    'Made by `npm run docs` from the routes; a test walks each of them with every role.',
    '',
    '| | Path | Verb | Reaches | Roles |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
