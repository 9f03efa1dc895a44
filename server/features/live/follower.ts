import type { WebSocket } from '@fastify/websocket'
import { type Actor, hearsOf } from '../../../domain/access/index.ts'
import type { TenantEvent } from './read-events.ts'

export type Signed = Extract<Actor, { kind: 'user' | 'masquerading' }>

/** An event as it travels: made once for all who get it. */
export interface Frame {
  number: number
  type: string
  bytes: Buffer
}

export const frameOf = (event: TenantEvent): Frame => ({
  number: event.number,
  type: event.type,
  bytes: Buffer.from(JSON.stringify(event)),
})

/** Codes that a socket is closed with; see docs/guides/api.md. */
export const CLOSED = {
  /** The server stops: come again, anywhere. */
  goingAway: 1001,
  /** It said more than one who listens has to say. */
  policy: 1008,
  tryLater: 1013,
  /** The session has ended. */
  sessionEnded: 4001,
  /** The session's rights are others now: come again with them. */
  rightsChanged: 4003,
} as const

/** Bytes that may wait for a client that doesn't read, beyond what its connection holds. */
const MOST_WAITING = 256 * 1024
/** Messages that a client may send in its life: it has nothing to say. */
const MOST_SAID = 100

/** One open socket: who listens, and up to which number they were told. */
export class Follower {
  readonly actor: Signed
  /** All that what they may see hangs on, as it was when the socket was opened. */
  readonly rights: string
  /** Up to here all was sent that they may see. */
  number: number
  readonly #socket: WebSocket
  readonly #tenantId: string
  readonly #beats: boolean
  readonly #hears = new Map<string, boolean>()
  #alive = true
  #said = 0

  constructor(
    socket: WebSocket,
    options: {
      actor: Signed
      rights: string
      tenantId: string
      number: number
      beats: boolean
    },
  ) {
    this.#socket = socket
    this.actor = options.actor
    this.rights = options.rights
    this.number = options.number
    this.#tenantId = options.tenantId
    this.#beats = options.beats
    socket.on('pong', () => {
      this.#alive = true
    })
    socket.on('message', () => {
      this.#alive = true
      if (++this.#said > MOST_SAID) this.close(CLOSED.policy, 'too many messages')
    })
  }

  /** Sends what they may see of what comes next. One that doesn't keep up is cut off: it comes again and asks. */
  tell(frame: Frame): void {
    if (frame.number <= this.number) return
    this.number = frame.number
    if (this.#mayHear(frame.type)) this.#send(frame.bytes)
  }

  /** Has the client read everything anew: what it missed is too much, or no longer known. */
  reload(number: number, at: string): void {
    this.number = number
    this.#send(Buffer.from(JSON.stringify({ number, type: 'reload', at, data: {} })))
  }

  /** Says how far they were told, to those who asked to know, and finds out whether anybody is there. */
  beat(at: string): void {
    if (!this.#alive) {
      this.cut()
      return
    }
    this.#alive = false
    this.#socket.ping()
    this.say(at)
  }

  say(at: string): void {
    if (!this.#beats) return
    this.#send(Buffer.from(JSON.stringify({ number: this.number, type: 'live.beat', at, data: {} })))
  }

  close(code: number, why: string): void {
    this.#socket.close(code, why)
  }

  /** Ends it without a word: who doesn't read can't be told. */
  cut(): void {
    this.#socket.terminate()
  }

  #mayHear(type: string): boolean {
    let hears = this.#hears.get(type)
    if (hears === undefined) {
      hears = hearsOf(this.actor, type, this.#tenantId)
      this.#hears.set(type, hears)
    }
    return hears
  }

  #send(bytes: Buffer): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > MOST_WAITING) this.cut()
    else this.#socket.send(bytes, { binary: false })
  }
}
