import { afterAll, expect, it } from 'vitest'
import { freeStart } from '../../testing/walk/world.ts'
import { salonOfCustomers } from './testing.ts'

const { app, salon, db, token, as, close } = await salonOfCustomers()
afterAll(close)
const owner = as(token)
const guest = as()
const add = async (body: object) => (await owner('POST /customers', body)).body
const booking = (more: object) => ({ serviceId: salon.cut, start: freeStart(), ...more })

/** Visits of whom there is no customer any more. */
const lost = async () =>
  (
    await db.query(
      `SELECT a.id FROM appointments a JOIN customers c ON c.id = a.customer_id WHERE NOT c.active`,
    )
  ).rows

const ROUNDS = 12

it('a visit that is booked while its customer is merged is the kept one’s, whoever comes first', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const email = `race${round}@example.org`
    const kept = await add({ name: `Kept ${round}` })
    const from = await add({ name: `From ${round}`, email })
    const user = await app.makeUser({ email, role: 'CUSTOMER', tenant: salon, customerId: from.id })
    const [merged, ...answers] = await Promise.all([
      owner(`POST /customers/${kept.id}/merge`, { from: from.id }),
      owner('POST /appointments', booking({ customerId: from.id })),
      guest('POST /appointments', booking({ customer: { name: `From ${round}`, email } })),
      as(user.token)('POST /appointments', booking({})),
      owner('POST /customers', { name: `Kid ${round}`, householdOf: from.id }),
    ])
    expect(merged.status).toBe(201)
    const kid = answers.pop()
    // a person can hang under nobody but who is there
    expect([201, 404], JSON.stringify(kid?.body)).toContain(kid?.status)
    expect(answers.map(({ status, body }) => [status, body.customer?.id ?? body])).toEqual([
      [201, expect.any(String)],
      [201, expect.any(String)],
      [201, expect.any(String)],
    ])
    const { rows } = await db.query(
      'SELECT count(*)::int AS visits FROM appointments WHERE customer_id = $1',
      [kept.id],
    )
    expect(rows[0].visits).toBe(3)
    const kids = await db.query('SELECT household_of FROM customers WHERE name = $1', [`Kid ${round}`])
    expect(kids.rows).toEqual(kid?.status === 201 ? [{ household_of: kept.id }] : [])
  }
  expect(await lost()).toEqual([])
})

it('a visit that is booked while its customer is erased is a new one’s, or stands in the way', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const email = `erased${round}@example.org`
    const { id } = await add({ name: `Erin ${round}`, email })
    const [erased, booked] = await Promise.all([
      owner(`POST /customers/${id}/erase`),
      guest('POST /appointments', booking({ customer: { name: `Erin ${round}`, email } })),
    ])
    expect(booked.status).toBe(201)
    expect([204, 409]).toContain(erased.status)
    const { rows } = await db.query(
      `SELECT c.email, c.id = $1 AS same FROM appointments a JOIN customers c ON c.id = a.customer_id WHERE a.id = $2`,
      [id, booked.body.id],
    )
    expect(rows).toEqual([{ email, same: erased.status === 409 }])
  }
  expect(await lost()).toEqual([])
})
