import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonical } from '../audit.ts'
import { both, type Lang, pick } from '../words.ts'
import type { FormSchema } from './declare.ts'
import type { Problem } from './facts.ts'

export type Value = string | File | (string | File)[]
export type Body = Record<string, Value>

const own = ['_once', '_version', '_lang'] as const

export interface Received {
  fields: Body
  once: string | null
  version: string | null
  switchTo: Lang | null
}

function text(value: Value | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** Splits what the kernel needs from what the form says. */
export function received(body: Body, idempotencyKey: string | undefined): Received {
  const fields = Object.fromEntries(Object.entries(body).filter(([key]) => !own.includes(key as (typeof own)[number])))
  const lang = text(body._lang)
  return {
    fields,
    once: idempotencyKey ?? text(body._once),
    version: text(body._version),
    switchTo: lang === 'vi' || lang === 'en' ? lang : null,
  }
}

const empty = both('Chưa điền mục này. Điền rồi gửi lại.', 'This is empty. Fill it in and send again.')
const wrong = both('Nội dung mục này chưa đúng. Sửa rồi gửi lại.', 'This is not valid. Correct it and send again.')

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.message.includes('\u241f')) return issue.message
  if (issue.code === 'unrecognized_keys') {
    return both(
      `Biểu mẫu có mục lạ: ${issue.keys.join(', ')}. Mở lại trang rồi gửi lại.`,
      `Unknown fields: ${issue.keys.join(', ')}. Open the page again.`,
    )
  }
  return issue.code === 'too_small' || issue.code === 'invalid_type' ? empty : wrong
}

export function problemsOf(error: z.ZodError, lang: Lang): Problem[] {
  const seen = new Set<string>()
  return error.issues.flatMap((issue) => {
    const field = issue.path[0]?.toString()
    if (field && seen.has(field)) return []
    if (field) seen.add(field)
    return [{ field, text: pick(lang, sentence(issue)) }]
  })
}

/** Unknown keys are refused: nothing is bound that the form does not declare. */
export function parseForm(schema: FormSchema | undefined, fields: Body): z.ZodSafeParseResult<Record<string, unknown>> {
  return (schema ?? z.object({})).strict().safeParse(fields) as z.ZodSafeParseResult<Record<string, unknown>>
}

export function typedOf(fields: Body): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {}
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === 'string') typed[key] = value
    else if (Array.isArray(value)) typed[key] = value.filter((item) => typeof item === 'string')
  }
  return typed
}

const secret = /password|secret|code|token/i

/** The form as the audit log may keep it: no passwords, no file contents, long texts cut. */
export function auditable(fields: Body, mode: 'full' | 'names-only'): Record<string, unknown> {
  if (mode === 'names-only') return { fields: Object.keys(fields).sort() }
  const kept: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(fields)) {
    const one = (item: string | File) => (item instanceof File ? { file: item.name, size: item.size } : item.slice(0, 500))
    if (!secret.test(key)) kept[key] = Array.isArray(value) ? value.map(one) : one(value)
  }
  return { form: kept }
}

export async function hashBody(fields: Body): Promise<Buffer> {
  const plain: Record<string, unknown> = {}
  const one = async (item: string | File) =>
    item instanceof File
      ? createHash('sha256')
          .update(new Uint8Array(await item.arrayBuffer()))
          .digest('hex')
      : item
  for (const [key, value] of Object.entries(fields))
    plain[key] = Array.isArray(value) ? await Promise.all(value.map(one)) : await one(value)
  return createHash('sha256').update(canonical(plain)).digest()
}

/** A file chosen in a form; browsers send an empty, nameless one when none was chosen. */
export function upload(message: string) {
  return z.custom<File>((value) => value instanceof File && value.size > 0, message)
}

export function optionalUpload() {
  return z.preprocess((value) => (value instanceof File && value.size > 0 ? value : undefined), z.instanceof(File).optional())
}

/** Checkboxes and repeated fields: absent, one or many become a list. */
export function many<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item))
}
