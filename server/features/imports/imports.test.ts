import { afterAll, describe, expect, it } from 'vitest'
import { testApp } from '../../testing/test-app.ts'
import { runBatch } from './run-batch.ts'
import { csv, importing, range } from './testing.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())
const business = (slug: string) => importing(app, slug)
const SIZE = process.env.SOAK ? 5000 : 600

const SQUARE = [
  'Reference ID',
  'First Name',
  'Last Name',
  'Email Address',
  'Phone Number',
  'Memo',
  'Square Customer ID',
]
const squareRow = (n: number) => [
  '',
  `Ann${n}`,
  'Müller',
  `ann${n}@example.org`,
  `+44 20 7946 ${String(n % 10000).padStart(4, '0')}`,
  'likes tea',
  `SQ${n}`,
]

describe('customers', () => {
  it('go on after a kill between two batches, and stop when they are told to', async () => {
    const { call, upload, batch, count } = await business('killed')
    const { body } = await upload(csv([SQUARE, ...range(SIZE).map(squareRow)]))
    await call(`POST /imports/${body.id}/run`, { version: body.version })
    await batch(body.id)
    expect(await count('customers')).toBe(200)
    const seen = (await call(`GET /imports/${body.id}`)).body
    expect(seen).toMatchObject({ state: 'running', counts: { created: 200, ready: SIZE - 200 } })
    // whoever comes next, the old job or one that is queued anew
    expect((await call(`POST /imports/${body.id}/run`, { version: seen.version })).status).toBe(200)
    await batch(body.id)
    expect(await count('customers')).toBe(400)
    expect((await call(`POST /imports/${body.id}/cancel`)).body.state).toBe('cancelled')
    await batch(body.id)
    expect(await count('customers')).toBe(400)
  })

  it('join by email, fill blanks, and overwrite only what changed in the file since', async () => {
    const { call, upload, run } = await business('joining')
    const known = await call('POST /customers', { name: 'Ann the First', email: 'ann1@example.org' })
    const file = (memo: string, last = 'Müller') =>
      csv([SQUARE, ['', 'Ann1', last, 'ANN1@example.org', '', memo, 'SQ1']])
    await run((await upload(file('tea'))).body.id)
    const read = async () => (await call(`GET /customers/${known.body.id}`)).body
    expect(await read()).toMatchObject({ name: 'Ann the First', internalNotes: 'tea', version: 2 })
    const done = await run((await upload(file('coffee', 'Meier'))).body.id)
    expect(done.counts.updated).toBe(1)
    expect(await read()).toMatchObject({ name: 'Ann1 Meier', internalNotes: 'coffee' })
    expect((await run((await upload(file('', 'Meier'))).body.id)).counts.unchanged).toBe(1)
    expect(await read()).toMatchObject({ internalNotes: 'coffee' })
  })

  it('cost a handful of statements a batch', async () => {
    const { call, upload, shop } = await business('statements')
    const { body } = await upload(csv([SQUARE, ...range(200).map(squareRow)]))
    await call(`POST /imports/${body.id}/run`, { version: body.version })
    let statements = 0
    await app.database.withTenant(shop, (tx) => {
      const db = tx.db.withPlugin({
        transformQuery: ({ node }) => {
          statements++
          return node
        },
        transformResult: async ({ result }) => result,
      })
      return runBatch({ ...tx, db }, body.id)
    })
    expect(statements).toBeGreaterThan(2)
    expect(statements).toBeLessThan(10)
  })
})

