import type { SocketEvents } from '../../app/live-socket.ts'

export interface LiveEvent {
  number: number
  type: string
  data: Record<string, unknown>
  by?: { userId: string; name: string }
}

/** `live`: what is shown is what there is. `offline`: this device has no network. */
export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'offline'

export interface LiveOptions {
  open(after: number | undefined, heard: SocketEvents): { close(): void }
  /** From this number on all is told: what was read before it may be older. */
  onBegin(number: number): void
  /** Of changes by anybody, in the order of their numbers, each once. */
  onEvent(event: LiveEvent): void
  /** Too much was missed to be told, or one's rights have changed: everything has to be read anew. */
  onReload(): void
  /** The session has ended, or the socket is refused again and again. */
  onRefused(): void
  onState(state: LiveState): void
  isOnline(): boolean
  /** From 0 to 1, for the pauses between attempts. */
  random(): number
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** The server says something every 20 s; two beats missed and nobody is there. */
const SILENCE_MS = 45_000
const SESSION_ENDED = 4001
const RIGHTS_CHANGED = 4003
/** Failures in a row after which one asks whether the session still stands. */
const SUSPICIOUS = 3

/**
 * One connection, kept: opened again with growing pauses when it is lost, from the number up to which all is known.
 */
export class LiveConnection {
  readonly #options: LiveOptions
  /** All up to here was told; undefined before the first beat. */
  number: number | undefined
  #socket: { close(): void } | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #silence: ReturnType<typeof setTimeout> | null = null
  #failures = 0
  #stopped = true

  constructor(options: LiveOptions) {
    this.#options = options
  }

  start(): void {
    if (!this.#stopped) return
    this.#stopped = false
    this.#options.onState(this.#options.isOnline() ? 'connecting' : 'offline')
    this.#connect()
  }

  stop(): void {
    this.#stopped = true
    this.#forget()
  }

  /** The device has a network again, or the page is looked at again: no need to wait any longer. */
  retryNow(): void {
    if (this.#stopped || this.#socket) return
    this.#failures = 0
    this.#connect()
  }

  /** The device has lost its network. */
  lost(): void {
    if (this.#stopped) return
    this.#forget()
    this.#pause()
  }

  #connect(): void {
    this.#forget()
    const socket = this.#options.open(this.number, {
      onMessage: (text) => {
        if (socket !== this.#socket) return
        this.#listen()
        this.#hear(JSON.parse(text))
      },
      onClose: (code) => {
        if (socket === this.#socket) this.#ended(code)
      },
    })
    this.#socket = socket
    this.#listen()
  }

  #hear(event: LiveEvent): void {
    const seen = this.number
    if (event.type === 'live.beat') {
      this.number = Math.max(event.number, seen ?? 0)
      if (seen === undefined) this.#options.onBegin(event.number)
      this.#failures = 0
      this.#options.onState('live')
      return
    }
    if (event.type === 'reload') {
      this.number = event.number
      this.#options.onReload()
      return
    }
    if (seen !== undefined && event.number <= seen) return
    this.number = event.number
    this.#options.onEvent(event)
  }

  #ended(code: number): void {
    this.#forget()
    if (code === SESSION_ENDED) {
      this.stop()
      this.#options.onRefused()
      return
    }
    if (code === RIGHTS_CHANGED) this.#options.onReload()
    else this.#failures++
    if (this.#failures === SUSPICIOUS && this.#options.isOnline()) this.#options.onRefused()
    this.#pause()
  }

  /** Waits longer after each failure, never as long as the others do, so that not all come at once. */
  #pause(): void {
    this.#options.onState(this.#options.isOnline() ? 'reconnecting' : 'offline')
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(this.#failures, 10), LONGEST_PAUSE_MS)
    this.#timer = setTimeout(() => this.#connect(), longest * (0.5 + this.#options.random() / 2))
  }

  #listen(): void {
    if (this.#silence) clearTimeout(this.#silence)
    this.#silence = setTimeout(() => this.#ended(1006), SILENCE_MS)
  }

  #forget(): void {
    const socket = this.#socket
    this.#socket = null
    socket?.close()
    for (const timer of [this.#timer, this.#silence]) if (timer) clearTimeout(timer)
    this.#timer = null
    this.#silence = null
  }
}
