import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { WebSocket } from 'ws'
import type { Database } from '../database/pool.ts'
import type { TenantScope } from '../database/scope.ts'

export interface Message {
  number: number
  type: string
  at: string
  data: Record<string, unknown>
  by?: { userId: string; name: string }
}

/** A real socket on `GET /live`, with all that came over it. */
export interface Following {
  socket: WebSocket
  messages: Message[]
  /** Numbers of the events that came, without what only says how far one is. */
  numbers(): number[]
  types(): string[]
  /** Code of the closing, once it is closed; undefined before. */
  closed: number | undefined
  /** Waits for the event with this number. */
  until(number: number): Promise<void>
  end(): void
}

export interface Follow {
  tenant: string
  token: string
  after?: number
  beat?: boolean
  headers?: Record<string, string>
}

/** Starts listening on a port of its own, where it doesn't yet, and answers the address. */
export async function listening(app: FastifyInstance): Promise<string> {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 })
  return `127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

/**
 * Opens a socket and waits until it is open.
 * @throws Error with the status that the server refused with
 */
export async function follow(address: string, options: Follow): Promise<Following> {
  const { tenant, token, after, beat, headers } = options
  const query = new URLSearchParams({
    ...(after === undefined ? {} : { after: String(after) }),
    ...(beat ? { beat: 'true' } : {}),
  })
  const socket = new WebSocket(`ws://${address}/api/v1/live?${query}`, {
    headers: {
      'x-business-subdomain': tenant,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
  })
  const messages: Message[] = []
  const following: Following = {
    socket,
    messages,
    numbers: () => messages.filter(({ type }) => type !== 'live.beat').map(({ number }) => number),
    types: () => messages.map(({ type }) => type),
    closed: undefined,
    until: (number) => expect.poll(() => messages.some((m) => m.number >= number)).toBe(true),
    end: () => socket.terminate(),
  }
  socket.on('message', (text) => messages.push(JSON.parse(String(text))))
  socket.on('close', (code) => {
    following.closed = code
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => {
      socket.on('error', () => {})
      resolve()
    })
    socket.once('unexpected-response', (_request, response) => {
      reject(new Error(String(response.statusCode)))
      socket.on('error', () => {})
      socket.terminate()
    })
    socket.once('error', reject)
  })
  return following
}

/** The number of a business's last event. */
export const eventHead = (database: Database, tenant: TenantScope): Promise<number> =>
  database.readTenant(tenant, async ({ db }) => {
    const { event_number } = await db.selectFrom('head').select('event_number').executeTakeFirstOrThrow()
    return event_number
  })

/** Commits events of these types, in one transaction. */
export const noteEvents = (database: Database, tenant: TenantScope, types: readonly string[]) =>
  database.withTenant(tenant, async (tx) => {
    for (const type of types) tx.event(type, { tenantId: tenant.tenantId })
  })

/** Whole numbers, both ends included. */
export const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n)