describe('services', () => {
  it('are read with their prices in the business’s currency', async () => {
    const { call, upload, run, count } = await business('menu')
    const head = ['Service Name', 'Category Name', 'Retail Price', 'Duration', 'Description']
    const rows = [
      ['Cut', 'Hair', '£1,234.50', '1h 30min', ''],
      ['Colour', 'Hair', 'from fifty', '90', ''],
      ['', 'Hair', '10', '30', ''],
      ['Blow dry', 'Hair', '20', 'a while', ''],
    ]
    const { body } = await upload(csv([head, ...rows]))
    expect(body).toMatchObject({ source: 'fresha', kind: 'services', counts: { ready: 1, problem: 3 } })
    expect(body.problems.map((p: { code: string }) => p.code).sort()).toEqual([
      'bad-duration',
      'bad-price',
      'no-name',
    ])
    await run(body.id)
    const [cut] = (await call('GET /services')).body.items
    expect(cut).toMatchObject({
      name: 'Cut',
      durationMinutes: 90,
      price: { amount: 123450, currency: 'GBP' },
    })
    expect((await run((await upload(csv([head, ...rows]))).body.id)).counts.unchanged).toBe(1)
    expect(await count('services')).toBe(1)

    // Square's word for a price that is said at the till is none, and keeps no service out
    const square = [
      ['Token', 'Item Name', 'Variation Name', 'Category', 'Price', 'Duration'],
      ['T1', 'Restyle', 'Regular', 'Hair', 'variable', '30'],
    ]
    const open = (await upload(csv(square))).body
    expect(open).toMatchObject({ source: 'square', counts: { ready: 1 }, problems: [{ code: 'no-price' }] })
  })
})

const FRESHA = [
  'Appointment reference',
  'Client',
  'Scheduled date',
  'Scheduled time',
  'Duration',
  'Services',
  'Team member',
  'Status',
]

