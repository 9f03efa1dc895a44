import { randomUUIDv7 } from 'node:crypto'
import type { CreatedTenant } from '../features/tenants/create-tenant.ts'
import type { TestApp } from './test-app.ts'

export interface Salon extends CreatedTenant {
  priya: string
  noor: string
  sam: string
  room1: string
  room2: string
  /** 60 minutes, one therapist. */
  massage: string
  /** 60 minutes, two therapists and a room, ten minutes of cleaning after. */
  couples: string
  /** 30 minutes, one of Sam. */
  cut: string
}

const DAILY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  start: 9 * 60,
  end: 17 * 60,
  locationId: null,
}))

/** A small salon in London, open from 9 to 17 every day: Priya and Noor massage, Sam cuts, two rooms. */
export async function makeSalon(test: TestApp, slug = 'salon'): Promise<Salon> {
  const tenant = await test.makeTenant({ slug, name: 'The Salon' })
  const id = () => randomUUIDv7()
  const salon = {
    ...tenant,
    priya: id(),
    noor: id(),
    sam: id(),
    room1: id(),
    room2: id(),
    massage: id(),
    couples: id(),
    cut: id(),
  }
  const weekly_hours = JSON.stringify(DAILY)
  const resource = (
    resourceId: string,
    name: string,
    kind: 'staff' | 'room',
    skills: string[],
    position: number,
  ) => ({
    id: resourceId,
    name,
    kind,
    location_id: tenant.locationId,
    skills,
    weekly_hours,
    position,
    staff_user_id: null,
  })
  const service = (
    serviceId: string,
    name: string,
    minutes: number,
    amount: number,
    requirements: unknown,
    after = 0,
  ) => ({
    id: serviceId,
    name,
    duration_minutes: minutes,
    buffer_after_minutes: after,
    slot_interval_minutes: 30,
    notice_minutes: null,
    booking_window_days: null,
    price_amount: amount,
    price_currency: 'GBP',
    requirements: JSON.stringify(requirements),
  })
  await test.database.withTenant(tenant, async ({ db }) => {
    await db
      .insertInto('resources')
      .values([
        resource(salon.priya, 'Priya', 'staff', ['massage'], 1),
        resource(salon.noor, 'Noor', 'staff', ['massage'], 2),
        resource(salon.sam, 'Sam', 'staff', ['cut'], 3),
        resource(salon.room1, 'Room 1', 'room', [], 4),
        resource(salon.room2, 'Room 2', 'room', [], 5),
      ])
      .execute()
    await db
      .insertInto('services')
      .values([
        service(salon.massage, 'Massage', 60, 6000, [{ kind: 'staff', skill: 'massage', quantity: 1 }]),
        service(
          salon.couples,
          "Couples' massage",
          60,
          12000,
          [
            { kind: 'staff', skill: 'massage', quantity: 2 },
            { kind: 'room', quantity: 1 },
          ],
          10,
        ),
        service(salon.cut, 'Cut', 30, 3000, [{ kind: 'staff', resourceIds: [salon.sam], quantity: 1 }]),
      ])
      .execute()
  })
  return salon
}

/** A guest, each with another address. */
export const guest = (n = Math.floor(Math.random() * 1e9)) => ({
  name: `Guest ${n}`,
  email: `guest${n}@example.org`,
})
