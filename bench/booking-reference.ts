import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type pg from 'pg'

/** What a booking by hand needs to know beforehand. */
export interface BareShop {
  locationId: string
  service: string
  /** Who serves: two people and a room. */
  resources: readonly string[]
}

const HOUR = 3_600_000

/**
 * A booking as one writes it by hand on a bare connection: one transaction, the same reads and the same writes as the
 * server's verb, each a prepared statement, and nothing decided between them.
 */
export async function bookByHand(
  client: pg.Client,
  { locationId, service, resources }: BareShop,
  start: Date,
  now: Date,
  email: string,
): Promise<void> {
  const run = (name: string, text: string, ...values: unknown[]) => client.query({ name, text, values })
  const [visit, customer] = [randomUUIDv7(), randomUUIDv7()]
  const end = new Date(start.getTime() + HOUR / 2)
  const day = (days: number) => new Date(start.getTime() + days * 24 * HOUR).toISOString().slice(0, 10)

  await client.query('BEGIN')
  await run('customer', 'SELECT id, name FROM customers WHERE email = $1', email)
  await run('ground', GROUND, [service], day(-3), day(33))
  const around = [new Date(+start - 25 * HOUR), new Date(+start + 25 * HOUR)]
  await run('occupied', OCCUPIED, resources, ...around, now)
  await run(
    'new customer',
    'INSERT INTO customers (id, name, email, phone) VALUES ($1, $2, $3, $4)',
    ...[customer, 'Guest', email, ''],
  )
  await run(
    'visit',
    `INSERT INTO appointments (id, status, start_at, end_at, location_id, customer_id, attendee_name, price_amount,
      price_currency, manage_token_hash, created_at, updated_at)
     VALUES ($1, 'confirmed', $2, $3, $4, $5, 'Guest', 6000, 'GBP', $6, $7, $7)`,
    ...[visit, start, end, locationId, customer, randomBytes(32), now],
  )
  await run(
    'item',
    `INSERT INTO appointment_items (id, appointment_id, position, service_id, name, start_at, end_at, price_amount)
     VALUES ($1, $2, 0, $3, 'Massage', $4, $5, 6000)`,
    ...[randomUUIDv7(), visit, service, start, end],
  )
  const three = [resources[0], resources[1], resources[12]]
  await run(
    'allocations',
    `INSERT INTO allocations (id, appointment_id, resource_id, occupied, visible_start, visible_end)
     VALUES ($1, $4, $5, tstzrange($8, $9), $8, $9), ($2, $4, $6, tstzrange($8, $9), $8, $9),
       ($3, $4, $7, tstzrange($8, $9), $8, $9) ON CONFLICT DO NOTHING`,
    ...[randomUUIDv7(), randomUUIDv7(), randomUUIDv7(), visit, ...three, start, end],
  )
  const events = [
    { type: 'customer.created', data: { customerId: customer } },
    { type: 'appointment.booked', data: { appointmentId: visit, resourceIds: three } },
  ]
  const entry = {
    actor_kind: 'anonymous',
    action: 'appointment.book',
    subject_type: 'appointment',
    subject_id: visit,
    details: { start, end, services: [service], overridden: [] },
    salt: randomBytes(16).toString('hex'),
  }
  await run('log', 'SELECT core.commit_log($1, $2, $3)', now, JSON.stringify(events), JSON.stringify([entry]))
  await client.query('COMMIT')
}

// one statement each: the quickest way that was found to read these
const GROUND = `
  SELECT
    (SELECT json_build_object('booking_rules', booking_rules, 'policies', policies) FROM business WHERE id = 1) AS business,
    (SELECT coalesce(json_agg(s), '[]') FROM (
      SELECT id, name, duration_minutes, buffer_before_minutes, buffer_after_minutes, slot_interval_minutes,
        notice_minutes, booking_window_days, price_amount, price_currency, requirements, assignment,
        requires_approval, bookable_online, active
      FROM services WHERE id = any($1::uuid[])) s) AS services,
    (SELECT coalesce(json_agg(o), '[]') FROM (
      SELECT service_id, resource_id, duration_minutes, price_amount
      FROM service_resources WHERE service_id = any($1::uuid[])) o) AS own,
    (SELECT coalesce(json_agg(l), '[]') FROM (
      SELECT id, name, time_zone, is_default, weekly_hours FROM locations WHERE active) l) AS locations,
    (SELECT coalesce(json_agg(r), '[]') FROM (
      SELECT id, name, kind, location_id, skills, weekly_hours, position
      FROM resources WHERE active ORDER BY position, name, id) r) AS resources,
    (SELECT coalesce(json_agg(h), '[]') FROM (
      SELECT location_id, resource_id, date, windows
      FROM hour_overrides WHERE date BETWEEN $2::date AND $3::date) h) AS overrides,
    (SELECT coalesce(json_agg(c), '[]') FROM (
      SELECT from_date, to_date, location_id
      FROM closures WHERE to_date >= $2::date AND from_date <= $3::date) c) AS closures`

const OCCUPIED = `
  SELECT l.resource_id, extract(epoch FROM lower(l.occupied))::bigint / 60 AS start,
    extract(epoch FROM upper(l.occupied))::bigint / 60 AS "end", coalesce(l.appointment_id, l.session_id) AS id,
    'allocation' AS kind, a.id IS NOT NULL AS expired
  FROM allocations l
  LEFT JOIN appointments a ON a.id = l.appointment_id AND a.status = 'held' AND a.hold_expires_at <= $4
  WHERE l.active AND l.resource_id = any($1::uuid[]) AND l.occupied && tstzrange($2, $3)
  UNION ALL
  SELECT resource_id, extract(epoch FROM start_at)::bigint / 60, extract(epoch FROM end_at)::bigint / 60, id, 'block', false
  FROM blocks
  WHERE resource_id = any($1::uuid[]) AND tstzrange(start_at, end_at) && tstzrange($2, $3)`