describe('appointments', () => {
  it('of Fresha are booked into their time; what finds none waits, is placed, dropped and restored', async () => {
    const { call, upload, run, count } = await business('fresha')
    const sam = (await call('POST /resources', { name: 'Sam', kind: 'staff' })).body
    const cut = (
      await call('POST /services', {
        name: 'Cut',
        durationMinutes: 30,
        price: { amount: 1, currency: 'GBP' },
      })
    ).body
    const row = (
      ref: string,
      date: string,
      time: string,
      more: { length?: string; service?: string; who?: string; status?: string } = {},
    ) => [
      ref,
      `Client ${ref}`,
      date,
      time,
      more.length ?? '30min',
      more.service ?? 'Cut',
      more.who ?? 'Sam',
      more.status ?? 'Booked',
    ]
    const file = csv([
      FRESHA,
      row('A1', '28 Dec 2026', '10:00'),
      row('A2', '28 Dec 2026', '10:15'),
      row('A3', '28 Dec 2026', '11:00', { length: '1h' }),
      row('A4', '28 Dec 2026', '12:00', { service: 'Perm' }),
      row('A5', '28 Dec 2026', '12:00', { who: 'Nobody' }),
      row('A6', '28 Nov 2025', '12:00'),
      row('A7', 'soon', '12:00'),
      row('A8', '28 Dec 2026', '15:00', { status: 'Cancelled' }),
      row('A1', '28 Dec 2026', '16:00'),
    ])
    const { body } = await upload(file)
    expect(body).toMatchObject({ source: 'fresha', kind: 'appointments', counts: { ready: 5, problem: 4 } })
    expect(
      Object.fromEntries(body.problems.map((p: { code: string; count: number }) => [p.code, p.count])),
    ).toEqual({
      past: 1,
      'bad-date': 1,
      cancelled: 1,
      duplicate: 1,
      'unknown-service': 1,
      'unknown-resource': 1,
    })
    const done = await run(body.id)
    expect(done.counts).toMatchObject({ created: 2, unassigned: 3, problem: 4 })
    const visits = (await call('GET /appointments')).body.items
    expect(visits.map((v: { start: string; end: string }) => [v.start, v.end])).toEqual([
      ['2026-12-28T10:00:00Z', '2026-12-28T10:30:00Z'],
      ['2026-12-28T11:00:00Z', '2026-12-28T12:00:00Z'],
    ])
    const waiting = (await call('GET /unassigned-visits')).body
    expect(waiting.total).toBe(3)
    expect(waiting.items.map((w: { reason: string }) => w.reason).sort()).toEqual([
      'slot-taken',
      'unknown-resource',
      'unknown-service',
    ])

    const before = [await count('customers'), await count('appointments'), await count('unassigned_visits')]
    const again = await run((await upload(file)).body.id)
    expect(again.counts).toMatchObject({ created: 0, unassigned: 0, unchanged: 5 })
    expect([await count('customers'), await count('appointments'), await count('unassigned_visits')]).toEqual(
      before,
    )

    const [taken, perm] = waiting.items
    expect((await call(`POST /unassigned-visits/${taken.id}/place`, {})).body.code).toBe('slot-taken')
    const placed = await call(`POST /unassigned-visits/${taken.id}/place`, {
      start: '2026-12-28T14:00:00Z',
      override: ['outside-hours'],
    })
    expect(placed).toMatchObject({
      status: 201,
      body: { start: '2026-12-28T14:00:00Z', customer: { name: 'Client A2' } },
    })
    expect((await call(`POST /unassigned-visits/${taken.id}/drop`)).body.code).toBe('wrong-status')
    if (!perm.serviceId) expect((await call(`POST /unassigned-visits/${perm.id}/place`, {})).status).toBe(422)
    expect((await call(`POST /unassigned-visits/${perm.id}/drop`)).status).toBe(200)
    expect((await call('GET /unassigned-visits')).body.total).toBe(1)
    expect((await call(`POST /unassigned-visits/${perm.id}/restore`)).status).toBe(200)
    expect((await call('GET /unassigned-visits')).body.total).toBe(2)
    expect((await run((await upload(file)).body.id)).counts.unchanged).toBe(5)
    expect([sam.name, cut.name]).toEqual(['Sam', 'Cut'])
  })

  it('of Acuity follow their file when it changes, tell nobody, and fit among thousands', async () => {
    const { call, upload, run, count, shop } = await business('acuity')
    const staff = range(10).map((n) => `Person ${n}`)
    for (const name of staff) await call('POST /resources', { name, kind: 'staff' })
    await call('POST /services', {
      name: 'Consultation',
      durationMinutes: 30,
      price: { amount: 1, currency: 'GBP' },
    })
    const head = [
      'Start Time',
      'End Time',
      'Timezone',
      'First Name',
      'Last Name',
      'Phone',
      'Email',
      'Type',
      'Calendar',
      'Appointment ID',
    ]
    const size = process.env.SOAK ? 5000 : 60
    const at = (n: number, minutes = 0) => {
      const time = new Date(
        Date.UTC(
          2027,
          0,
          4 + Math.floor(n / 160),
          9 + Math.floor((n % 160) / 20),
          (Math.floor((n % 160) / 10) % 2) * 30 + minutes,
        ),
      )
      return time
        .toLocaleString('en-US', {
          timeZone: 'UTC',
          month: 'long',
          day: 'numeric',
          year: 'numeric',
          hour: 'numeric',
          minute: '2-digit',
        })
        .replace(' at ', ' ')
    }
    const rows = range(size).map((n) => [
      at(n),
      at(n, 30),
      'Europe/London',
      'Ida',
      `No ${n % 50}`,
      "'+447762992312",
      `ida${n % 50}@example.org`,
      'Consultation',
      staff[n % 10] as string,
      String(n),
    ])
    const file = csv([head, ...rows])
    const { body } = await upload(file)
    expect(body).toMatchObject({
      source: 'acuity',
      kind: 'appointments',
      counts: { ready: size, problem: 0 },
    })
    expect((await run(body.id)).counts.created).toBe(size)
    expect([await count('appointments'), await count('customers')]).toEqual([size, 50])
    expect((await run((await upload(file)).body.id)).counts.unchanged).toBe(size)
    expect(await count('appointments')).toBe(size)
    ;(rows[0] as string[])[0] = 'June 1, 2027 9:00 am'
    ;(rows[0] as string[])[1] = 'June 1, 2027 9:30 am'
    expect((await run((await upload(csv([head, ...rows]))).body.id)).counts.updated).toBe(1)
    // June is summer time in London
    expect((await call('GET /appointments?from=2027-06-01T00:00:00Z')).body.items).toMatchObject([
      { start: '2027-06-01T08:00:00Z' },
    ])
    const mails = await app.database.withPlatform(({ db }) => db.selectFrom('outbox').select('id').execute())
    expect(mails).toEqual([])
    const booked = await app.database.readTenant(shop, ({ db }) =>
      db.selectFrom('audit_log').select('action').where('action', '=', 'appointment.book').execute(),
    )
    expect(booked).toEqual([])
  }, 600_000)
})
