import { useFacts } from '../kernel/http/facts.ts'
import { useWords } from '../kernel/words.ts'
import { words } from './words.ts'

const others = { vi: { code: 'en', name: 'English' }, en: { code: 'vi', name: 'Tiếng Việt' } } as const

/** A link; on pages with a form a button of that form, which comes back with everything that was typed. */
export function LanguageSwitch({ form }: { form?: string }) {
  const { lang, url } = useFacts()
  const { language } = useWords(words)
  const { code, name } = others[lang]
  const label = <span lang={code}>{name}</span>
  const unseen = <span class="govuk-visually-hidden">{language}: </span>
  if (form) {
    return (
      <button class="cd-plain" type="submit" form={form} name="_lang" value={code} formNoValidate>
        {unseen}
        {label}
      </button>
    )
  }
  const query = new URLSearchParams(url.searchParams)
  query.set('lang', code)
  return (
    <a href={`${url.pathname}?${query}`} hreflang={code}>
      {unseen}
      {label}
    </a>
  )
}

/** Enter in a field presses the form's first button in the document; without this that would be the language switch above it. */
export function EnterSubmits({ form }: { form: string }) {
  return <button class="govuk-visually-hidden" type="submit" form={form} tabIndex={-1} aria-hidden="true" />
}
