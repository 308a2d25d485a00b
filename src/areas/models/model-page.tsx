import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { measureById } from '../../measures/index.ts'
import type { LearningField } from '../../registry/index.ts'
import {
  Button,
  Details,
  Field,
  Form,
  Hint,
  Layout,
  Link,
  LinkButton,
  Muted,
  Notice,
  Paragraph,
  Printed,
  Section,
  SummaryList,
  Table,
} from '../../ui/index.ts'
import { Reading } from './draft-page.tsx'
import type { Effect } from './effect.ts'
import { AdoptionTag, VersionTag } from './list-page.tsx'
import { adoptionStatus, replicates } from './model.ts'
import type { Adoption, PastVersion, Version } from './queries.ts'
import { words } from './words.ts'

export interface Adopter {
  one: Adoption
  effect: Effect | null
}

interface ModelProps {
  one: Version
  versions: PastVersion[]
  adopters: Adopter[]
  fields: LearningField[]
  mine: boolean
  hasDraft: boolean
  /** The reader's centre may adopt it, or has done so already. */
  adopts: 'may' | Adoption | null
}

export function ModelPage({ one, versions, adopters, fields, mine, hasDraft, adopts }: ModelProps) {
  const say = useWords(words)
  const { lang, today } = useFacts()
  const taken = adopters.filter(({ one: adoption }) => replicates(adoptionStatus(adoption, today))).length
  const path = `/models/${one.id}`
  return (
    <Layout
      title={one.title}
      caption={`${say.author}: ${one.centre}`}
      status={<VersionTag one={one} />}
      back={{ href: '/models', text: say.title }}
    >
      {one.withdrawnOn && <Notice kind="warning">{say.withdrawnBecause(date(one.withdrawnOn), one.withdrawReason)}</Notice>}
      <SummaryList
        rows={[
          { key: say.field, value: fields.find(({ code }) => code === one.field)?.[lang] ?? one.field },
          { key: say.commune, value: one.commune },
          { key: say.publisher, value: `${one.publisher} · ${date(one.publishedOn!)} · ${say.version} ${one.number}` },
          { key: say.replications, value: say.places(number(taken)) },
          one.fileId !== null && {
            key: say.file,
            value: (
              <Link href={`${path}/file`} download>
                {say.openFile}
              </Link>
            ),
          },
        ]}
      />
      {adopts === 'may' && <LinkButton href={`${path}/adoption`}>{say.adopt}</LinkButton>}
      {adopts !== 'may' && adopts && (
        <Notice>
          {say.already} <Link href={`/adoptions/${adopts.id}`}>{say.seeAdoption}</Link>
        </Notice>
      )}
      <Reading texts={one} />
      <Adopters one={one} adopters={adopters} mine={mine} />
      {versions.length > 1 && (
        <Section title={say.versions}>
          <Table
            hideCaption
            caption={say.versions}
            rows={versions}
            columns={[
              { key: 'number', head: say.version, main: true, cell: (row) => `${row.number}. ${row.title}` },
              { key: 'on', head: say.publishedOn, cell: (row) => date(row.publishedOn) },
              { key: 'by', head: say.publisher, cell: (row) => row.publisher },
            ]}
          />
        </Section>
      )}
      {mine && !one.withdrawnOn && <Own path={path} hasDraft={hasDraft} />}
      <Printed />
    </Layout>
  )
}

function Adopters({ one, adopters, mine }: Pick<ModelProps, 'one' | 'adopters' | 'mine'>) {
  const say = useWords(words)
  const { lang } = useFacts()
  const fresh = adopters.some(({ one: adoption }) => adoption.authorSeenAt === null)
  const mean = (effect: Effect | null, key: 'meanBefore' | 'meanAfter') => {
    const value = effect?.[key] ?? null
    return value === null ? '–' : number(value)
  }
  return (
    <Section title={say.adopters} id="adopters">
      {adopters.length > 0 && <Hint>{say.adoptersIntro}</Hint>}
      <Table
        dense
        hideCaption
        caption={say.adopters}
        rows={adopters}
        empty={say.noAdopters}
        columns={[
          {
            key: 'centre',
            head: say.centre,
            main: true,
            cell: ({ one: adoption }) => (
              <>
                <Link href={`/adoptions/${adoption.id}`}>{adoption.centre}</Link>
                {mine && adoption.authorSeenAt === null && <Muted> {say.newHere}</Muted>}
              </>
            ),
          },
          { key: 'since', head: say.startsOn, cell: ({ one: adoption }) => date(adoption.startsOn) },
          { key: 'state', head: say.state, cell: ({ one: adoption }) => <AdoptionTag one={adoption} /> },
          { key: 'responsible', head: say.responsible, cell: ({ one: adoption }) => adoption.responsible },
          {
            key: 'measure',
            head: say.measure,
            cell: ({ one: adoption }) => (adoption.measureId && measureById(adoption.measureId)?.words[lang]) || '–',
          },
          { key: 'before', head: say.before, numeric: true, cell: ({ effect }) => mean(effect, 'meanBefore') },
          { key: 'after', head: say.after, numeric: true, cell: ({ effect }) => mean(effect, 'meanAfter') },
        ]}
      />
      {adopters.some(({ effect }) => effect) && <Hint>{say.caution}</Hint>}
      {mine && fresh && (
        <Form action={`/models/${one.id}/seen`}>
          <Button variant="secondary">{say.seen}</Button>
        </Form>
      )}
    </Section>
  )
}

function Own({ path, hasDraft }: { path: string; hasDraft: boolean }) {
  const say = useWords(words)
  return (
    <>
      {hasDraft ? (
        <LinkButton href={`${path}/draft`} variant="secondary">
          {say.edit}
        </LinkButton>
      ) : (
        <Form action={`${path}/next`}>
          <Button variant="secondary">{say.next}</Button>
        </Form>
      )}
      <Details summary={say.withdraw} fields={['reason']}>
        <Paragraph>{say.withdrawIntro}</Paragraph>
        <Form action={`${path}/withdrawal`}>
          <Field name="reason" label={say.reason} />
          <Button variant="warning">{say.withdraw}</Button>
        </Form>
      </Details>
    </>
  )
}
