import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { type Body, type Place, registryWords } from '../../registry/index.ts'
import {
  Actions,
  Button,
  Checkboxes,
  DateField,
  Field,
  Form,
  Hidden,
  Layout,
  mainForm,
  Notice,
  Paragraph,
  Select,
  SummaryList,
} from '../../ui/index.ts'
import type { Done } from './changes.ts'
import type { BodyKind, ManagedPlace } from './queries.ts'
import { childKind } from './unit.ts'
import { words } from './words.ts'

/** What a form sent; the check page carries it on. */
export type Sent = Record<string, string | string[]>

/** Shows what a change would do after it was done and taken back: no rule is said a second time. */
export function CheckPage({ action, sent, done }: { action: string; sent: Sent; done: Done }) {
  const say = useWords(words)
  return (
    <Layout title={say.checkTitle} caption={say.units}>
      <Paragraph>{say.checkText}</Paragraph>
      <SummaryList rows={done.rows} />
      {done.warnings.map((warning) => (
        <Notice kind="warning">{warning}</Notice>
      ))}
      <Form action={action} autosave={false}>
        {Object.entries(sent).flatMap(([name, value]) => [value].flat().map((one) => <Hidden name={name} value={one} />))}
        <Actions>
          <Button name="step" value="save">
            {say.save}
          </Button>
          <Button name="step" value="edit" variant="secondary">
            {say.edit}
          </Button>
        </Actions>
      </Form>
    </Layout>
  )
}

function CheckButton() {
  const say = useWords(words)
  return (
    <Button name="step" value="check">
      {say.check}
    </Button>
  )
}

function From({ hint }: { hint?: string }) {
  const say = useWords(words)
  return <DateField name="on" label={say.from} hint={hint} value={date(useFacts().today)} />
}

function Decision({ optional }: { optional?: boolean }) {
  const say = useWords(words)
  return <Field name="decision" label={say.decision} hint={say.decisionHint} optional={optional} width={30} />
}

export function AddPlacePage({ parent }: { parent: ManagedPlace }) {
  const say = useWords(words)
  const kind = childKind[parent.kind] ?? 'village'
  const title = say[`add_${kind}` as 'add_village']
  return (
    <Layout title={title} caption={parent.name} back={`/units?at=${parent.id}`} form={mainForm}>
      <Form action={`/units/places/${parent.id}/places`} main>
        <Field name="name" label={say.newName} hint={say.newNameHint} />
        {kind !== 'village' && <Field name="code" label={say.codeLabel} width={10} optional />}
        <From />
        {kind === 'village' && (
          <Checkboxes name="board" label={say.withBoard} values={['yes']} options={[{ value: 'yes', text: say.withBoardYes }]} />
        )}
        <Decision optional />
        <CheckButton />
      </Form>
    </Layout>
  )
}

export function RenamePage({ place }: { place: ManagedPlace }) {
  const say = useWords(words)
  return (
    <Layout title={say.change} caption={place.name} back={`/units/places/${place.id}`} form={mainForm}>
      <Form action={`/units/places/${place.id}/change`} main>
        <Field name="name" label={say.newName} hint={say.newNameHint} value={place.name} />
        {place.kind !== 'village' && <Field name="code" label={say.codeLabel} width={10} value={place.code ?? ''} />}
        <From />
        <Decision optional />
        <CheckButton />
      </Form>
    </Layout>
  )
}

