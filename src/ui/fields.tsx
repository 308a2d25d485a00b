import { useWords } from '../kernel/words.ts'
import { Group, type Labelled, useControl } from './control.tsx'
import { words } from './words.ts'

type Width = 2 | 3 | 4 | 5 | 10 | 20 | 30

const widths: Record<Width, string> = {
  2: ' govuk-input--width-2',
  3: ' govuk-input--width-3',
  4: ' govuk-input--width-4',
  5: ' govuk-input--width-5',
  10: ' govuk-input--width-10',
  20: ' govuk-input--width-20',
  30: ' govuk-input--width-30',
}

export interface FieldProps extends Labelled {
  type?: 'text' | 'email' | 'tel' | 'password' | 'number' | 'search' | 'url'
  width?: Width
  autocomplete?: string
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'url'
  autocapitalize?: 'words' | 'sentences' | 'none'
  maxLength?: number
}

export function Field({ type = 'text', width, autocomplete, inputmode, autocapitalize, maxLength, ...labelled }: FieldProps) {
  const control = useControl(labelled)
  const numeric = type === 'number'
  return (
    <Group control={control} {...labelled}>
      <input
        class={`govuk-input${control.error ? ' govuk-input--error' : ''}${width ? widths[width] : ''}`}
        id={control.id}
        name={labelled.name}
        type={(numeric ? 'text' : type) as 'text'}
        inputMode={numeric ? 'numeric' : inputmode}
        value={type === 'password' ? undefined : control.value}
        autocomplete={autocomplete}
        autoCapitalize={autocapitalize}
        maxLength={maxLength}
        spellcheck={false}
        aria-describedby={control.describedBy}
        aria-invalid={control.error ? 'true' : undefined}
      />
    </Group>
  )
}

export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={useControl({ name, value }).value} />
}

/** One text input for a day: quicker to type and to paste than three boxes, and it reads d/M/yyyy as well. */
export function DateField(labelled: Labelled) {
  const { dateHint } = useWords(words)
  return <Field width={10} inputmode="numeric" autocomplete="off" {...labelled} hint={labelled.hint ?? dateHint} />
}

export function TextArea({ rows = 5, ...labelled }: Labelled & { rows?: number }) {
  const control = useControl(labelled)
  return (
    <Group control={control} {...labelled}>
      <textarea
        class={control.error ? 'govuk-textarea govuk-textarea--error' : 'govuk-textarea'}
        id={control.id}
        name={labelled.name}
        rows={rows}
        aria-describedby={control.describedBy}
        aria-invalid={control.error ? 'true' : undefined}
      >
        {/* The parser drops a newline right after the tag. */}
        {control.value?.startsWith('\n') ? `\n${control.value}` : control.value}
      </textarea>
    </Group>
  )
}

export interface Option {
  value: string
  text: string
  group?: string
}

function Options({ options, value }: { options: readonly Option[]; value: string | undefined }) {
  return options.map((option) => (
    <option key={option.value} value={option.value} selected={option.value === value}>
      {option.text}
    </option>
  ))
}

/** `empty` adds a first choice without value: its words, or true for the usual ones. */
export function Select({ options, empty, ...labelled }: Labelled & { options: readonly Option[]; empty?: string | true }) {
  const control = useControl(labelled)
  const { choose } = useWords(words)
  return (
    <Group control={control} {...labelled}>
      <select
        class={control.error ? 'govuk-select govuk-select--error' : 'govuk-select'}
        id={control.id}
        name={labelled.name}
        aria-describedby={control.describedBy}
        aria-invalid={control.error ? 'true' : undefined}
      >
        {empty && <option value="">{empty === true ? choose : empty}</option>}
        {[...Map.groupBy(options, ({ group }) => group)].map(([group, inside]) =>
          group ? (
            <optgroup key={group} label={group}>
              <Options options={inside} value={control.value} />
            </optgroup>
          ) : (
            <Options options={inside} value={control.value} />
          ),
        )}
      </select>
    </Group>
  )
}

/** A browser never sends a file twice: after a refusal it is chosen again. */
export function FileField({ accept, multiple, ...labelled }: Labelled & { accept?: string; multiple?: boolean }) {
  const { fileHint } = useWords(words)
  const told = { ...labelled, hint: labelled.hint ?? fileHint }
  const control = useControl(told)
  return (
    <Group control={control} {...told}>
      <input
        class={control.error ? 'govuk-file-upload govuk-file-upload--error' : 'govuk-file-upload'}
        id={control.id}
        name={labelled.name}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-describedby={control.describedBy}
        aria-invalid={control.error ? 'true' : undefined}
      />
    </Group>
  )
}
