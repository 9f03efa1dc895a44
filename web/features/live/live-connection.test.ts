import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SocketEvents } from '../../app/live-socket.ts'
import { LiveConnection, type LiveEvent, type LiveState } from './live-connection.ts'

/** Sockets that a test opens, feeds and breaks; time is the test's own. */
function world() {
  const opened: { after: number | undefined; heard: SocketEvents; closed: boolean }[] = []
  const states: LiveState[] = []
  const heard: LiveEvent[] = []
  const counts = { reload: 0, refused: 0, begun: [] as number[] }
  const network = { online: true }
  const connection = new LiveConnection({
    open(after, heard) {
      const one = { after, heard, closed: false }
      opened.push(one)
      return {
        close() {
          one.closed = true
        },
      }
    },
    onBegin: (number) => counts.begun.push(number),
    onEvent: (event) => heard.push(event),
    onReload: () => counts.reload++,
    onRefused: () => counts.refused++,
    onState: (state) => states.push(state),
    isOnline: () => network.online,
    random: () => 0,
  })
  const last = () => opened.at(-1) as (typeof opened)[number]
  return {
    connection,
    opened,
    states,
    heard,
    counts,
    network,
    last,
    say: (number: number, type = 'live.beat', data: Record<string, unknown> = {}) =>
      last().heard.onMessage(JSON.stringify({ number, type, data })),
    breakOff: (code = 1006) => last().heard.onClose(code),
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the connection of a tab', () => {
  it('is live from the first beat, and tells each event once, in order', () => {
    const at = world()
    at.connection.start()
    expect(at.last().after).toBeUndefined()
    at.say(7)
    at.say(8, 'block.created')
    at.say(8, 'block.created')
    at.say(9, 'block.deleted')
    expect(at.counts.begun).toEqual([7])
    expect(at.heard.map(({ number }) => number)).toEqual([8, 9])
    expect(at.states).toEqual(['connecting', 'live'])
  })

  it('comes again from the last number, with growing pauses, and begins anew with short ones once it was live', () => {
    const at = world()
    at.connection.start()
    at.say(7)
    const waits: number[] = []
    for (let n = 0; n < 9; n++) {
      at.breakOff()
      const before = at.opened.length
      let waited = 0
      while (at.opened.length === before) {
        vi.advanceTimersByTime(250)
        waited += 250
      }
      waits.push(waited)
    }
    // half of 1, 2, 4 … seconds, at most half of 30
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000, 15_000])
    expect(at.last().after).toBe(7)
    at.say(9)
    expect(at.states.at(-1)).toBe('live')
    at.breakOff()
    vi.advanceTimersByTime(500)
    expect([at.opened.length, at.last().after]).toEqual([11, 9])
    // a number beyond what was heard one by one says that the rest was not for these eyes
    expect(at.counts.begun).toEqual([7])
  })

  it('is given up when nothing was said for two beats', () => {
    const at = world()
    at.connection.start()
    at.say(1)
    vi.advanceTimersByTime(44_000)
    expect(at.opened).toHaveLength(1)
    vi.advanceTimersByTime(1_000)
    expect([at.opened[0]?.closed, at.states.at(-1)]).toEqual([true, 'reconnecting'])
    vi.advanceTimersByTime(1_000)
    expect(at.opened).toHaveLength(2)
  })

  it('reads everything anew when too much was missed or the rights have changed, and goes on from there', () => {
    const at = world()
    at.connection.start()
    at.say(1)
    at.say(900, 'reload')
    expect([at.counts.reload, at.connection.number]).toEqual([1, 900])
    at.breakOff(4003)
    expect(at.counts.reload).toBe(2)
    vi.advanceTimersByTime(500)
    expect(at.last().after).toBe(900)
  })

  it('ends with its session, and asks after the session when it is refused again and again', () => {
    const at = world()
    at.connection.start()
    for (let n = 0; n < 3; n++) {
      at.breakOff()
      vi.advanceTimersByTime(30_000)
    }
    expect(at.counts.refused).toBe(1)
    at.breakOff(4001)
    vi.advanceTimersByTime(120_000)
    expect([at.counts.refused, at.opened.length]).toEqual([2, 4])
  })

  it('says that the device is offline, and comes at once when it no longer is', () => {
    const at = world()
    at.connection.start()
    at.say(5)
    at.network.online = false
    at.connection.lost()
    expect([at.states.at(-1), at.last().closed]).toEqual(['offline', true])
    at.network.online = true
    at.connection.retryNow()
    expect([at.opened.length, at.last().after]).toEqual([2, 5])
    at.connection.stop()
    vi.advanceTimersByTime(120_000)
    expect(at.opened).toHaveLength(2)
  })
})
