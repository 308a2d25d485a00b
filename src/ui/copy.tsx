import { useWords } from '../kernel/words.ts'
import { words } from './words.ts'

/** A text to paste into Zalo: selectable without script, one press with it. */
export function CopyText({ label, text, id }: { label: string; text: string; id: string }) {
  const { copy, copied } = useWords(words)
  return (
    <copy-text class="govuk-form-group" data-copied={copied}>
      <label class="govuk-label" for={id}>
        {label}
      </label>
      <textarea class="govuk-textarea" id={id} rows={Math.min(10, text.split('\n').length + 1)} readonly>
        {text}
      </textarea>
      <button class="govuk-button govuk-button--secondary" type="button" hidden>
        {copy}
      </button>
    </copy-text>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'copy-text': { class?: string; children?: ComponentChildren; 'data-copied'?: string }
    }
  }
}
