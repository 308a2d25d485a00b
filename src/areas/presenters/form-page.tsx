import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import type { LearningField } from '../../registry/index.ts'
import {
  Button,
  Checkboxes,
  DateField,
  Field,
  Filters,
  Form,
  Hidden,
  Hint,
  Layout,
  Link,
  List,
  mainForm,
  Paragraph,
  Radios,
  Section,
  Select,
  SummaryList,
  TextArea,
} from '../../ui/index.ts'
import { forms, hows, type Level, levels } from './presenter.ts'
import type { KeptPresenter, Known } from './queries.ts'
import { words } from './words.ts'

const hints = { centre: undefined, centres: 'consentCentresHint', public: 'consentPublicHint' } as const
const texts = { centre: 'consentCentre', centres: 'consentCentres', public: 'consentPublic' } as const

export function ConsentFields({ level, withoutNone }: { level?: Level; withoutNone?: boolean }) {
  const say = useWords(words)
  const offered = withoutNone ? levels.filter((one) => one !== 'centre') : levels
  return (
    <>
      <Radios
        name="level"
        label={say.level}
        hint={say.consentIntro}
        value={level}
        options={offered.map((one) => ({ value: one, text: say[texts[one]], hint: hints[one] && say[hints[one]] }))}
      />
      <DateField name="consentOn" label={say.consentOn} optional={!withoutNone} />
      <Select
        name="consentHow"
        label={say.consentHow}
        empty
        optional={!withoutNone}
        options={hows.map((how) => ({ value: how, text: say[how] }))}
      />
    </>
  )
}

function TeachingFields({ fields, one }: { fields: LearningField[]; one?: KeptPresenter }) {
  const say = useWords(words)
  const { lang } = useFacts()
  const options = fields.map((field) => ({ value: field.code, text: field[lang] }))
  return (
    <>
      <Field name="occupation" label={say.occupation} value={one?.occupation} optional />
      <Field name="residence" label={say.residence} hint={say.residenceHint} value={one?.residence} optional />
      <TextArea name="topics" label={say.topics} hint={say.topicsHint} value={one?.topics} rows={4} />
      <Select name="mainField" label={say.mainField} empty value={one?.mainField} options={options} />
      <Checkboxes
        name="further"
        label={say.further}
        optional
        small
        values={one?.fields.filter((code) => code !== one.mainField)}
        options={options}
      />
      <Checkboxes
        name="forms"
        label={say.forms}
        optional
        small
        values={one?.forms}
        options={forms.map((form) => ({ value: form, text: say[form] }))}
      />
      <Field name="freeWhen" label={say.freeWhen} hint={say.freeWhenHint} value={one?.freeWhen} optional />
      <Field name="fee" label={say.fee} hint={say.feeHint} value={one?.fee} optional />
      <Field name="phone" label={say.phone} hint={say.phoneHint} value={one?.phone} type="tel" width={20} optional />
    </>
  )
}

function NameFields({ one }: { one?: KeptPresenter }) {
  const say = useWords(words)
  return (
    <>
      <Field name="name" label={say.name} value={one?.name} autocapitalize="words" />
      <Field name="birthYear" label={say.birthYear} value={one?.birthYear?.toString()} inputmode="numeric" width={4} optional />
    </>
  )
}

interface NewProps {
  centres: { id: string; name: string }[]
  fields: LearningField[]
  /** Office-holders that a search found; null before one. */
  known: Known[] | null
  chosen: Known | null
}

export function NewPage({ centres, fields, known, chosen }: NewProps) {
  const say = useWords(words)
  const { today, problems, typed } = useFacts()
  const warned = problems.some(({ field }) => field === 'same') || typed.same !== undefined
  return (
    <Layout title={say.new} back={{ href: '/presenters', text: say.title }} form={mainForm}>
      {!chosen && (
        <Section title={say.known}>
          <Hint>{say.knownHint}</Hint>
          <Filters action="/presenters/new" ask={say.known}>
            <Field name="q" label={say.name} />
          </Filters>
          {known &&
            (known.length === 0 ? (
              <Paragraph>{say.knownNone}</Paragraph>
            ) : (
              <List
                items={known.map((one) => (
                  <Link key={one.id} href={`/presenters/new?person=${one.id}`}>
                    {say.chosen(one.name, one.post)}
                  </Link>
                ))}
              />
            ))}
        </Section>
      )}
      <Form action="/presenters/new" main>
        {chosen ? (
          <>
            <SummaryList
              rows={[
                {
                  key: say.name,
                  value: say.chosen(chosen.name, chosen.post),
                  change: { href: '/presenters/new', text: say.otherPerson },
                },
                chosen.birthYear !== null && { key: say.birthYear, value: String(chosen.birthYear) },
              ]}
            />
            <Hidden name="person" value={chosen.id} />
          </>
        ) : (
          <NameFields />
        )}
        {warned && <Checkboxes name="same" label={say.same} hideLabel options={[{ value: 'yes', text: say.same }]} />}
        {centres.length > 1 ? (
          <Select name="centre" label={say.centre} empty options={centres.map(({ id, name }) => ({ value: id, text: name }))} />
        ) : (
          centres[0] && <Hidden name="centre" value={centres[0].id} />
        )}
        <TeachingFields fields={fields} />
        <DateField name="fromOn" label={say.fromOn} value={date(today)} />
        <ConsentFields />
        <Button>{say.save}</Button>
      </Form>
    </Layout>
  )
}

export function EditPage({ one, fields }: { one: KeptPresenter; fields: LearningField[] }) {
  const say = useWords(words)
  return (
    <Layout title={say.editTitle} caption={one.name} back={{ href: `/presenters/${one.id}`, text: one.name }} form={mainForm}>
      <Form action={`/presenters/${one.id}/edit`} version={one.version} main>
        {one.hasAccount ? <Hint>{say.namedElsewhere}</Hint> : <NameFields one={one} />}
        <TeachingFields fields={fields} one={one} />
        <Button>{say.save}</Button>
      </Form>
    </Layout>
  )
}

export function InvitationPage({ one, fields }: { one: { id: string; name: string; topics: string }; fields: { where: string } }) {
  const say = useWords(words)
  return (
    <Layout title={say.invite} caption={one.name} back={{ href: `/presenters/${one.id}`, text: one.name }}>
      <Paragraph>{say.inviteIntro}</Paragraph>
      <Form action={`/presenters/${one.id}/invitation`} main autosave={false}>
        <Field name="topic" label={say.topic} value={one.topics.split('\n')[0]} />
        <Field name="audience" label={say.audience} optional />
        <DateField name="onDay" label={say.onDay} />
        <Field name="when" label={say.when} hint={say.whenHint} width={20} />
        <Field name="where" label={say.where} value={fields.where} />
        <Field name="payment" label={say.payment} hint={say.paymentHint} optional />
        <Field name="replyTo" label={say.replyTo} hint={say.replyToHint} optional />
        <Button>{say.word}</Button>
      </Form>
    </Layout>
  )
}
