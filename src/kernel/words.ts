import { useFacts } from './http/facts.ts'

export type Lang = 'vi' | 'en'
type Sayings = Record<string, string | ((...args: never[]) => string)>
type Same<V extends Sayings> = { [K in keyof V]: V[K] extends (...args: infer A) => string ? (...args: A) => string : string }

export interface Words<V extends Sayings> {
  vi: Same<V>
  en: Same<V>
}

/** Vietnamese decides which keys exist; a key missing in English does not compile. */
export function defineWords<V extends Sayings>(both: { vi: V; en: Same<V> }): Words<V> {
  return both as unknown as Words<V>
}

export function useWords<V extends Sayings>(words: Words<V>): Same<V> {
  return words[useFacts().lang]
}

const between = '\u241f'

/** One message in both languages, for places that hold a plain string, such as a zod error. */
export function both(vi: string, en: string): string {
  return `${vi}${between}${en}`
}

/** The language's half of a message made by `both`; any other text as it is. */
export function pick(lang: Lang, message: string): string {
  const [vi, en] = message.split(between)
  return (lang === 'en' ? en : vi) ?? vi ?? message
}
