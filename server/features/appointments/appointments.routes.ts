import { can } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { Route, TenantContext } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { toMinute } from '../../http/present.ts'
import { invalid, notFound, Problem } from '../../problem.ts'
import { askedAgain, askedVisit } from '../availability/asked.ts'
import { readBusiness } from '../business/read-business.ts'
import { selectVisit } from './appointments.queries.ts'
import { bookAppointment } from './book-appointment.ts'
import { calendarFile } from './calendar-file.ts'
import { type AskedChange, changeAppointment } from './change-appointment.ts'
import { changeMany } from './change-many.ts'
import { slotTaken } from './decide-visit.ts'
import { holdVisit, releaseHold } from './hold-visit.ts'
import { keepAppointment } from './keep-appointment.ts'
import { listAppointments } from './list-appointments.ts'
import { retryLostRaces } from './lost-race.ts'
import { notifyCustomer } from './notify-customer.ts'
import { presentAppointment } from './present-appointment.ts'
import { readDay } from './read-day.ts'
import { readOverrun } from './read-overrun.ts'
import { requireVisit, viewerOf } from './require-visit.ts'
import { takeLonger } from './take-longer.ts'

export function appointmentRoutes(route: Route, deps: Deps): void {
  const { database } = deps

  route('POST /holds', async (context) => {
    const { body, actor, scope, ip, idempotency } = context
    const asked = askedVisit(body)
    const start = new Date(body.start)
    const wish = { asked, start, replaces: body.replaces, ip, limited: deps.settings.rateLimits }
    return retryLostRaces(
      () => database.withTenant(scope, (tx) => once(tx, idempotency, () => holdVisit(tx, actor, wish))),
      () =>
        database.readTenant(scope, async (tx) => Promise.reject(await slotTaken(tx, asked, toMinute(start)))),
    )
  })

  route('DELETE /holds/:id', async ({ params, query, body, scope }) => {
    const secret = body?.secret ?? query.secret
    if (!secret) throw invalid('secret', 'is needed')
    await database.withTenant(scope, (tx) => releaseHold(tx, params.id, secret))
    return null
  })

  route('POST /appointments', async (context) => {
    const { body, actor, scope, idempotency } = context
    const asked = askedVisit(body)
    const start = new Date(body.start)
    const booking = {
      asked,
      start,
      customer: body.customer,
      customerId: body.customerId,
      hold: body.holdId && body.holdSecret ? { id: body.holdId, secret: body.holdSecret } : undefined,
      customerNote: body.customerNote,
      answers: body.answers,
      internalNotes: body.internalNotes,
      walkIn: body.walkIn,
      override: body.override,
      overrideReason: body.overrideReason,
    }
    return retryLostRaces(
      () =>
        database.withTenant(scope, (tx) =>
          once(tx, idempotency, async () => {
            const { visit, manageToken } = await bookAppointment(tx, actor, booking)
            return {
              ...presentAppointment(visit, viewerOf(actor)),
              ...(manageToken ? { manageToken } : {}),
            }
          }),
        ),
      () =>
        database.readTenant(scope, async (tx) => Promise.reject(await slotTaken(tx, asked, toMinute(start)))),
    )
  })

  route('GET /appointments', ({ query, actor, scope, tenant }) => {
    if (actor.kind === 'guest') throw new Problem('forbidden')
    if (
      !can(actor, 'appointments.read', {
        tenantId: tenant.id,
        customerId: actor.kind === 'user' ? actor.user.customerId : null,
      })
    ) {
      throw new Problem('forbidden')
    }
    return database.readTenant(scope, (tx) => listAppointments(tx, actor, query))
  })

  route('GET /appointments/:id/overrun', ({ params, query, actor, scope }) =>
    database.readTenant(scope, (tx) => readOverrun(tx, actor, params.id, query.durationMinutes)),
  )

  route('POST /appointments/:id/overrun', ({ params, body, actor, scope }) =>
    retryLostRaces(
      () => database.withTenant(scope, (tx) => takeLonger(tx, actor, params.id, body)),
      () => Promise.reject(new Problem('slot-taken', 'Somebody else has the time by now', { nextSlots: [] })),
    ),
  )

  route('POST /appointments/changes', ({ body, actor, scope }) =>
    retryLostRaces(
      () => database.withTenant(scope, (tx) => changeMany(tx, actor, body)),
      () =>
        Promise.reject(
          new Problem('changes-refused', 'Somebody else has some of the time by now', { refused: [] }),
        ),
    ),
  )

  route('GET /today', ({ query, actor, scope }) =>
    database.readTenant(scope, (tx) => readDay(tx, actor, query)),
  )

  route('GET /appointments/:id', ({ params, actor, scope }) =>
    database.readTenant(scope, async (tx) => {
      const visit = await requireVisit(tx, actor, 'appointments.read', params.id)
      return presentAppointment(visit, viewerOf(actor))
    }),
  )

  route('POST /appointments/:id/keep', ({ params, body, actor, scope }) =>
    database.withTenant(scope, (tx) => keepAppointment(tx, actor, params.id, body)),
  )

  route('PATCH /appointments/:id', ({ params, body, actor, scope }) =>
    change(params.id, actor, scope, {
      ...body,
      start: body.start ? new Date(body.start) : undefined,
    }),
  )

  route('POST /appointments/:id/cancel', ({ params, body, actor, scope }) =>
    change(params.id, actor, scope, {
      version: body.version,
      status: 'cancelled',
      cancelReason: body.reason,
      notify: body.notify,
    }),
  )

  route('POST /appointments/:id/notify', async ({ params, actor, scope }) => {
    await database.withTenant(scope, (tx) => notifyCustomer(tx, actor, params.id))
    return null
  })

  route('GET /appointments/:id/calendar', ({ params, actor, scope, tenant, reply, now }) =>
    database.readTenant(scope, async (tx) => {
      const [visit, business] = await Promise.all([
        requireVisit(tx, actor, 'appointments.read', params.id),
        readBusiness(tx, tenant.slug),
      ])
      reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'attachment; filename="visit.ics"')
      return calendarFile(visit, business, now)
    }),
  )

  function change(
    id: string,
    actor: TenantContext['actor'],
    scope: TenantContext['scope'],
    asked: AskedChange,
  ) {
    return retryLostRaces(
      () =>
        database.withTenant(scope, async (tx) =>
          presentAppointment(await changeAppointment(tx, actor, id, asked), viewerOf(actor)),
        ),
      () =>
        database.readTenant(scope, async (tx) => {
          const visit = await selectVisit(tx.db, id)
          if (!visit) throw notFound('appointment')
          throw await slotTaken(tx, askedAgain(visit), toMinute(asked.start ?? visit.start_at))
        }),
    )
  }
}
