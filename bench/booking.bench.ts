// What a booking costs beside the bare SQL transaction with the same writes, on one connection each, in one run.

import { randomUUIDv7 } from 'node:crypto'
import pg from 'pg'
import type { Actor } from '../domain/access/index.ts'
import { startEmbeddedPostgres } from '../server/database/embedded.ts'
import { migrateAll } from '../server/database/migrate.ts'
import { createDatabase, type Database } from '../server/database/pool.ts'
import { prepareDatabase } from '../server/database/prepare.ts'
import { bookAppointment } from '../server/features/appointments/book-appointment.ts'
import { type CreatedTenant, createTenant } from '../server/features/tenants/create-tenant.ts'

const FLOOR = 0.8
const ROUNDS = 30
const BOOKINGS = 20
const NOW = new Date('2026-11-24T08:00:00Z')
const visitor: Actor = { kind: 'anonymous' }

interface Shop extends CreatedTenant {
  service: string
  resources: string[]
}

async function compare(ownerUrl: string): Promise<boolean> {
  const { appUrl } = await prepareDatabase(ownerUrl)
  await migrateAll(ownerUrl)
  const database = createDatabase({ url: appUrl, clock: () => NOW })
  const ours = await makeShop(database, `ours-${Date.now()}`)
  const bare = await makeShop(database, `bare-${Date.now()}`)
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {}) // the cluster stops before it when something fails
  await client.connect()
  await client.query(`SET search_path = ${bare.schema}, core, ext`)

  const starts = { ours: startTimes(), bare: startTimes() }
  const book = () => bookOnce(database, ours, starts.ours())
  const write = () => writeOnce(client, bare, starts.bare())
  for (let n = 0; n < 100; n++) {
    await book()
    await write()
  }
  const ratios: number[] = []
  const times = { ours: 0, bare: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)
    const took = { ours: 0, bare: 0 }
    for (const which of order) {
      const begin = performance.now()
      for (let n = 0; n < BOOKINGS; n++) await (which === 'ours' ? book() : write())
      took[which] = performance.now() - begin
      times[which] += took[which]
    }
    ratios.push(took.bare / took.ours)
  }
  ratios.sort((a, b) => a - b)
  const median = ratios[ROUNDS / 2] as number
  const each = (ms: number) => (ms / ROUNDS / BOOKINGS).toFixed(2)
  console.log(
    `a booking: ${each(times.ours)} ms; the bare transaction with the same writes: ${each(times.bare)} ms; ` +
      `ratio ${median.toFixed(2)} (must be ${FLOOR} or more)`,
  )
  await client.end()
  await database.close()
  return median >= FLOOR
}

/** Half hours from 9 to 16 of the days from tomorrow on. */
function startTimes(): () => Date {
  let n = 0
  return () => {
    const day = Math.floor(n / 14)
    const half = n++ % 14
    return new Date(Date.UTC(2026, 10, 25 + day, 9, half * 30))
  }
}

async function makeShop(database: Database, slug: string): Promise<Shop> {
  const tenant = await createTenant(database, {
    slug,
    name: slug,
    timeZone: 'Europe/London',
    country: 'GB',
    currency: 'GBP',
  })
  const service = randomUUIDv7()
  const resources = Array.from({ length: 16 }, () => randomUUIDv7())
  const hours = JSON.stringify(
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: 540, end: 1020, locationId: null })),
  )
  await database.withTenant(tenant, async ({ db }) => {
    await db
      .insertInto('resources')
      .values(
        resources.map((id, n) => ({
          id,
          name: `Resource ${n}`,
          kind: n < 12 ? ('staff' as const) : ('room' as const),
          location_id: tenant.locationId,
          weekly_hours: hours,
          position: n,
          staff_user_id: null,
        })),
      )
      .execute()
    await db
      .insertInto('services')
      .values({
        id: service,
        name: 'Massage',
        duration_minutes: 30,
        slot_interval_minutes: 30,
        notice_minutes: null,
        booking_window_days: null,
        price_amount: 6000,
        price_currency: 'GBP',
        requirements: JSON.stringify([
          { kind: 'staff', quantity: 2 },
          { kind: 'room', quantity: 1 },
        ]),
      })
      .execute()
  })
  return { ...tenant, service, resources }
}

let guests = 0
const guest = () => ({ name: 'Guest', email: `guest${guests++}@example.org` })

const bookOnce = (database: Database, shop: Shop, start: Date) =>
  database.withTenant({ ...shop, actor: visitor }, (tx) =>
    bookAppointment(tx, visitor, {
      asked: { items: [{ serviceId: shop.service }] },
      start,
      customer: guest(),
    }),
  )

/** The same rows: customer, visit, item, three allocations, two events and an entry of the log. */
async function writeOnce(client: pg.Client, shop: Shop, start: Date): Promise<void> {
  const [id, customer] = [randomUUIDv7(), randomUUIDv7()]
  const end = new Date(start.getTime() + 30 * 60_000)
  const { email } = guest()
  await client.query('BEGIN')
  await client.query({
    name: 'customer',
    text: 'INSERT INTO customers (id, name, email) VALUES ($1, $2, $3)',
    values: [customer, 'Guest', email],
  })
  await client.query({
    name: 'visit',
    text: `INSERT INTO appointments (id, status, start_at, end_at, location_id, customer_id, attendee_name, price_amount,
      price_currency, manage_token_hash) VALUES ($1, 'confirmed', $2, $3, $4, $5, 'Guest', 6000, 'GBP', $6)`,
    values: [id, start, end, shop.locationId, customer, Buffer.from(id.replaceAll('-', ''), 'hex')],
  })
  await client.query({
    name: 'item',
    text: `INSERT INTO appointment_items (id, appointment_id, position, service_id, name, start_at, end_at, price_amount)
      VALUES ($1, $2, 0, $3, 'Massage', $4, $5, 6000)`,
    values: [randomUUIDv7(), id, shop.service, start, end],
  })
  const range = `[${start.toISOString()},${end.toISOString()})`
  const three = [shop.resources[0], shop.resources[1], shop.resources[12]]
  await client.query({
    name: 'allocations',
    text: `INSERT INTO allocations (id, appointment_id, resource_id, occupied, visible_start, visible_end)
      VALUES ($1, $4, $5, $8, $9, $10), ($2, $4, $6, $8, $9, $10), ($3, $4, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    values: [randomUUIDv7(), randomUUIDv7(), randomUUIDv7(), id, ...three, range, start, end],
  })
  await client.query({
    name: 'log',
    text: 'SELECT core.commit_log($1, $2, $3)',
    values: [
      NOW,
      JSON.stringify([
        { type: 'customer.created', data: { customerId: customer } },
        { type: 'appointment.booked', data: { appointmentId: id, resourceIds: three } },
      ]),
      JSON.stringify([
        {
          actor_kind: 'anonymous',
          action: 'appointment.book',
          subject_type: 'appointment',
          subject_id: id,
          details: { start, end },
          salt: '00112233445566778899aabbccddeeff',
        },
      ]),
    ],
  })
  await client.query('COMMIT')
}

const cluster = await startEmbeddedPostgres({
  dataDir: '.data/bench',
  log: { info() {}, warn() {} },
})
try {
  process.exitCode = (await compare(cluster.url)) ? 0 : 1
} finally {
  await cluster.stop()
}
