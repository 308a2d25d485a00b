import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { Button, DateField, Field, Form, Layout, mainForm, Notice, Radios, Select, TextArea } from '../../ui/index.ts'
import type { Kind } from './appointment.ts'
import type { Candidate } from './appointment-queries.ts'
import { words } from './appointment-words.ts'
import { postName } from './list-page.tsx'
import type { Holder, Limits, Norm } from './norm.ts'
import type { Draft } from './record.ts'
import { words as boardWords } from './words.ts'

export interface Opening {
  centre: { id: string; name: string }
  role: string
  line: string
  norm: Norm | null
  holder: Holder | null
  limits: Limits
  candidates: Candidate[]
  homes: { id: string; name: string }[]
}

interface Props {
  opening: Opening
  action: string
  back: { href: string; text: string }
  draft: Draft | null
  version?: number
}

export const chosen = (personId: string, bodyId: string | null) => `${personId}/${bodyId ?? ''}`

export function FormPage({ opening, action, back, draft, version }: Props) {
  const say = useWords(words)
  const boards = useWords(boardWords)
  const { today } = useFacts()
  const { norm, holder, limits, candidates, homes } = opening
  const allowed: Kind[] = holder && !holder.acting ? ['appoint', 'reappoint', 'acting', 'relieve'] : ['appoint', 'acting']
  const people = [
    ...(holder ? [{ value: 'holder', text: say.currentHolder(holder.name) }] : []),
    ...candidates.map(({ id, bodyId, name, title, body }) => ({ value: chosen(id, bodyId), text: `${name} – ${title}, ${body}` })),
  ]
  const nominee = draft?.nomineeId
    ? draft.nomineeId === holder?.personId && !draft.homeBodyId
      ? 'holder'
      : chosen(draft.nomineeId, draft.homeBodyId)
    : ''
  const lastDay = draft?.endsOn ? date(draft.endsOn.subtract({ days: 1 })) : ''
  return (
    <Layout
      title={draft ? say.edit : say.newTitle}
      caption={`${postName(boards, opening.role, opening.line)} – ${opening.centre.name}`}
      back={back}
      form={mainForm}
    >
      {norm && <Notice>{`${say.normAsks}: ${norm.homeText}. ${norm.basis}.`}</Notice>}
      <Form action={action} version={version} main>
        <Radios
          name="kind"
          label={say.kind}
          options={allowed.map((kind) => ({ value: kind, text: say[kind] }))}
          value={draft?.kind ?? 'appoint'}
        />
        <Select name="nominee" label={say.known} hint={say.knownHint} empty options={people} value={nominee} />
        <Field
          name="fresh"
          label={say.fresh}
          value={draft && !draft.nomineeId ? draft.nominee : ''}
          autocapitalize="words"
          autocomplete="off"
          optional
        />
        <Field
          name="birthYear"
          label={say.birthYear}
          type="number"
          width={5}
          value={draft?.birthYear ? String(draft.birthYear) : ''}
          optional
        />
        <Select
          name="home"
          label={say.home}
          empty
          optional
          options={homes.map(({ id, name }) => ({ value: id, text: name }))}
          value={draft && !draft.nomineeId ? (draft.homeBodyId ?? '') : ''}
        />
        <Field name="homeTitle" label={say.homeTitle} value={draft && !draft.nomineeId ? draft.homeTitle : ''} optional />
        <DateField name="starts" label={say.starts} value={date(draft?.startsOn ?? today)} />
        <DateField
          name="ends"
          label={say.ends}
          hint={say.endsHint(String(limits.termMonths), String(limits.actingMonths))}
          value={lastDay}
          optional
        />
        <TextArea name="reason" label={say.reason} rows={3} value={draft?.reason} />
        <Field
          name="coefficient"
          label={say.coefficient}
          hint={say.coefficientHint}
          width={5}
          value={draft?.coefficient ? String(draft.coefficient).replace('.', ',') : ''}
          optional
        />
        <Field name="amount" label={say.amount} width={10} value={draft?.amount ? String(draft.amount) : ''} optional />
        <Field name="allowanceBasis" label={say.allowanceBasis} value={draft?.allowanceBasis} optional />
        <Button>{say.save}</Button>
      </Form>
    </Layout>
  )
}
