import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { registryWords } from '../../registry/index.ts'
import { DateField, Field, Filters, type Option, Paragraph, Radios, Select } from '../../ui/index.ts'
import { begun, ended, type Tenure } from './person.ts'
import type { BodyOption, Role } from './queries.ts'
import { words } from './words.ts'

/** The last day is the one before the first without the post. */
export function useTerm(): (tenure: Tenure) => string {
  const say = useWords(words)
  const { today } = useFacts()
  return ({ from, until }) => {
    if (!begun({ from }, today)) return say.beginsOn(date(from))
    if (!until) return say.since(date(from))
    return ended({ until }, today) ? say.endedOn(date(until)) : say.fromTo(date(from), date(until.subtract({ days: 1 })))
  }
}

export const bodyOptions = (bodies: readonly BodyOption[]): Option[] =>
  bodies.map(({ id, name, place }) => ({ value: id, text: name, group: place }))

export function useRoleOptions(): (roles: readonly Role[]) => Option[] {
  const lines = useWords(registryWords)
  const say = useWords(words)
  const { lang } = useFacts()
  return (roles) =>
    roles.map(({ code, name, nameEn, line }) => ({
      value: code,
      text: lang === 'en' ? nameEn : name,
      group: line ? lines[line] : say.anyBody,
    }))
}

export interface PostFieldsProps {
  bodies: BodyOption[]
  roles: Role[]
}

/** Body, role, title and period, alike for a new person and a further post. */
export function PostFields({ bodies, roles }: PostFieldsProps) {
  const say = useWords(words)
  const { today } = useFacts()
  const roleOptions = useRoleOptions()
  return (
    <>
      <Select name="body" label={say.body} empty options={bodyOptions(bodies)} />
      <Select name="role" label={say.role} empty options={roleOptions(roles)} />
      <Field name="title" label={say.title} hint={say.titleHint} optional width={30} />
      <Radios
        name="manner"
        label={say.manner}
        value="full"
        inline
        options={[
          { value: 'full', text: say.full },
          { value: 'acting', text: say.actingFull },
        ]}
      />
      <DateField name="from" label={say.from} value={date(today)} />
      <DateField name="until" label={say.until} hint={say.untilHint} optional />
    </>
  )
}

/** In a territory of hundreds of bodies the choice is narrowed first. */
export function FindBody({ action, bodies }: { action: string; bodies: BodyOption[] }) {
  const say = useWords(words)
  if (bodies.length < 300 && !useFacts().url.searchParams.has('q')) return null
  return (
    <>
      <Paragraph>{say.manyBodies}</Paragraph>
      <Filters action={action}>
        <Field name="q" label={say.findBody} />
      </Filters>
    </>
  )
}

export const tenureOptions = (tenures: readonly Tenure[]) =>
  tenures.map(({ postId, title, body }) => ({ value: postId, text: `${title} – ${body}` }))
