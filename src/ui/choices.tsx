import type { ComponentChildren } from 'preact'
import { type Control, FieldError, Hint, type Labelled, Optional, useControl } from './control.tsx'

export interface Choice {
  value: string
  text: ComponentChildren
  hint?: ComponentChildren
  /** A heading above the first choice of its group. */
  group?: string
}

interface ChoicesProps extends Omit<Labelled, 'value' | 'index'> {
  options: readonly Choice[]
  small?: boolean
  /** Keeps the question for screen readers only, where the page's heading asks it already. */
  hideLabel?: boolean
  /** Further parts of the same question, below the choices. */
  children?: ComponentChildren
}

const looks = {
  radio: {
    list: 'govuk-radios',
    small: 'govuk-radios govuk-radios--small',
    inline: 'govuk-radios govuk-radios--inline',
    item: 'govuk-radios__item',
    input: 'govuk-radios__input',
    label: 'govuk-label govuk-radios__label',
    hint: 'govuk-hint govuk-radios__hint',
  },
  checkbox: {
    list: 'govuk-checkboxes',
    small: 'govuk-checkboxes govuk-checkboxes--small',
    inline: 'govuk-checkboxes',
    item: 'govuk-checkboxes__item',
    input: 'govuk-checkboxes__input',
    label: 'govuk-label govuk-checkboxes__label',
    hint: 'govuk-hint govuk-checkboxes__hint',
  },
} as const

/** More small choices than this stand in columns. */
const many = 8

interface ItemProps {
  type: keyof typeof looks
  id: string
  name: string
  option: Choice
  checked: boolean
}

function Item({ type, id, name, option: { value, text, hint }, checked }: ItemProps) {
  const look = looks[type]
  const hintId = hint ? `${id}-about` : undefined
  return (
    <div class={look.item}>
      <input class={look.input} id={id} name={name} type={type} value={value} checked={checked} aria-describedby={hintId} />
      <label class={look.label} for={id}>
        {text}
      </label>
      {hint && (
        <div id={hintId} class={look.hint}>
          {hint}
        </div>
      )}
    </div>
  )
}

type QuestionProps = ChoicesProps & { type: keyof typeof looks; control: Control; chosen: readonly string[]; inline?: boolean }

function Question({ type, control, chosen, inline, name, label, hint, optional, options, small, hideLabel, children }: QuestionProps) {
  const { id, error, describedBy } = control
  const look = looks[type]
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy}>
        <legend class={hideLabel ? 'govuk-visually-hidden' : 'govuk-fieldset__legend govuk-fieldset__legend--s'}>
          {label}
          {optional && <Optional />}
        </legend>
        {hint && <Hint id={id}>{hint}</Hint>}
        {error && <FieldError id={id}>{error}</FieldError>}
        <div class={`${small ? look.small : inline ? look.inline : look.list}${small && options.length > many ? ' cd-columns' : ''}`}>
          {options.map((option, index) => (
            <>
              {option.group && option.group !== options[index - 1]?.group && <p class="cd-group">{option.group}</p>}
              <Item
                type={type}
                id={index === 0 ? id : `${id}-${index + 1}`}
                name={name}
                option={option}
                checked={chosen.includes(option.value)}
              />
            </>
          ))}
        </div>
        {children}
      </fieldset>
    </div>
  )
}

export function Radios({ value, inline, ...props }: ChoicesProps & { value?: string; inline?: boolean }) {
  const control = useControl({ ...props, value })
  return <Question {...props} type="radio" inline={inline} control={control} chosen={control.value === undefined ? [] : [control.value]} />
}

export function Checkboxes({ values = [], ...props }: ChoicesProps & { values?: readonly string[] }) {
  const control = useControl(props)
  return <Question {...props} type="checkbox" control={control} chosen={control.chosen ?? values} />
}

interface RowCheckProps {
  name: string
  value: string
  checked?: boolean
  id?: string
  /** Read out instead of a visible label. */
  label: string
}

/** A lone box for a table row, whose words stand in the row. */
export function RowCheck({ name, value, checked = false, id, label }: RowCheckProps) {
  const control = useControl({ name, id: id ?? `${name}-${value}` })
  const text = <span class="govuk-visually-hidden">{label}</span>
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small cd-rowcheck">
      <Item
        type="checkbox"
        id={control.id}
        name={name}
        option={{ value, text }}
        checked={control.chosen ? control.chosen.includes(value) : checked}
      />
    </div>
  )
}
