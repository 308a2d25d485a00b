import { useFacts } from '../kernel/http/facts.ts'
import { useWords } from '../kernel/words.ts'
import { words } from './words.ts'

/** All problems of the form that came back, each linked to its field; it takes the focus without script. */
export function Problems() {
  const { problems: list } = useFacts()
  const { problems } = useWords(words)
  if (list.length === 0) return null
  return (
    <div class="govuk-error-summary" tabIndex={-1} autofocus>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{problems}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {list.map(({ field, text }) => (
              <li>{field ? <a href={`#${field}`}>{text}</a> : text}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}
