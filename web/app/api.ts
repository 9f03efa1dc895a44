import type { Answer, Body, Call, Params, Query } from '../../contract/index.ts'
import { ApiProblem } from './api-problem.ts'
import { chosenBusiness } from './business-choice.ts'

export {
  ApiProblem,
  type FieldError,
  isProblem,
  type NextSlot,
  type Reason,
} from './api-problem.ts'

const BASE = '/api/v1'
const RETRIES = 2
const LONGEST_WAIT_MS = 10_000

type Part<K extends string, T> = [T] extends [undefined]
  ? { [P in K]?: undefined }
  : Record<string, never> extends T
    ? { [P in K]?: T }
    : { [P in K]: T }

export type CallOptions<C extends Call> = Part<'params', Params<C>> &
  Part<'query', Query<C>> &
  Part<'body', Body<C>> & {
    /** Makes a POST safe to repeat: the first success is replayed. One key for each thing the person means to do. */
    idempotencyKey?: string
    /** A guest's `manageToken`, for that visit alone. Sessions are cookies: the app never holds their token. */
    bearer?: string
    /** Ask as someone who is not signed in: what the public sees. */
    anonymous?: boolean
    /** On the platform's host: the slug of the business that is meant. */
    business?: string | undefined
    signal?: AbortSignal
  }

type Args<C extends Call> =
  Record<string, never> extends CallOptions<C> ? [options?: CallOptions<C>] : [options: CallOptions<C>]

interface Loose {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  idempotencyKey?: string
  bearer?: string
  anonymous?: boolean
  business?: string | undefined
  signal?: AbortSignal
}

/**
 * Calls the API: the only way from the app to the server.
 * Reads, and writes with an idempotency key, are repeated twice when the network fails or the server is
 * too busy. Throws `ApiProblem`; an abort throws the signal's own reason.
 */
export async function api<C extends Call>(call: C, ...[options = {} as never]: Args<C>): Promise<Answer<C>> {
  const o = options as Loose
  const [method, path] = call.split(' ') as [string, string]
  const url = BASE + fill(path, o.params ?? {}) + search(o.query ?? {})
  const repeatable = method === 'GET' || o.idempotencyKey !== undefined
  for (let attempt = 0; ; attempt++) {
    const response = await send(method, url, o)
    if (response?.ok) return (await read(response)) as Answer<C>
    const again = repeatable && attempt < RETRIES && (!response || response.status === 503)
    if (!again) throw await problem(response)
    await wait(pause(response, attempt), o.signal)
  }
}

const fill = (path: string, params: Record<string, string>) =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

function search(query: Record<string, unknown>): string {
  const out = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) out.append(name, String(one))
  const text = out.toString()
  return text ? `?${text}` : ''
}

/** The answer; undefined when none came. */
async function send(method: string, url: string, o: Loose): Promise<Response | undefined> {
  const headers = new Headers({ accept: 'application/json, application/problem+json, text/calendar' })
  if (o.body !== undefined) headers.set('content-type', 'application/json')
  if (o.idempotencyKey) headers.set('idempotency-key', o.idempotencyKey)
  if (o.bearer) headers.set('authorization', `Bearer ${o.bearer}`)
  const business = o.business ?? chosenBusiness()
  if (business) headers.set('x-business-subdomain', business)
  try {
    return await fetch(url, {
      method,
      headers,
      credentials: o.bearer || o.anonymous ? 'omit' : 'same-origin',
      body: o.body === undefined ? null : JSON.stringify(o.body),
      signal: o.signal ?? null,
    })
  } catch {
    o.signal?.throwIfAborted()
    return undefined
  }
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  return response.headers.get('content-type')?.includes('json') ? response.json() : response.text()
}

async function problem(response: Response | undefined): Promise<ApiProblem> {
  if (!response) return new ApiProblem(0, { code: 'network' })
  const body: unknown = await response.json().catch(() => null)
  return new ApiProblem(response.status, (body ?? { code: 'network' }) as Record<string, unknown>)
}

function pause(response: Response | undefined, attempt: number): number {
  const asked = Number(response?.headers.get('retry-after') ?? Number.NaN) * 1000
  return Math.min(Number.isFinite(asked) ? asked : 300 * 2 ** attempt, LONGEST_WAIT_MS)
}

const wait = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })

/** A key for one thing that a person means to do; keep it while they retry. */
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), hex).join('')
const hex = (byte: number) => byte.toString(16).padStart(2, '0')
