import type { WebSocket } from '@fastify/websocket'
import {
  changedSessions,
  eventHeads,
  type RequestTenant,
  type SessionRights,
} from '../../database/request-context.ts'
import type { TenantScope } from '../../database/scope.ts'
import type { Deps } from '../../deps.ts'
import type { Identity } from '../../http/identify.ts'
import { instant } from '../../http/present.ts'
import { Problem } from '../../problem.ts'
import { CLOSED, Follower } from './follower.ts'
import { readEvents } from './read-events.ts'
import { Room } from './room.ts'

/** Sockets of one session: a tab each. */
const MOST_PER_SESSION = 30
/** Sockets of one tenant in one process. */
const MOST_PER_TENANT = 5_000
/** How often heads are looked at, for what no notification told, and sessions asked after. */
const LOOK_MS = 1_000
/** Longest time for a client to say goodbye to a server that stops. */
const PARTING_MS = 1_000
/** Every how many looks one finds out who is still there. */
const BEAT = 20

export interface Asked {
  identity: Identity
  tenant: RequestTenant
  scope: TenantScope
  /** The number that the client saw last. */
  after: number | undefined
  beats: boolean
}

/** A session in a tenant, with its sockets. */
interface Followed {
  tokenHash: Buffer
  slug: string
  known: string | null
  followers: Set<Follower>
}

