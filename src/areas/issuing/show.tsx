import { type Lang, useWords } from '../../kernel/words.ts'
import { type StatusKind, Status as Tag } from '../../ui/index.ts'
import { type Status, type Steps, statusOf } from './paper.ts'
import { statusWords, words } from './words.ts'

const kinds: Record<Status, StatusKind> = {
  draft: 'todo',
  submitted: 'waiting',
  signed: 'doing',
  issued: 'done',
  replaced: 'none',
  recalled: 'returned',
}

export function StatusTag({ of }: { of: Steps }) {
  const names = useWords(statusWords)
  const status = statusOf(of)
  return <Tag kind={kinds[status]}>{names[status]}</Tag>
}

interface Numbered {
  notation: string
  numberAs: string
}

/** The number as printed, without its word: '15/QĐ-UBND', '05-CV/ĐU'; only the Party's notations have a stroke. */
export const printedCode = ({ notation, numberAs }: Numbered): string => `${numberAs}${notation.includes('/') ? '-' : '/'}${notation}`

export const codeOf = (row: Numbered, lang: Lang): string => (row.numberAs ? printedCode(row) : words[lang].noNumber)
