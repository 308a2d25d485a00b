import type { ComponentChildren } from 'preact'
import { date, excerpt, sentence } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { pick, useWords } from '../../kernel/words.ts'
import {
  Button,
  Checkboxes,
  Details,
  Field,
  Form,
  Hidden,
  Hint,
  Layout,
  List,
  mainForm,
  Notice,
  PaperSheet,
  Paragraph,
  Radios,
  Select,
  type Sheet,
  SideBySide,
  TextArea,
} from '../../ui/index.ts'
import { kindForms } from '../../work/papers/index.ts'
import { type Shortfall, shortfalls } from './paper.ts'
import type { Basis, Outgoing, OutgoingRow, Series } from './queries.ts'
import { Declaration } from './secret.tsx'
import { codeOf, StatusTag } from './show.tsx'
import { starts } from './templates.ts'
import { kindWords, missing, words } from './words.ts'

interface StartProps {
  issuers: { id: string; name: string }[]
  earlier: OutgoingRow[]
  basis: Basis | undefined
}

export function StartPage({ issuers, earlier, basis }: StartProps) {
  const say = useWords(words)
  const kinds = useWords(kindWords)
  const { lang } = useFacts()
  return (
    <Layout title={say.newTitle} back={{ href: '/issuing' }} form={mainForm}>
      {basis ? (
        <Notice>
          <strong>{say.forTask}:</strong> {basis.title}
        </Notice>
      ) : (
        <Hint>{say.newHint}</Hint>
      )}
      <Form action="/issuing" main>
        {basis && <Hidden name="assignment" value={basis.id} />}
        <Radios
          name="kind"
          label={say.kind}
          small
          value={basis ? 'KH' : undefined}
          options={starts.map((start) => ({ value: start, text: start === 'TB-KL' ? say.conclusion : kinds[start] }))}
        />
        <Select
          name="office"
          label={say.office}
          value={issuers[0]?.id}
          options={issuers.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Field
          name="subject"
          label={say.subject}
          hint={say.subjectHint}
          value={basis ? basis.title.replace(/[.;\s]+$/, '') : undefined}
          maxLength={500}
        />
        {earlier.length > 0 && (
          <Select
            name="from"
            label={say.copyFrom}
            hint={say.copyHint}
            empty={say.noCopy}
            options={earlier.map((row) => ({
              value: row.id,
              text: excerpt(
                [kinds[row.kind], codeOf(row, lang), row.datedOn && date(row.datedOn), row.subject].filter(Boolean).join(' · '),
                110,
              ),
            }))}
          />
        )}
        <Declaration />
        <Button>{say.begin}</Button>
      </Form>
    </Layout>
  )
}

export interface SignerOption {
  id: string
  text: string
}

interface EditProps {
  draft: Outgoing
  sheet: Sheet
  signers: SignerOption[]
  groups: string[]
}

const lines = (list: string[]) => list.join('\n')

/** The form beside the paper as it was last saved. */
export function EditPage({ draft, sheet, signers, groups }: EditProps) {
  const say = useWords(words)
  const kinds = useWords(kindWords)
  return (
    <Layout
      title={sentence(draft.subject)}
      caption={`${kinds[draft.kind]} · ${draft.office}`}
      status={<StatusTag of={draft} />}
      back={{ href: `/issuing/${draft.id}` }}
      form={mainForm}
      wide
    >
      {draft.returnedAt && (
        <Notice kind="warning">
          <strong>{say.giveBack}:</strong> {draft.returnReason}
        </Notice>
      )}
      <Checklist lacks={shortfalls(draft, kindForms[draft.kind])} />
      <SideBySide
        leftLabel={say.preview}
        left={<PaperSheet sheet={sheet} label={say.preview} />}
        right={<EditForm draft={draft} signers={signers} groups={groups} />}
        rightFirst
      />
    </Layout>
  )
}

export function Checklist({ lacks }: { lacks: Shortfall[] }) {
  const say = useWords(words)
  const { lang } = useFacts()
  if (lacks.length === 0) return null
  return (
    <Notice>
      <strong>{say.checklist}:</strong>
      <List items={lacks.map((one) => pick(lang, missing[one]))} />
    </Notice>
  )
}

function EditForm({ draft, signers, groups }: Omit<EditProps, 'sheet'>) {
  const say = useWords(words)
  const form = kindForms[draft.kind]
  return (
    <Form action={`/issuing/${draft.id}/content`} version={draft.version} main>
      <Field name="subject" label={say.subject} hint={say.subjectHint} value={draft.subject} maxLength={500} />
      {form.addressed !== 'never' && (
        <Lines name="addressees" label={say.addressees} hint={say.linesHint} value={draft.addressees} optional={form.addressed === 'may'} />
      )}
      {'decides' in form && <Field name="decider" label={say.decider} hint={say.deciderHint} value={draft.decider} maxLength={300} />}
      <Lines name="grounds" label={say.grounds} hint={say.groundsHint} value={draft.legalBasis} optional />
      <TextArea name="body" label={say.body} hint={say.bodyHint} value={draft.body} rows={16} />
      <Lines name="distribution" label={say.distribution} hint={say.distributionHint} value={draft.distribution} />
      {groups.length > 0 && (
        <Details summary={say.pick}>
          <Checkboxes name="picked" label={say.pick} hideLabel small options={groups.map((name) => ({ value: name, text: name }))} />
        </Details>
      )}
      <Field name="archive" label={say.archive} hint={say.archiveHint} value={draft.archive} optional maxLength={200} />
      <Select
        name="signer"
        label={say.signer}
        hint={say.signerHint}
        empty
        value={draft.signerPostId ?? ''}
        options={signers.map(({ id, text }) => ({ value: id, text }))}
      />
      <TextArea name="authority" label={say.authority} hint={say.authorityHint} value={draft.authority} rows={2} />
      <Field name="position" label={say.position} value={draft.position} width={20} maxLength={100} />
      {'minuted' in form && (
        <Field name="secretary" label={say.secretary} value={draft.secretary} width={20} maxLength={100} autocapitalize="words" />
      )}
      <TextArea name="explanation" label={say.explanation} value={draft.explanation} rows={3} />
      <Details summary={say.head}>
        <Field name="parent" label={say.parent} value={draft.issuerParent} optional maxLength={300} />
        <Field name="issuer" label={say.office} value={draft.issuerName} maxLength={300} />
        <Field name="notation" label={say.notation} hint={say.notationHint} value={draft.notation} width={10} maxLength={40} />
        <Field name="place" label={say.place} value={draft.place} width={20} maxLength={100} />
      </Details>
      <Button>{say.save}</Button>
    </Form>
  )
}

function Lines({
  name,
  label,
  hint,
  value,
  optional,
}: {
  name: string
  label: string
  hint: ComponentChildren
  value: string[]
  optional?: boolean
}) {
  return (
    <TextArea
      name={name}
      label={label}
      hint={hint}
      value={lines(value)}
      rows={Math.max(2, Math.min(6, value.length + 1))}
      optional={optional}
    />
  )
}

export function SeriesPage({ series, party }: { series: Series; party: boolean }) {
  const say = useWords(words)
  return (
    <Layout title={say.seriesTitle} back={{ href: '/issuing' }} form={mainForm}>
      <Paragraph>{say.seriesIntro}</Paragraph>
      <Form action="/issuing/numbering" main>
        <Radios
          name="own"
          label={say.seriesQuestion}
          value={series.ownSeries ? 'yes' : 'no'}
          options={[
            { value: 'no', text: say.recorded },
            { value: 'yes', text: say.own },
          ]}
        />
        {party && <Field name="term" label={say.term} hint={say.termHint} value={series.term} width={10} maxLength={20} />}
        <TextArea name="reason" label={say.seriesReason} hint={say.seriesReasonHint} value={series.reason} rows={2} />
        <Button>{say.saveSeries}</Button>
      </Form>
    </Layout>
  )
}
