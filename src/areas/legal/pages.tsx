import { date, number, sentence } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/index.ts'
import { useWords } from '../../kernel/words.ts'
import { type LegalState, type LegalText, legalRelations, legalState, type Related } from '../../registry/index.ts'
import {
  Actions,
  Button,
  DateField,
  Details,
  Excel,
  Field,
  Filters,
  Form,
  Layout,
  Link,
  LinkButton,
  List,
  Muted,
  Paragraph,
  Section,
  Select,
  Status,
  type StatusKind,
  SummaryList,
  Table,
  Tabs,
  TextArea,
} from '../../ui/index.ts'
import type { Cited, Citing } from '../../work/documents/index.ts'
import { words } from './words.ts'

const kindOf: Record<LegalState, StatusKind> = { 'in-force': 'done', ended: 'late', 'not-yet': 'soon' }

export function StateTag({ text }: { text: Pick<LegalText, 'from' | 'until'> }) {
  const say = useWords(words)
  const { today } = useFacts()
  const state = legalState(text, today)
  return <Status kind={kindOf[state]}>{say[state]}</Status>
}

interface Filter {
  q: string
  state?: LegalState
}

function Parts({ current }: { current: 'library' | 'missing' }) {
  const say = useWords(words)
  return (
    <Tabs
      items={[
        { href: '/legal', text: say.library, current: current === 'library' },
        { href: '/legal/missing', text: say.missing, current: current === 'missing' },
      ]}
    />
  )
}

export function LibraryPage({ texts, filter, canManage }: { texts: LegalText[]; filter: Filter; canManage: boolean }) {
  const say = useWords(words)
  const query = new URLSearchParams({ ...(filter.q ? { q: filter.q } : {}), ...(filter.state ? { state: filter.state } : {}) })
  return (
    <Layout title={say.title} back={{ href: '/letters', text: say.letters }} wide>
      <Paragraph>{say.about}</Paragraph>
      <Parts current="library" />
      {canManage && (
        <Actions>
          <LinkButton href="/legal/new">{say.add}</LinkButton>
        </Actions>
      )}
      <Filters action="/legal">
        <Field name="q" label={say.search} type="search" value={filter.q} width={30} />
        <Select
          name="state"
          label={say.state}
          value={filter.state ?? ''}
          options={[
            { value: '', text: say.anyState },
            ...(['in-force', 'ended', 'not-yet'] as const).map((value) => ({ value, text: say[value] })),
          ]}
        />
      </Filters>
      <Muted>
        {say.total(number(texts.length))} · <Excel href={query.size ? `/legal.xlsx?${query}` : '/legal.xlsx'} />
      </Muted>
      <Table
        caption={say.title}
        hideCaption
        dense
        rows={texts}
        empty={say.none}
        columns={[
          { key: 'code', head: say.code, cell: (text) => `${text.kind} ${text.code}` },
          {
            key: 'title',
            head: say.textTitle,
            main: true,
            cell: (text) => <Link href={`/legal/${text.id}`}>{sentence(text.title) || text.code}</Link>,
          },
          { key: 'issuer', head: say.issuer, cell: (text) => text.issuer },
          { key: 'dated', head: say.dated, cell: (text) => (text.datedOn ? date(text.datedOn) : '–') },
          { key: 'state', head: say.state, cell: (text) => <StateTag text={text} /> },
        ]}
      />
    </Layout>
  )
}

export function MissingPage({ cited, canManage }: { cited: Cited[]; canManage: boolean }) {
  const say = useWords(words)
  const address = ({ kind, code, issuer }: Cited) => `/legal/new?${new URLSearchParams({ kind, code, issuer })}`
  return (
    <Layout title={say.title} back={{ href: '/letters', text: say.letters }} wide>
      <Parts current="missing" />
      <Table
        caption={say.missing}
        hideCaption
        rows={cited}
        empty={say.noMissing}
        columns={[
          { key: 'code', head: say.code, cell: (one) => [one.kind, one.code].filter(Boolean).join(' ') },
          { key: 'issuer', head: say.issuer, cell: (one) => one.issuer || '–' },
          { key: 'dated', head: say.dated, cell: (one) => (one.datedOn ? date(one.datedOn) : '–') },
          { key: 'count', head: say.count, numeric: true, cell: (one) => number(one.count) },
          ...(canManage ? [{ key: 'add', head: say.add, cell: (one: Cited) => <Link href={address(one)}>{say.add}</Link> }] : []),
        ]}
      />
    </Layout>
  )
}

