import { z } from 'zod'
import type { Endpoint } from '../../contract/endpoint.ts'
import { API, PROBLEMS } from '../../contract/index.ts'
import { Problem } from '../../contract/problems.ts'
import { ACTIONS } from '../../domain/access/index.ts'

type Json = Record<string, unknown>

const ALWAYS = ['invalid-input', 'rate-limited', 'overloaded'] as const

const schemaOf = (schema: z.ZodType, io: 'input' | 'output', shared: Map<string, Json>): Json => {
  const {
    $schema: _,
    $defs,
    ...json
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      delete (jsonSchema as Json)['~standard']
    },
  }) as Json
  for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, Json>)) {
    const { id: _id, ...rest } = definition
    shared.set(name, rest)
  }
  return json
}

/** zod names what is shared `$defs`; OpenAPI keeps it among its components. */
const relink = (document: Json): Json =>
  JSON.parse(JSON.stringify(document).replaceAll('"#/$defs/', '"#/components/schemas/'))

function parameters(endpoint: Endpoint, shared: Map<string, Json>): Json[] {
  const list: Json[] = []
  const add = (schema: z.ZodType, place: 'path' | 'query') => {
    const json = schemaOf(schema, 'input', shared) as {
      properties?: Record<string, Json>
      required?: string[]
    }
    for (const [name, one] of Object.entries(json.properties ?? {})) {
      list.push({
        name,
        in: place,
        required: place === 'path' || (json.required ?? []).includes(name),
        schema: one,
      })
    }
  }
  if (endpoint.params) add(endpoint.params, 'path')
  if (endpoint.query) add(endpoint.query, 'query')
  list.push({ $ref: '#/components/parameters/Business' })
  if (endpoint.idempotent) list.push({ $ref: '#/components/parameters/IdempotencyKey' })
  return list
}

function operation(call: string, endpoint: Endpoint, shared: Map<string, Json>): Json {
  const rule = ACTIONS[endpoint.action]
  const problems = [
    ...new Set([
      ...ALWAYS,
      ...(endpoint.problems ?? []),
      ...(endpoint.grows ? (['plan-limit'] as const) : []),
      ...(endpoint.params ? (['not-found'] as const) : []),
      ...(rule.anyone ? [] : (['unauthenticated', 'forbidden'] as const)),
    ]),
  ]
  const byStatus = Map.groupBy(problems, (code) => PROBLEMS[code][0])
  const [status, answer] = endpoint.success
  const isCalendar = call.endsWith('/calendar')
  return {
    summary: endpoint.summary,
    operationId: call
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/-$/, ''),
    tags: [endpoint.tag],
    description: `Action: \`${endpoint.action}\`${rule.anyone ? ', open to anyone' : ''}. Business: ${endpoint.tenant}.`,
    ...(rule.anyone ? { security: [{}, { bearer: [] }] } : {}),
    parameters: parameters(endpoint, shared),
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input', shared) } },
          },
        }
      : {}),
    responses: {
      [status]: {
        description: status === 101 ? 'A WebSocket, each of whose messages is this' : 'Done',
        ...(answer
          ? {
              content: {
                [isCalendar ? 'text/calendar' : 'application/json']: {
                  schema: schemaOf(answer, 'output', shared),
                },
              },
            }
          : {}),
      },
      ...Object.fromEntries(
        [...byStatus].map(([code, names]) => [
          code,
          {
            description: names.map((n) => `\`${n}\``).join(', '),
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  }
}

/** The whole API as an OpenAPI 3.1 document, made from the contract's schemas. */
export function openApi(): Json {
  const shared = new Map<string, Json>()
  const paths: Record<string, Json> = {}
  for (const [call, endpoint] of Object.entries(API)) {
    const [method, path] = call.split(' ') as [string, string]
    const templated = path.replace(/:(\w+)/g, '{$1}')
    paths[templated] = { ...paths[templated], [method.toLowerCase()]: operation(call, endpoint, shared) }
  }
  const { id: _, ...problem } = schemaOf(Problem, 'output', shared)
  shared.set('Problem', problem)
  return relink({
    openapi: '3.1.0',
    info: {
      title: 'SmoothSchedule API',
      version: '1',
      description:
        'JSON over HTTP. Instants are RFC 3339 in UTC, dates `YYYY-MM-DD`, durations whole minutes, money whole minor units. Errors are `application/problem+json` with a stable `code`.',
      license: { name: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths,
    components: {
      schemas: Object.fromEntries(shared),
      parameters: {
        Business: {
          name: 'X-Business-Subdomain',
          in: 'header',
          required: false,
          description:
            "On the platform's host: which business the request is about. On a business's own host it may only repeat it.",
          schema: { type: 'string' },
          example: 'demo',
        },
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description: 'The first success is replayed for 24 hours, with `Idempotent-Replayed: true`.',
          schema: { type: 'string', maxLength: 200 },
        },
      },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'smooth_session' },
      },
    },
  })
}