export function MergePage({ parent, units }: { parent: ManagedPlace; units: Place[] }) {
  const say = useWords(words)
  const village = units.every((one) => one.kind === 'village')
  return (
    <Layout title={say.merge} caption={parent.name} back={`/units?at=${parent.id}`} form={mainForm}>
      <Form action={`/units/places/${parent.id}/merge`} main>
        <Checkboxes
          name="units"
          label={say.mergeUnits}
          small
          options={units.map((one) => ({ value: one.id, text: one.code ? `${one.name} (${one.code})` : one.name }))}
        />
        <Select
          name="heir"
          label={say.mergeHeir}
          empty
          options={[
            { value: 'new', text: say.mergeNew },
            { value: 'unknown', text: say.mergeUnknown },
            ...units.map((one) => ({ value: one.id, text: one.name, group: say.below(units.length) })),
          ]}
        />
        <Field name="name" label={say.mergeName} hint={say.mergeNameHint} optional />
        {!village && <Field name="code" label={say.codeLabel} width={10} optional />}
        <From hint={say.mergeFromHint} />
        {village && <Checkboxes name="boards" label={say.withBoard} values={['yes']} options={[{ value: 'yes', text: say.boardsYes }]} />}
        <Decision />
        <CheckButton />
      </Form>
    </Layout>
  )
}

export function HeirPage({ place }: { place: ManagedPlace }) {
  const say = useWords(words)
  return (
    <Layout title={say.recordHeir} caption={say.old(place.name)} back="/units/unknown-heirs" form={mainForm}>
      <Form action={`/units/places/${place.id}/heirs`} main>
        <Field name="heir" label={say.heir} hint={place.until ? say.heirHint(date(place.until)) : undefined} />
        <Field name="share" label={say.shareLabel} hint={say.shareHint} width={4} inputmode="decimal" value="100" />
        <Checkboxes name="keeps" label={say.keeps} values={['yes']} options={[{ value: 'yes', text: say.keepsLabel }]} />
        <Decision />
        <CheckButton />
      </Form>
    </Layout>
  )
}

export function AddBodyPage({ place, kinds, above }: { place: ManagedPlace; kinds: BodyKind[]; above: Body[] }) {
  const say = useWords(words)
  const { lang } = useFacts()
  const names = useWords(registryWords)
  const choices = (bodies: Body[]) => bodies.map((body) => ({ value: body.id, text: body.name, group: names[body.line] }))
  return (
    <Layout title={say.addBody} caption={place.name} back={`/units?at=${place.id}`} form={mainForm}>
      <Form action={`/units/places/${place.id}/bodies`} main>
        <Select
          name="kind"
          label={say.kindLabel}
          empty
          options={kinds.map((kind) => ({ value: kind.code, text: lang === 'en' ? kind.nameEn : kind.nameVi, group: names[kind.line] }))}
        />
        <Field name="name" label={say.newName} hint={say.bodyNameHint} />
        <Select name="superior" label={say.superior} hint={say.superiorHint} optional empty={say.none} options={choices(above)} />
        <Select
          name="manager"
          label={say.manager}
          hint={say.managerHint}
          optional
          empty={say.none}
          options={choices(above.filter((body) => body.line === 'state'))}
        />
        <From />
        <Decision optional />
        <CheckButton />
      </Form>
    </Layout>
  )
}

export function RenameBodyPage({ body }: { body: Body }) {
  const say = useWords(words)
  return (
    <Layout title={say.changeBody} caption={body.name} back={`/units/bodies/${body.id}`} form={mainForm}>
      <Form action={`/units/bodies/${body.id}/change`} main>
        <Field name="name" label={say.newName} hint={say.bodyNameHint} value={body.name} />
        <From />
        <Decision optional />
        <CheckButton />
      </Form>
    </Layout>
  )
}

export function EndBodyPage({ body }: { body: Body }) {
  const say = useWords(words)
  const { today } = useFacts()
  const ended = body.until !== null && Temporal.PlainDate.compare(body.until, today) <= 0
  return (
    <Layout title={ended ? say.recordHeir : say.end} caption={body.name} back={`/units/bodies/${body.id}`} form={mainForm}>
      <Form action={`/units/bodies/${body.id}/end`} main>
        {ended ? <Hidden name="on" value={date(body.until!)} /> : <From hint={say.mergeFromHint} />}
        <Field name="heir" label={say.bodyHeir} hint={ended ? undefined : say.bodyHeirHint} optional={!ended} />
        <Decision />
        <CheckButton />
      </Form>
    </Layout>
  )
}
