import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { eventHead, type Following, follow, range } from '../../testing/follow.ts'
import { makeSalon } from '../../testing/salon.ts'
import { type ServerProcess, serverProcess } from '../../testing/server-process.ts'
import { testApp } from '../../testing/test-app.ts'

const OPERATIONS = process.env.SOAK ? 10_000 : 1_000
const NOW = '2026-11-24T08:00:00Z'
const DAY = 'from=2026-11-25T00:00:00Z&to=2026-11-26T00:00:00Z'
const SEED = Number(process.env.LIVE_SEED ?? 42)

const server = await testApp({ now: NOW })
const logs = await mkdtemp(join(tmpdir(), 'smooth-live-'))
const salon = await makeSalon(server)
const { token } = await server.makeUser({ email: 'o@salon.test', role: 'TENANT_OWNER', tenant: salon })
const processes: ServerProcess[] = []
afterAll(async () => {
  for (const one of processes) await one.kill()
  await rm(logs, { recursive: true })
  await server.close()
})

const headers = { 'x-business-subdomain': 'salon', authorization: `Bearer ${token}` }

/** Asks a server that may be gone: undefined where it is. */
async function ask(which: number, method: string, path: string, body?: unknown) {
  try {
    const answer = await fetch(`http://${processes[which]?.address}/api/v1${path}`, {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text ? JSON.parse(text) : null }
  } catch {
    return undefined
  }
}

/** Somebody who looks at the day: reads it when they are told that it has changed, and comes again when cut off. */
class Onlooker {
  view: unknown[] = []
  /** The last event that the view shows. */
  shown = -1
  /** Numbers that were told, and where everything had to be read anew. */
  told: number[] = []
  reloads: number[] = []
  number: number | undefined
  cuts = 0
  #socket: Following | null = null
  #reading: Promise<void> | null = null
  #stale = false
  #over = false
  readonly #which: number

  constructor(which: number) {
    this.#which = which
  }

  async watch(): Promise<void> {
    await this.read()
    this.number = this.shown
    await this.#connect()
  }

  cut(): void {
    this.cuts++
    this.#socket?.end()
  }

  end(): void {
    this.#over = true
    this.#socket?.end()
  }

  async #connect(): Promise<void> {
    // what still arrives of the one before is not heard: the next one tells it again
    this.#socket = null
    while (!this.#over) {
      const address = processes[this.#which]?.address ?? ''
      const after = this.number === undefined ? {} : { after: this.number }
      this.#socket = await follow(address, { tenant: 'salon', token, ...after }).catch(() => null)
      if (this.#socket) break
      await pause(20)
    }
    const socket = this.#socket
    if (!socket) return
    for (const message of socket.messages) this.#hear(message)
    socket.socket.on('message', (text) => {
      if (this.#socket === socket) this.#hear(JSON.parse(String(text)))
    })
    const again = () => {
      if (!this.#over && this.#socket === socket) void this.#connect()
    }
    if (socket.closed === undefined) socket.socket.on('close', again)
    else again()
  }

  #hear({ number, type }: { number: number; type: string }): void {
    this.number = number
    ;(type === 'reload' ? this.reloads : this.told).push(number)
    if (number > this.shown) void this.read()
  }

  async read(): Promise<void> {
    this.#stale = true
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = null
    })
    await this.#reading
  }

  async #readOn(): Promise<void> {
    while (this.#stale && !this.#over) {
      this.#stale = false
      const answer = await ask(this.#which, 'GET', `/timeline?${DAY}`)
      if (answer?.status === 200) {
        this.view = sorted(answer.body.items)
        this.shown = answer.body.eventNumber
      } else {
        this.#stale = true
        await pause(20)
      }
    }
  }
}

const sorted = (items: { id: string }[]) => items.toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** Changes the day through one server, one thing after another, as a seeded chance has it. */
async function change(
  which: number,
  operations: number,
  draw: (below: number) => number,
  onEach: () => Promise<void>,
) {
  const visits: { id: string; version: number }[] = []
  const holds: { id: string; secret: string }[] = []
  const blocks: string[] = []
  const people = [salon.priya, salon.noor, salon.sam]
  const services = [salon.massage, salon.couples, salon.cut]
  const at = (minutes: number) =>
    new Date(Date.parse('2026-11-25T08:00:00Z') + minutes * 60_000).toISOString()
  const start = () => at(draw(20) * 30)
  const override = ['off-grid', 'outside-hours', 'blocked', 'buffer', 'past', 'notice']
  const acts = [
    async () => {
      const body = {
        serviceId: services[draw(3)],
        start: start(),
        customer: { name: `Visitor ${draw(1000)}` },
        override,
      }
      const answer = await ask(which, 'POST', '/appointments', body)
      if (answer?.status === 201) visits.push(answer.body)
      return answer
    },
    async () => {
      const visit = visits[draw(visits.length || 1)]
      if (!visit) return undefined
      const body = { start: start(), version: visit.version, override }
      const answer = await ask(which, 'PATCH', `/appointments/${visit.id}`, body)
      if (answer?.status === 200) visit.version = answer.body.version
      return answer
    },
    async () => {
      const [visit] = visits.splice(draw(visits.length || 1), 1)
      return visit && ask(which, 'POST', `/appointments/${visit.id}/cancel`, { version: visit.version })
    },
    async () => {
      const from = draw(60) * 10
      const body = { resourceId: people[draw(3)], start: at(from), end: at(from + 20), title: 'Pause' }
      const answer = await ask(which, 'POST', '/blocks', body)
      if (answer?.status === 201) blocks.push(answer.body.id)
      return answer
    },
    async () => {
      const [id] = blocks.splice(draw(blocks.length || 1), 1)
      return id && ask(which, 'DELETE', `/blocks/${id}`)
    },
    async () => {
      const answer = await ask(which, 'POST', '/holds', { serviceId: services[draw(3)], start: start() })
      if (answer?.status === 201) holds.push(answer.body)
      return answer
    },
    async () => {
      const [hold] = holds.splice(draw(holds.length || 1), 1)
      return hold && ask(which, 'DELETE', `/holds/${hold.id}`, { secret: hold.secret })
    },
  ]
  const statuses = new Map<number, number>()
  for (let n = 0; n < operations; n++) {
    const answer = await acts[draw(acts.length)]?.()
    const status = typeof answer === 'object' ? answer.status : 0
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    await onEach()
  }
  return statuses
}

it(`two servers, cut connections and killed processes: after ${OPERATIONS} changes everybody sees what is there`, {
  timeout: process.env.SOAK ? 900_000 : 120_000,
}, async () => {
  const spawn = (port?: number) =>
    serverProcess({ appUrl: server.appUrl, now: NOW, logs, ...(port ? { port } : {}) })
  processes.push(...(await Promise.all([spawn(), spawn()])))
  const first = await eventHead(server.database, salon)
  const onlookers = [0, 0, 1, 1].map((which) => new Onlooker(which))
  await Promise.all(onlookers.map((one) => one.watch()))

  // one seed, one course of chances for each client, and one for what breaks
  const chances = [1, 2, 3].map((n) =>
    fc.sample(fc.noBias(fc.nat(1_000_000_000)), { seed: SEED + n, numRuns: OPERATIONS * 8 }),
  )
  const drawer = (n: number) => (below: number) => ((chances[n] as number[]).pop() ?? 0) % below
  const [drawA, drawB, drawBreak] = [drawer(0), drawer(1), drawer(2)]
  let done = 0
  let kills = 0
  const breaking = async () => {
    done++
    if (done % 60 === 0) onlookers[drawBreak(onlookers.length)]?.cut()
    if (done % Math.ceil(OPERATIONS / 4) !== 0) return
    const which = kills++ % 2
    const gone = processes[which] as ServerProcess
    await gone.kill()
    processes[which] = await spawn(Number(gone.address.split(':')[1]))
  }
  const half = OPERATIONS / 2
  const statuses = await Promise.all([change(0, half, drawA, breaking), change(1, half, drawB, breaking)])

  // however chance went, the day isn't empty
  for (const n of range(0, 11)) {
    const start = new Date(Date.parse('2026-11-25T18:00:00Z') + n * 600_000).toISOString()
    const end = new Date(Date.parse(start) + 300_000).toISOString()
    expect(
      (await ask(0, 'POST', '/blocks', { resourceId: salon.sam, start, end, title: 'Last' }))?.status,
    ).toBe(201)
  }
  const head = await eventHead(server.database, salon)
  const truth = await server.call('GET', `/timeline?${DAY}`, { tenant: 'salon', token })
  expect(truth.body.eventNumber).toBe(head)
  for (const onlooker of onlookers) {
    await expect.poll(() => onlooker.shown, { timeout: 30_000 }).toBe(head)
    expect(onlooker.view).toEqual(sorted(truth.body.items))
    await expect.poll(() => onlooker.number, { timeout: 30_000 }).toBe(head)
    // each once, in order, and none left out but where everything was read anew
    expect(onlooker.told).toEqual(onlooker.told.toSorted((a, b) => a - b))
    expect(new Set(onlooker.told).size).toBe(onlooker.told.length)
    if (onlooker.reloads.length === 0) expect(onlooker.told.slice(-1)).toEqual([head])
    const begun = onlooker.told[0] as number
    if (onlooker.reloads.length === 0) expect(onlooker.told).toEqual(range(begun, head))
    onlooker.end()
  }
  // nothing that a client sends is a failure of the server's, and enough of it changed something
  const seen = statuses.flatMap((one) => [...one.keys()])
  expect(seen.filter((status) => status >= 500)).toEqual([])
  expect(kills).toBe(4)
  expect(onlookers.reduce((sum, { cuts }) => sum + cuts, 0)).toBeGreaterThan(10)
  expect(head - first).toBeGreaterThan(OPERATIONS / 5)
  expect(truth.body.items.length).toBeGreaterThan(10)
})
