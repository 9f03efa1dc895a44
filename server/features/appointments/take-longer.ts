import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { changeAppointment } from './change-appointment.ts'
import { presentAppointment } from './present-appointment.ts'
import { isMember, requireVisit } from './require-visit.ts'

/**
 * Lets a visit take so many minutes with the people and rooms that it has, and moves what stands in its way: all in the
 * caller's transaction, so that a step which fails leaves nothing half done. The problem of another visit than this one
 * says which, in `appointmentId`.
 * @throws Problem as changing each of them does; LostRace to be tried again
 */
export async function takeLonger(
  tx: TenantTx,
  actor: Actor,
  id: string,
  asked: ParsedBody<'POST /appointments/:id/overrun'>,
) {
  if (!isMember(actor)) throw new Problem('forbidden')
  const { override, overrideReason } = asked
  const visit = await requireVisit(tx, actor, 'appointments.write', id)
  const others = []
  // the last one first: where one after another is pushed back, each finds its new time free
  const inOrder = (asked.others ?? []).toSorted(
    (a, b) => Date.parse(b.start ?? '1970-01-01') - Date.parse(a.start ?? '1970-01-01'),
  )
  for (const { appointmentId, start, ...change } of inOrder) {
    const moved = await changeAppointment(tx, actor, appointmentId, {
      ...change,
      start: start ? new Date(start) : undefined,
      override,
      overrideReason,
    }).catch((error) => {
      throw error instanceof Problem ? naming(error, appointmentId) : error
    })
    others.push(presentAppointment(moved, { isMember: true }))
  }
  const longer = await changeAppointment(tx, actor, id, {
    version: asked.version,
    durationMinutes: asked.durationMinutes,
    // whoever serves the customer goes on serving them
    resourceIds: [...new Set(visit.allocations.map((l) => l.resource_id))],
    override,
    overrideReason,
  })
  return { appointment: presentAppointment(longer, { isMember: true }), others }
}

const naming = (problem: Problem, appointmentId: string) =>
  new Problem(problem.code, problem.message, { ...problem.members, appointmentId })
