import { date, instant, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import type { LearningField } from '../../registry/index.ts'
import {
  Actions,
  Button,
  DateField,
  Details,
  Field,
  Form,
  Hint,
  Layout,
  Link,
  LinkButton,
  Notice,
  Panel,
  Paragraph,
  Printed,
  Radios,
  Section,
  Select,
  Status,
  SummaryList,
  Table,
} from '../../ui/index.ts'
import { invitePresenter, openPhone, recordTalks } from './access.ts'
import { ConsentFields } from './form-page.tsx'
import { LevelTag, useFieldNames, useLevel } from './list-page.tsx'
import { masked, stateOf } from './presenter.ts'
import type { KeptPresenter, Opening, Presenter } from './queries.ts'
import type { Talk } from './talks.ts'
import { words } from './words.ts'

interface ShowProps {
  one: Presenter
  /** What only those who keep him see. */
  kept: KeptPresenter | null
  talks: Talk[]
  openings: Opening[]
  fields: LearningField[]
}

export function ShowPage({ one, kept, talks, openings, fields }: ShowProps) {
  const say = useWords(words)
  const { actor } = useFacts()
  const fieldName = useFieldNames(fields)
  const levelName = useLevel()
  const path = `/presenters/${one.id}`
  const state = stateOf(one)
  const active = state === 'active'
  return (
    <Layout
      title={one.name}
      caption={`${say.ofCentre} ${one.centre}`}
      status={active ? kept && <LevelTag level={one.level} /> : <Status kind="none">{say[state]}</Status>}
      back={{ href: '/presenters', text: say.title }}
    >
      <SummaryList
        rows={[
          { key: say.topics, value: one.topics.split('\n').map((topic) => <div key={topic}>{topic}</div>) },
          { key: say.fields, value: one.fields.map(fieldName).join(', ') },
          one.forms.length > 0 && { key: say.forms, value: one.forms.map((form) => say[form]).join(', ') },
          { key: say.commune, value: one.commune },
          one.occupation !== '' && { key: say.occupation, value: one.occupation },
          kept?.birthYear ? { key: say.birthYear, value: String(kept.birthYear) } : null,
          kept !== null && kept.residence !== '' && { key: say.residence, value: kept.residence },
          one.freeWhen !== '' && { key: say.freeWhen, value: one.freeWhen },
          one.fee !== '' && { key: say.fee, value: one.fee },
          { key: say.phone, value: kept ? kept.phone || say.noPhone : one.hasPhone ? masked : say.noPhone },
          kept !== null && {
            key: say.consent,
            value:
              kept.consentOn && kept.consentHow
                ? say.agreed(levelName(one.level), date(kept.consentOn), say[kept.consentHow].toLocaleLowerCase('vi'))
                : levelName('centre'),
          },
          { key: say.fromOn, value: date(one.fromOn) },
          one.endedOn !== null && { key: say.endedOn, value: `${date(one.endedOn)} · ${one.endReason}` },
          kept !== null && { key: say.recordedBy, value: `${kept.recordedBy} · ${instant(kept.recordedAt)}` },
        ]}
      />
      {active && (
        <Actions>
          {actor.may(invitePresenter) && <LinkButton href={`${path}/invitation`}>{say.invite}</LinkButton>}
          {kept && (
            <LinkButton href={`${path}/edit`} variant="secondary">
              {say.edit}
            </LinkButton>
          )}
        </Actions>
      )}
      {active && !kept && one.hasPhone && actor.may(openPhone) && <PhoneForm path={path} />}
      <Talks one={one} talks={talks} fields={fields} />
      {kept && active && <Keep one={kept} path={path} />}
      {kept && openings.length > 0 && <Openings openings={openings} />}
      <Printed />
    </Layout>
  )
}

function PhoneForm({ path }: { path: string }) {
  const say = useWords(words)
  const { problems } = useFacts()
  return (
    <Details summary={say.seePhone} fields={['purpose']} open={problems.some(({ field }) => field === 'purpose')}>
      <Paragraph>{say.seePhoneIntro}</Paragraph>
      <Form action={`${path}/phone`} several>
        <Field name="purpose" label={say.purpose} hint={say.purposeHint} />
        <Button>{say.seePhone}</Button>
      </Form>
    </Details>
  )
}

function Talks({ one, talks, fields }: Pick<ShowProps, 'one' | 'talks' | 'fields'>) {
  const say = useWords(words)
  const { actor, today, lang } = useFacts()
  return (
    <Section title={say.talksTitle}>
      <Hint>{say.talksIntro}</Hint>
      <Table
        hideCaption
        caption={say.talksTitle}
        rows={talks}
        empty={say.noTalks}
        columns={[
          { key: 'topic', head: say.topic, main: true, cell: (row) => row.topic },
          {
            key: 'day',
            head: say.onDay,
            cell: (row) =>
              actor.post?.bodyId === row.centreId ? <Link href={`/presenter-talks/${row.id}`}>{date(row.onDay)}</Link> : date(row.onDay),
          },
          { key: 'centre', head: say.centre, cell: (row) => row.centre },
          { key: 'listened', head: say.listened, numeric: true, cell: (row) => number(row.listened) },
        ]}
      />
      {actor.may(recordTalks) && one.endedOn === null && (
        <Details summary={say.addTalk} fields={['topic', 'listened']}>
          <Form action={`/presenters/${one.id}/talks`} several>
            <DateField name="onDay" label={say.onDay} value={date(today)} />
            <Field name="topic" label={say.topic} />
            <Select
              name="field"
              label={say.field}
              value={one.mainField}
              options={fields.map((field) => ({ value: field.code, text: field[lang] }))}
            />
            <Field name="listened" label={say.listened} type="number" width={5} />
            <Button>{say.addTalk}</Button>
          </Form>
        </Details>
      )}
    </Section>
  )
}

function Keep({ one, path }: { one: KeptPresenter; path: string }) {
  const say = useWords(words)
  return (
    <Section title={say.consent}>
      <Details summary={say.changeConsent} fields={['consentOn']}>
        <Form action={`${path}/consent`} several>
          <ConsentFields level={one.level === 'centre' ? 'centres' : one.level} withoutNone />
          <Button>{say.save}</Button>
        </Form>
      </Details>
      {one.level !== 'centre' && (
        <Details summary={say.withdraw} fields={['reason']}>
          <Paragraph>{say.withdrawIntro}</Paragraph>
          <Form action={`${path}/withdrawal`} several>
            <Field name="reason" id="withdrawal-reason" label={say.reason} hint={say.withdrawReasonHint} />
            <Button variant="warning">{say.withdraw}</Button>
          </Form>
        </Details>
      )}
      <Details summary={say.end} fields={['endReason']}>
        <Paragraph>{say.endIntro}</Paragraph>
        <Form action={`${path}/end`} several>
          <Radios
            name="kind"
            label={say.endKind}
            value="now"
            options={[
              { value: 'now', text: say.endNow },
              { value: 'mistake', text: say.endMistake },
            ]}
          />
          <Field name="endReason" label={say.reason} />
          <Button variant="warning">{say.end}</Button>
        </Form>
      </Details>
    </Section>
  )
}

function Openings({ openings }: { openings: Opening[] }) {
  const say = useWords(words)
  return (
    <Section title={say.openings}>
      <Table
        hideCaption
        caption={say.openings}
        rows={openings}
        columns={[
          { key: 'body', head: say.openedBy, main: true, cell: (row) => row.body },
          { key: 'at', head: say.openedAt, cell: (row) => instant(row.at) },
          { key: 'purpose', head: say.purpose, cell: (row) => row.purpose },
        ]}
      />
    </Section>
  )
}

export function PhonePage({ name, phone, back }: { name: string; phone: string; back: string }) {
  const say = useWords(words)
  return (
    <Layout title={say.phoneOf(name)} ownHeading back={{ href: back, text: name }}>
      <Panel title={phone.replace(/(\d{4})(\d{3})(\d{3})/, '$1 $2 $3')} main>
        {say.phoneOf(name)}
      </Panel>
      <Paragraph>
        {say.opened} {say.phoneOnce}
      </Paragraph>
    </Layout>
  )
}

export function TalkPage({ talk, fieldName, mine, seen }: { talk: Talk; fieldName: string; mine: boolean; seen: boolean }) {
  const say = useWords(words)
  return (
    <Layout
      title={talk.topic}
      caption={say.talkTitle}
      status={<Status kind={talk.withdrawnAt ? 'returned' : 'done'}>{talk.withdrawnAt ? say.withdrawn : say.open}</Status>}
      back={{ href: '/presenters', text: say.title }}
    >
      {talk.withdrawnAt && <Notice kind="warning">{say.talkWithdrawn(talk.withdrawReason)}</Notice>}
      <SummaryList
        rows={[
          { key: say.onDay, value: date(talk.onDay) },
          { key: say.centre, value: talk.centre },
          { key: say.field, value: fieldName },
          {
            key: say.title,
            value: !talk.presenter ? (
              say.hiddenPresenter
            ) : seen ? (
              <Link href={`/presenters/${talk.presenterId}`}>{talk.presenter}</Link>
            ) : (
              talk.presenter
            ),
          },
          { key: say.listened, value: number(talk.listened) },
          { key: say.recordedBy, value: `${talk.recordedBy} · ${instant(talk.recordedAt)}` },
        ]}
      />
      <Hint>{say.typed}</Hint>
      {mine && !talk.withdrawnAt && (
        <Details summary={say.withdrawTalk} fields={['reason']}>
          <Form action={`/presenter-talks/${talk.id}/withdrawal`}>
            <Field name="reason" label={say.reason} />
            <Button variant="warning">{say.withdrawTalk}</Button>
          </Form>
        </Details>
      )}
      <Printed />
    </Layout>
  )
}
