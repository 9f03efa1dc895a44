// A booking by the server's verb beside the same transaction written by hand on a bare connection: the same reads, the
// same writes, in one run.
import { randomUUIDv7 } from 'node:crypto'
import pg from 'pg'
import type { Actor } from '../domain/access/index.ts'
import { startEmbeddedPostgres } from '../server/database/embedded.ts'
import { migrateAll } from '../server/database/migrate.ts'
import { createDatabase, type Database } from '../server/database/pool.ts'
import { prepareDatabase } from '../server/database/prepare.ts'
import { bookAppointment } from '../server/features/appointments/book-appointment.ts'
import { type CreatedTenant, createTenant } from '../server/features/tenants/create-tenant.ts'
import { bookByHand } from './booking-reference.ts'
import { inTurns } from './in-turns.ts'

const FLOOR = 0.8
const ROUNDS = 41
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
  const ours = await makeShop(database, 'ours')
  const bare = await makeShop(database, 'bare')
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {}) // the cluster stops before it when something fails
  await client.connect()
  await client.query(`SET search_path = ${bare.schema}, core, ext`)

  const starts = { ours: startTimes(), bare: startTimes() }
  const works = [
    () => bookOnce(database, ours, starts.ours()),
    () => bookByHand(client, bare, starts.bare(), NOW, guest().email),
  ]
  await inTurns(works, 1, 150)
  const turns = await inTurns(works, ROUNDS, BOOKINGS)
  const rate = turns.ratio(1, 0)
  console.log(
    `a booking: ${turns.milliseconds(0).toFixed(2)} ms; the same transaction by hand: ` +
      `${turns.milliseconds(1).toFixed(2)} ms; throughput ${rate.toFixed(2)} of it ` +
      `(must be ${FLOOR} or more): ${rate >= FLOOR ? 'holds' : 'BROKEN'}`,
  )
  await client.end()
  await database.close()
  return rate >= FLOOR
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

const cluster = await startEmbeddedPostgres({ forTests: true, log: { info() {}, warn() {} } })
try {
  process.exitCode = (await compare(cluster.url)) ? 0 : 1
} finally {
  await cluster.stop()
}
