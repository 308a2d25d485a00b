type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

interface Draft {
  /** Name, place among the fields of that name, state. */
  fields: [string, number, string | boolean][]
  sent?: boolean
}

const prefix = 'draft '
const left = new Set(['hidden', 'password', 'file', 'submit', 'button'])

function fields(form: HTMLFormElement): Typed[] {
  return ([...form.elements] as Typed[]).filter((field) => field.name && 'value' in field && !left.has(field.type))
}

const isChoice = (field: Typed): field is HTMLInputElement => field.type === 'checkbox' || field.type === 'radio'

function changed(field: Typed): boolean {
  if (field instanceof HTMLSelectElement) return [...field.options].some((option) => option.selected !== option.defaultSelected)
  return isChoice(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
}

function read(form: HTMLFormElement, all: boolean): Draft {
  const seen = new Map<string, number>()
  return {
    fields: fields(form).flatMap((field): Draft['fields'] => {
      const place = seen.get(field.name) ?? 0
      seen.set(field.name, place + 1)
      return all || changed(field) ? [[field.name, place, isChoice(field) ? field.checked : field.value]] : []
    }),
  }
}

function write(form: HTMLFormElement, draft: Draft): boolean {
  let restored = false
  for (const [name, place, state] of draft.fields) {
    const field = fields(form).filter((one) => one.name === name)[place]
    if (!field) continue
    if (typeof state === 'boolean') (field as HTMLInputElement).checked = state
    else field.value = state
    restored = true
  }
  return restored
}

function load(key: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

function save(key: string, draft: Draft): void {
  sessionStorage.setItem(key, JSON.stringify(draft))
}

function offer(form: HTMLFormElement, key: string): void {
  const { restored = '', discard = '' } = document.body.dataset
  const note = document.createElement('p')
  const undo = document.createElement('button')
  note.className = 'cd-restored'
  note.setAttribute('role', 'status')
  undo.className = 'cd-plain'
  undo.type = 'button'
  undo.textContent = discard
  undo.addEventListener('click', () => {
    sessionStorage.removeItem(key)
    form.reset()
    note.remove()
  })
  note.append(`${restored} `, undo)
  form.prepend(note)
}

function keep(form: HTMLFormElement, key: string, returned: boolean): void {
  const draft = load(key)
  if (returned && draft) save(key, read(form, true))
  else if (draft && !draft.sent && write(form, draft)) offer(form, key)
  form.addEventListener('input', () => save(key, read(form, returned)))
  form.addEventListener('submit', () => {
    const last = load(key)
    if (last) save(key, { ...last, sent: true })
  })
}

/** A form that was sent and did not come back with errors has arrived. */
function forgetArrived(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix) && load(key)?.sent) sessionStorage.removeItem(key)
}

/** Keeps what is typed in this tab until it is sent. Where nothing may be kept, as before the secrecy check, the form says data-no-autosave. */
export function keepDrafts(): void {
  const who = document.body.dataset.who
  if (!who) return
  // A form that came back with errors holds what was typed already.
  const returned = document.querySelector('.govuk-error-summary') !== null
  if (!returned) forgetArrived()
  for (const form of document.querySelectorAll<HTMLFormElement>('form[method=post]:not([data-no-autosave])')) {
    keep(form, `${prefix}${who} ${form.getAttribute('action')}`, returned)
  }
  document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', () => sessionStorage.clear())
}
