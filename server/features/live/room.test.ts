import { EventEmitter } from 'node:events'
import type { WebSocket } from '@fastify/websocket'
import { expect, it } from 'vitest'
import { range } from '../../testing/follow.ts'
import { Follower, type Signed } from './follower.ts'
import { Room } from './room.ts'

const AT = '2026-11-24T08:00:00Z'
const TENANT = '00000000-0000-4000-8000-000000000001'

const OWNER: Signed = {
  kind: 'user',
  sessionId: 's',
  grants: [],
  user: {
    id: 'u',
    email: 'u@example.org',
    name: 'U',
    role: 'TENANT_OWNER',
    tenantId: TENANT,
    calendars: 'all',
    contacts: 'all',
    resourceId: null,
    locationId: null,
    customerId: null,
  },
}

/** A socket that keeps what is sent over it. */
class Wire extends EventEmitter {
  readonly OPEN = 1
  readonly readyState = 1
  readonly bufferedAmount = 0
  readonly sent: { number: number; type: string }[] = []
  send(bytes: Buffer) {
    this.sent.push(JSON.parse(String(bytes)))
  }
}

it('what is committed between its two readings comes once to who comes again, without reading everything anew', async () => {
  let last = 5
  const room = new Room(async (after, limit) => ({
    events: range(Math.min(after, last) + 1, last)
      .slice(0, limit)
      .map((number) => ({ number, type: 'block.created', at: AT, data: {} })),
    last,
  }))
  await room.catchUp()
  const starting = room.start(3)
  last = 7
  const start = await starting
  last = 8
  const wire = new Wire()
  const follower = new Follower(wire as unknown as WebSocket, {
    actor: OWNER,
    rights: '',
    tenantId: TENANT,
    number: start.number,
    beats: false,
  })
  room.join(follower, start, AT)
  await room.catchUp()
  expect(wire.sent.map(({ number, type }) => [number, type])).toEqual(
    range(4, 8).map((number) => [number, 'block.created']),
  )
})
