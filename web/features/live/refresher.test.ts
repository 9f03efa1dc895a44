import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Refresher } from './refresher.ts'
import { goneFromTimeline, staleKeys } from './stale-keys.ts'

let client: QueryClient
let refresher: Refresher
beforeEach(() => {
  vi.useFakeTimers()
  client = new QueryClient()
  refresher = new Refresher(client)
})
afterEach(() => {
  refresher.stop()
  client.clear()
  vi.useRealTimers()
})

const event = (number: number, type: string, data: Record<string, unknown> = {}) => ({ number, type, data })
const isStale = (key: string[]) => client.getQueryState(key)?.isInvalidated
const item = (id: string, appointmentId: string) => ({ id, appointmentId })

it('what an event is about is stale, once it is quiet, and nothing else', () => {
  for (const key of [['timeline', 'a'], ['customers'], ['appointment', 'v'], ['appointment', 'w']])
    client.setQueryData(key, {})
  refresher.apply(event(3, 'appointment.moved', { appointmentId: 'v' }))
  expect(isStale(['timeline', 'a'])).toBe(false)
  vi.advanceTimersByTime(200)
  expect(isStale(['timeline', 'a'])).toBe(true)
  expect(isStale(['appointment', 'v'])).toBe(true)
  expect(isStale(['appointment', 'w'])).toBe(false)
  expect(isStale(['customers'])).toBe(false)
})

it('an answer that shows the event already is not read again', () => {
  client.setQueryData(['timeline', 'old'], { items: [], eventNumber: 2 })
  client.setQueryData(['timeline', 'new'], { items: [], eventNumber: 3 })
  refresher.apply(event(3, 'appointment.moved'))
  vi.advanceTimersByTime(200)
  expect([isStale(['timeline', 'old']), isStale(['timeline', 'new'])]).toEqual([true, false])
  refresher.begin(4)
  expect(isStale(['timeline', 'new'])).toBe(true)
})

it('an answer on its way is waited for, and then asked for again', async () => {
  let answer: (value: unknown) => void = () => {}
  const reading = client.fetchQuery({
    queryKey: ['customers'],
    queryFn: () =>
      new Promise((resolve) => {
        answer = resolve
      }),
  })
  refresher.apply(event(1, 'customer.updated'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(isStale(['customers'])).toBe(false)
  answer([])
  await reading
  await vi.advanceTimersByTimeAsync(200)
  expect(isStale(['customers'])).toBe(true)
})

it('a hold that is given back, or a block that is deleted, leaves the Timeline at once', () => {
  client.setQueryData(['timeline', 'a'], {
    items: [item('1', 'v'), item('2', 'v'), item('3', 'w')],
    eventNumber: 1,
  })
  refresher.apply(event(2, 'appointment.released', { appointmentId: 'v' }))
  expect(client.getQueryData(['timeline', 'a'])).toMatchObject({ items: [{ id: '3' }] })
  expect(goneFromTimeline(event(3, 'block.deleted', { blockId: '3' }))).toBe('3')
  expect(goneFromTimeline(event(3, 'appointment.moved', { appointmentId: '3' }))).toBeUndefined()
  expect(staleKeys(event(1, 'unheard.of'))).toEqual([])
})