/** Everybody who follows anything in this process. Nothing runs while nobody does. */
export class LiveHub {
  readonly #deps: Deps
  readonly #rooms = new Map<string, Room>()
  readonly #sessions = new Map<string, Followed>()
  #stopListening: (() => void) | null = null
  #timer: NodeJS.Timeout | null = null
  #looks = 0
  #closed = false

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /**
   * Makes ready for a socket, whose request can still be refused; what it answers is called when it is open.
   * @throws Problem rate-limited, unauthenticated
   */
  async prepare({ identity, tenant, scope, after, beats }: Asked): Promise<(socket: WebSocket) => void> {
    const { actor, tokenHash } = identity
    if ((actor.kind !== 'user' && actor.kind !== 'masquerading') || !tokenHash)
      throw new Problem('unauthenticated')
    const { sessionId } = actor
    const isFull = () =>
      (this.#sessions.get(keyOf(sessionId, tenant))?.followers.size ?? 0) >= MOST_PER_SESSION ||
      (this.#rooms.get(tenant.id)?.followers.size ?? 0) >= MOST_PER_TENANT
    if (isFull()) throw new Problem('rate-limited', 'Too many are following already')
    this.#wakeUp()
    const room = this.#room(scope)
    const start = await room.start(after)
    return (socket) => {
      if (this.#closed) return socket.close(CLOSED.goingAway)
      if (isFull()) return socket.close(CLOSED.tryLater, 'too many are following already')
      if (this.#rooms.get(tenant.id) !== room) return socket.close(CLOSED.tryLater, 'it took too long')
      const rights = asText({
        ...actor,
        realUser: actor.kind === 'user' ? null : actor.realUser,
        status: tenant.status,
      })
      const options = { actor, rights, tenantId: tenant.id, number: start.number, beats }
      const follower = new Follower(socket, options)
      const session = this.#session(keyOf(sessionId, tenant), tokenHash, tenant.slug)
      session.followers.add(follower)
      socket.on('close', () => this.#leave(follower, session, room, tenant))
      room.join(follower, start, this.#at())
    }
  }

  /** Sends everybody away, for a server that stops. */
  close(): void {
    this.#closed = true
    for (const { followers } of this.#sessions.values())
      for (const follower of followers) {
        follower.close(CLOSED.goingAway, 'the server stops')
        setTimeout(() => follower.cut(), PARTING_MS).unref()
      }
    this.#rest()
  }

  /** Followers now, for the test of what they cost. */
  get size(): number {
    return [...this.#rooms.values()].reduce((sum, { followers }) => sum + followers.size, 0)
  }

  #room(scope: TenantScope): Room {
    let room = this.#rooms.get(scope.tenantId)
    if (!room) {
      // nobody's own reading: what each may see of it is decided when they are told
      const { actor: _actor, requestId: _requestId, ...tenant } = scope
      room = new Room((after, limit) =>
        this.#deps.database.readTenant(tenant, (tx) => readEvents(tx, after, limit)),
      )
      this.#rooms.set(scope.tenantId, room)
    }
    return room
  }

  #session(key: string, tokenHash: Buffer, slug: string): Followed {
    let session = this.#sessions.get(key)
    if (!session) {
      session = { tokenHash, slug, known: null, followers: new Set() }
      this.#sessions.set(key, session)
    }
    return session
  }

  #leave(follower: Follower, session: Followed, room: Room, tenant: RequestTenant): void {
    room.followers.delete(follower)
    session.followers.delete(follower)
    const key = keyOf(follower.actor.sessionId, tenant)
    if (session.followers.size === 0 && this.#sessions.get(key) === session) this.#sessions.delete(key)
  }

  #wakeUp(): void {
    this.#stopListening ??= this.#deps.database.onEvents((tenantId) => this.#catchUp(tenantId))
    this.#timer ??= setTimeout(() => this.#look(), LOOK_MS)
  }

  #rest(): void {
    this.#stopListening?.()
    this.#stopListening = null
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  #catchUp(tenantId: string): void {
    const room = this.#rooms.get(tenantId)
    // what fails now is tried again at the next look
    room?.catchUp().catch((err) => this.#deps.log.warn({ err, tenantId }, 'events are not read'))
  }

  /** One look at everything, once a second: heads, sessions, and who is still there. */
  async #look(): Promise<void> {
    const isBeat = ++this.#looks % BEAT === 0
    try {
      await Promise.all([this.#lookAtHeads(), this.#lookAtSessions()])
    } catch (err) {
      this.#deps.log.warn({ err }, 'those who follow are not looked after')
    }
    if (isBeat) {
      const at = this.#at()
      for (const [id, room] of this.#rooms) {
        const { followers } = room
        for (const follower of followers) follower.beat(at)
        // only at its second beat: somebody may be on the way in
        if (followers.size === 0 && room.wasEmpty) this.#rooms.delete(id)
        room.wasEmpty = followers.size === 0
      }
    }
    if (this.#closed) return
    this.#timer = setTimeout(() => this.#look(), LOOK_MS)
    if (this.#rooms.size === 0) this.#rest()
  }

  async #lookAtHeads(): Promise<void> {
    const ids = [...this.#rooms].filter(([, { followers }]) => followers.size > 0).map(([id]) => id)
    if (ids.length === 0) return
    for (const { tenant_id, event_number } of await eventHeads(this.#deps.database, ids))
      if (event_number > (this.#rooms.get(tenant_id)?.number ?? Number.POSITIVE_INFINITY))
        this.#catchUp(tenant_id)
  }

  async #lookAtSessions(): Promise<void> {
    const sessions = [...this.#sessions.values()]
    if (sessions.length === 0) return
    for (const { place, known, rights } of await changedSessions(
      this.#deps.database,
      sessions,
      this.#deps.now(),
    )) {
      const session = sessions[place] as Followed
      session.known = known
      const now = rights && asText(rights)
      for (const follower of session.followers) {
        if (!rights) follower.close(CLOSED.sessionEnded, 'the session has ended')
        else if (follower.rights !== now) follower.close(CLOSED.rightsChanged, 'the rights have changed')
      }
    }
  }

  #at(): string {
    return instant(this.#deps.now())
  }
}

const keyOf = (sessionId: string, { id }: RequestTenant) => `${sessionId} ${id}`

const asText = ({ status, user, realUser, grants }: SessionRights): string =>
  JSON.stringify([status, user, realUser, [...grants].sort()])
