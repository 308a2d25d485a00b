import { z } from 'zod'
import type { Route } from './declare.ts'

type Json = Record<string, unknown>

const reply = (description: string) => ({ description })

function schemaOf(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
}

function operation(route: Route): Json {
  const { declared } = route
  const params = [...declared.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const common = {
    summary: declared.about ?? declared.verb.name,
    'x-verb': declared.verb.name,
    'x-scope': declared.verb.scope,
    parameters: params,
  }
  if (route.kind === 'page') {
    const { view } = route.declared
    const content = view ? { 'application/json': { schema: schemaOf(view) }, 'text/html': {} } : { 'text/html': {} }
    return { ...common, responses: { 200: { description: 'OK', content }, 404: reply('Not there, or not yours') } }
  }
  const { form } = route.declared
  const body = form && { content: { 'application/json': { schema: schemaOf(form) }, 'multipart/form-data': { schema: schemaOf(form) } } }
  return {
    ...common,
    ...(body ? { requestBody: body } : {}),
    responses: {
      200: reply('Done; the location of the result'),
      404: reply('Not there, or not yours'),
      409: reply('Changed meanwhile'),
      422: reply('Refused, with reasons'),
    },
  }
}

/** The same declarations that serve the pages, as OpenAPI 3.1. */
export function openApi(routes: Route[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.declared.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.kind === 'page' ? 'get' : 'post']: operation(route) }
  }
  return { openapi: '3.1.0', info: { title: 'Cây Đa', version }, paths }
}
