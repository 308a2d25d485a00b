import { excerpt, sentence } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  Checkboxes,
  DateField,
  Details,
  Field,
  FileField,
  Form,
  Hidden,
  Layout,
  LetterText,
  Link,
  LinkButton,
  List,
  Muted,
  Notice,
  Paragraph,
  Radios,
  SideBySide,
  type Span,
  TextArea,
} from '../../ui/index.ts'
import type { Twin } from '../../work/documents/index.ts'
import { lowered } from './capitals.ts'
import { blankDate, proposalOf, type Question, questionsOf } from './intake.ts'
import { type Legacy, type Letter, sure } from './reading/index.ts'
import { words } from './words.ts'

/** No autosave and nothing stored before the paper is checked for secrecy marks. */
export function EnterPage() {
  const say = useWords(words)
  return (
    <Layout title={say.enter} caption={say.step1} back={{ href: '/letters' }} form="main-form">
      <Form action="/letters/reading" files main autosave={false}>
        <Checkboxes name="declared" label={say.declaration} hint={say.secrecyHint} options={[{ value: 'yes', text: say.secrecy }]} />
        <TextArea name="text" label={say.paste} hint={say.pasteHint} rows={14} />
        <FileField name="file" label={say.file} hint={say.fileHint} accept=".docx,.pdf,.txt,.edxml,.xml" optional />
        <Button>{say.read}</Button>
      </Form>
    </Layout>
  )
}

export function RefusedPage() {
  const say = useWords(words)
  return (
    <Layout title={say.refusedTitle}>
      <Notice kind="error">{say.refused}</Notice>
      <LinkButton href="/letters">{say.refusedNext}</LinkButton>
    </Layout>
  )
}

function spansOf(letter: Letter): Span[] {
  const { addressees, distribution, ...heads } = letter.evidence
  return [
    ...Object.entries(heads).map(([field, proof]) => ({
      offset: proof.offset,
      length: proof.length,
      id: `read-${field}`,
      kind: proof.confidence < sure ? 'question' : 'heading',
    })),
    ...addressees.map((proof, i) => ({ offset: proof.offset, length: proof.length, id: `read-addressee-${i}`, kind: 'addressee' })),
    ...letter.clauses.map((clause, i) => ({ offset: clause.offset, length: clause.length, id: `read-clause-${i}`, kind: 'clause' })),
    ...letter.citations.map((one, i) => ({ offset: one.offset, length: one.length, id: `read-citation-${i}`, kind: 'citation' })),
  ]
}

/** The paper and what was read from it, side by side; every proposal lit in the text, everything open to correction. */
interface CheckProps {
  text: string
  letter: Letter
  hadFile: boolean
  /** The head comes from a package for exchange. */
  packed?: boolean
  /** The encoding from before Unicode that the paper came in. */
  from?: Legacy | null | undefined
  /** Papers of the register that seem to be the same. */
  twins?: Twin[]
  /** Names of places that the subject holds, as the registry writes them. */
  places: string[]
}

export function CheckPage({ text, letter, hadFile, packed, from, twins = [], places }: CheckProps) {
  const say = useWords(words)
  return (
    <Layout title={say.enter} caption={say.step2} wide>
      <Muted>
        {say.changed} <Link href="/letters/new">{say.startOver}</Link>
      </Muted>
      {packed && <Notice>{say.packed}</Notice>}
      {from && <Notice>{say.oldEncoding(from)}</Notice>}
      <SideBySide
        leftLabel={say.original}
        left={<LetterText text={text} spans={spansOf(letter)} />}
        right={<Corrections text={text} letter={letter} hadFile={hadFile} twins={twins} places={places} />}
      />
    </Layout>
  )
}

