import { keepDrafts } from './autosave.ts'
import { CopyText } from './copy.ts'

customElements.define('copy-text', CopyText)
keepDrafts()
