import type { Problem } from '../kernel/http/facts.ts'
import { useWords } from '../kernel/words.ts'
import { Actions, LinkButton } from './form.tsx'
import { Layout } from './layout.tsx'
import { words } from './words.ts'

const titles = {
  403: 'refused',
  404: 'notFound',
  409: 'changed',
  413: 'tooLarge',
  422: 'invalid',
  503: 'busy',
} as const

export function ErrorPage({ status, problems, code }: { status: number; problems: Problem[]; code?: string }) {
  const said = useWords(words)
  const title = said[titles[status as keyof typeof titles] ?? 'failed']
  return (
    <Layout title={title}>
      {problems.map(({ text }) => (
        <p>{text}</p>
      ))}
      {code && (
        <p>
          {said.code}: <strong>{code}</strong>
        </p>
      )}
      <Actions>
        <LinkButton href="/">{said.home}</LinkButton>
      </Actions>
    </Layout>
  )
}