interface TextProps {
  text: LegalText
  related: Related[]
  citing: Citing[]
  canManage: boolean
}

export function TextPage({ text, related, citing, canManage }: TextProps) {
  const say = useWords(words)
  const period =
    text.from || text.until ? say.period(text.from ? date(text.from) : say.unknown, text.until && date(text.until)) : say.unknown
  return (
    <Layout title={`${text.kind} ${text.code}`} status={<StateTag text={text} />} back={{ href: '/legal', text: say.title }}>
      <SummaryList
        rows={[
          { key: say.textTitle, value: sentence(text.title) || '–' },
          { key: say.issuer, value: text.issuer || '–' },
          { key: say.dated, value: text.datedOn ? date(text.datedOn) : '–' },
          { key: say.state, value: period },
          ...(text.note ? [{ key: say.note, value: text.note }] : []),
        ]}
      />
      {canManage && (
        <Actions>
          <LinkButton href={`/legal/${text.id}/edit`} variant="secondary">
            {say.edit}
          </LinkButton>
        </Actions>
      )}
      <Section title={say.relations}>
        {related.length === 0 ? <Paragraph>{say.noRelations}</Paragraph> : <Relations related={related} />}
        {canManage && <Relate text={text} />}
      </Section>
      <Section title={say.citing}>
        {citing.length === 0 ? (
          <Paragraph>{say.noCiting}</Paragraph>
        ) : (
          <List
            items={citing.map((one) => (
              <Link key={one.id} href={`/letters/${one.id}`}>
                {[one.code, sentence(one.subject), one.issuer, one.datedOn && date(one.datedOn)].filter(Boolean).join(' · ')}
              </Link>
            ))}
          />
        )}
      </Section>
    </Layout>
  )
}

function Relations({ related }: { related: Related[] }) {
  const say = useWords(words)
  return (
    <List
      items={related.map(({ kind, id, code, title, acts }) => (
        <>
          {sentence(acts ? say[`${kind}-by`] : say[kind])} <Link href={`/legal/${id}`}>{code}</Link> – {title}
        </>
      ))}
    />
  )
}

function Relate({ text }: { text: LegalText }) {
  const say = useWords(words)
  const { problems } = useFacts()
  return (
    <Details summary={say.relate} open={problems.length > 0}>
      <Form action={`/legal/${text.id}/relations`} several>
        <Select name="relation" label={say.relationKind} options={legalRelations.map((kind) => ({ value: kind, text: say[kind] }))} />
        <Field name="other" label={say.other} width={20} />
        <Button variant="secondary">{say.relate}</Button>
      </Form>
    </Details>
  )
}

interface EditProps {
  text?: LegalText
  start?: { kind: string; code: string; issuer: string }
}

export function EditPage({ text, start }: EditProps) {
  const say = useWords(words)
  const day = (on: Temporal.PlainDate | null | undefined) => (on ? date(on) : '')
  const action = text ? `/legal/${text.id}/edit` : '/legal/new'
  return (
    <Layout
      title={text ? say.edit : say.add}
      caption={text && `${text.kind} ${text.code}`}
      back={{ href: text ? `/legal/${text.id}` : '/legal' }}
    >
      <Form action={action} main version={text?.version}>
        <Field name="kind" label={say.kind} hint={say.kindHint} value={text?.kind ?? start?.kind} width={10} />
        <Field name="code" label={say.code} value={text?.code ?? start?.code} width={20} />
        <TextArea name="title" label={say.textTitle} value={text?.title} rows={2} />
        <Field name="issuer" label={say.issuer} value={text?.issuer ?? start?.issuer} optional />
        <DateField name="datedOn" label={say.dated} value={day(text?.datedOn)} optional />
        <DateField name="from" label={say.from} value={day(text?.from)} optional />
        <DateField name="until" label={say.until} value={day(text?.until)} optional />
        <TextArea name="note" label={say.note} hint={say.noteHint} value={text?.note} rows={2} optional />
        <Button>{say.save}</Button>
      </Form>
    </Layout>
  )
}