function Corrections({
  text,
  letter,
  hadFile,
  twins,
  places,
}: Required<Pick<CheckProps, 'text' | 'letter' | 'hadFile' | 'twins' | 'places'>>) {
  const say = useWords(words)
  const read = proposalOf(letter)
  const questions = questionsOf(letter)
  const nameOf = (value: string) => (value === 'party' ? say.party : value === 'state' ? say.state : value)
  const labels: Partial<Record<Question['field'], string>> = {
    system: say.system,
    kind: say.kind,
    issuer: say.issuerField,
    code: say.code,
    place: say.place,
    date: say.date,
    subject: say.subject,
    signer: say.signer,
  }
  const hint = (field: Question['field'], other?: string) => {
    const open = questions.find((question) => question.field === field)
    return [open && say.ask(nameOf(open.value)), other].filter(Boolean).join(' ') || undefined
  }
  return (
    <Form action="/letters" files autosave={false}>
      <Paragraph>
        <strong>{say.proposal}</strong>
      </Paragraph>
      {questions.length > 0 && (
        <Notice kind="warning">
          {say.asked(questions.length)}
          <List
            items={questions.map(({ field, value }) => <Link href={`#${field}`}>{`${labels[field] ?? field}: “${nameOf(value)}”`}</Link>)}
          />
        </Notice>
      )}
      <Twins list={twins} />
      <Hidden name="text" value={text} />
      <Hidden name="declared" value="yes" />
      <Muted>{say.declaredAlready}</Muted>
      <Radios
        name="direction"
        label={say.direction}
        value="incoming"
        options={[
          { value: 'incoming', text: say.isIncoming },
          { value: 'own', text: say.isOwn },
        ]}
        inline
      />
      <Radios
        name="system"
        label={say.system}
        hint={hint('system')}
        value={read.system || undefined}
        options={[
          { value: 'party', text: say.party },
          { value: 'state', text: say.state },
        ]}
        inline
      />
      <Field name="kind" label={say.kind} hint={hint('kind', say.kindHint)} value={read.kind} width={5} />
      <Field name="parent" label={say.parent} value={read.parent} optional />
      <Field name="issuer" label={say.issuerField} hint={hint('issuer')} value={read.issuer} />
      <Field name="code" label={say.code} hint={hint('code', say.codeHint)} value={read.code} width={20} optional />
      <Field name="place" label={say.place} hint={hint('place')} value={read.place} width={20} optional />
      <DateField
        name="date"
        label={say.date}
        hint={hint('date', `${say.dateHint}${blankDate(text) && !read.date ? ` (${blankDate(text)})` : ''}`)}
        value={read.date}
        optional
      />
      <TextArea name="subject" label={say.subject} hint={hint('subject')} value={lowered(read.subject, places)} rows={2} />
      <TextArea
        name="addressees"
        label={say.addressees}
        hint={say.perLine}
        value={read.addressees}
        rows={Math.max(2, letter.addressees.length)}
        optional
      />
      <TextArea
        name="distribution"
        label={say.distribution}
        hint={say.perLine}
        value={read.distribution}
        rows={Math.max(2, letter.distribution.length)}
        optional
      />
      <TextArea name="authority" label={say.authority} value={read.authority} rows={2} optional />
      <Field name="position" label={say.position} value={read.position} optional />
      <Field name="signer" label={say.signer} hint={hint('signer')} value={read.signer} optional />
      <ReadParts letter={letter} />
      <FileField name="file" label={say.attachAgain} hint={hadFile ? say.attachHint : say.fileHint} optional />
      <Button>{say.save}</Button>
    </Form>
  )
}

function Twins({ list }: { list: Twin[] }) {
  const say = useWords(words)
  if (list.length === 0) return null
  const nameOf = ({ code, subject, number, year }: Twin) =>
    [[code, sentence(subject)].filter(Boolean).join(': '), number && say.twinNumber(`${number}/${year}`)].filter(Boolean).join(' – ')
  return (
    <>
      <Notice kind="warning">
        {say.twins}
        <List
          items={list.map((twin) => (
            <Link href={twin.arrivalId ? `/arrivals/${twin.arrivalId}` : `/letters/${twin.id}`}>{nameOf(twin)}</Link>
          ))}
        />
      </Notice>
      <Checkboxes name="twice" label={say.twice} hideLabel options={[{ value: 'yes', text: say.goOn }]} />
    </>
  )
}

/** The heading of a clause stands on a line of its own; a clause without one is named by its beginning. */
function ClauseName({ clause: { label, text }, href }: { clause: Letter['clauses'][number]; href: string }) {
  const [first = '', ...rest] = text.split('\n')
  if (rest.length === 0 || first.length > 100) return <Link href={href}>{`${label} ${excerpt(text, 110)}`}</Link>
  return (
    <>
      <Link href={href}>
        <strong>{`${label} ${first}`}</strong>
      </Link>
      <br />
      {excerpt(rest.join(' '), 110)}
    </>
  )
}

function ReadParts({ letter }: { letter: Letter }) {
  const say = useWords(words)
  const due = (deadlines: { text: string }[]) =>
    deadlines.length ? `${say.deadlines}: ${deadlines.map((one) => one.text).join('; ')}` : say.noDeadline
  return (
    <>
      <Details summary={say.clauses(letter.clauses.length)} open>
        <List
          items={letter.clauses.map((clause, i) => (
            <>
              <ClauseName clause={clause} href={`#read-clause-${i}`} />
              <br />
              <Muted>{due([...clause.deadlines, ...clause.children.flatMap((child) => child.deadlines)])}</Muted>
            </>
          ))}
        />
      </Details>
      <Details summary={say.citations(letter.citations.length)}>
        <List
          items={letter.citations.map((one, i) => (
            <Link href={`#read-citation-${i}`}>
              {[one.type, one.code, one.date?.split('-').reverse().join('/'), one.issuer].filter(Boolean).join(' · ')}
            </Link>
          ))}
        />
      </Details>
    </>
  )
}
