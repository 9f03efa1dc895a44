import { can, effectiveUser } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { Problem } from '../../problem.ts'
import { requireVisit } from '../appointments/require-visit.ts'
import { type AskedVisit, keepAddOns } from './asked.ts'
import { explainStart } from './explain-start.ts'
import { listSlots } from './list-slots.ts'

interface Query {
  serviceId?: string[] | undefined
  packageId?: string | undefined
  addOnId?: string[] | undefined
  resourceId?: string[] | undefined
  locationId?: string | undefined
}

const askedOf = ({ serviceId = [], packageId, addOnId, resourceId, locationId }: Query): AskedVisit => ({
  items: serviceId.map((id) => ({ serviceId: id })),
  ...(packageId ? { packageId } : {}),
  ...(addOnId ? { addOnIds: [...new Set(addOnId)] } : {}),
  ...(resourceId ? { resourceIds: resourceId } : {}),
  ...(locationId ? { locationId } : {}),
})

export function availabilityRoutes(route: Route, deps: Deps): void {
  route('GET /availability', ({ query, scope, actor }) =>
    deps.database.readTenant(scope, async (tx) => {
      const asked = askedOf(query)
      if (query.appointmentId)
        keepAddOns(asked, await requireVisit(tx, actor, 'appointments.write', query.appointmentId))
      const user = effectiveUser(actor)
      return listSlots(tx, asked, query, {
        isMember: user !== null && user.role !== 'CUSTOMER',
        except: query.appointmentId,
      })
    }),
  )

  route('GET /availability/explain', ({ query, scope, actor, tenant }) =>
    deps.database.readTenant(scope, async (tx) => {
      if (!can(actor, 'availability.explain', { tenantId: tenant.id })) throw new Problem('forbidden')
      const asked = askedOf(query)
      if (query.appointmentId)
        keepAddOns(asked, await requireVisit(tx, actor, 'appointments.read', query.appointmentId))
      return explainStart(tx, asked, new Date(query.start), query.appointmentId)
    }),
  )
}
