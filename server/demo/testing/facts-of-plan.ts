import type { Facts, ServiceFacts, VisitItem } from '../../../domain/scheduling/index.ts'
import type { DemoVisit } from '../agenda.ts'
import type { DemoService } from '../catalogue.ts'
import type { DemoPlan } from '../plan-business.ts'

/** A planned business as the engine sees it, by the keys of the demo's own files. */
export function factsOf(plan: DemoPlan): Facts {
  const { catalogue, overrides } = plan
  const locationId = 'here'
  return {
    locations: [
      {
        id: locationId,
        timeZone: catalogue.timeZone,
        hours: { weekly: catalogue.location.weekly, overrides: [] },
      },
    ],
    resources: catalogue.resources.map(({ key, kind, skills, weekly }) => ({
      id: key,
      kind,
      locationId,
      skills,
      hours: weekly && {
        weekly,
        overrides: overrides
          .filter((override) => override.resource === key)
          .map(({ date, windows }) => ({ date, windows: [...windows] })),
      },
    })),
    closures: plan.closures.map(({ from, to }) => ({ from, to, locationId: null })),
    blocks: plan.blocks.map(({ resource, from, to }, i) => ({
      id: `${i}`,
      resourceId: resource,
      start: from,
      end: to,
    })),
    occupied: plan.visits.flatMap((visit, i) =>
      takesPlace(visit)
        ? visit.pieces.map((piece) => ({
            resourceId: piece.resource,
            start: piece.from,
            end: piece.to,
            appointmentId: `${i}`,
          }))
        : [],
    ),
  }
}

export function serviceFacts(service: DemoService): ServiceFacts {
  const own = Object.entries(service.own ?? {}).flatMap(([key, { durationMinutes }]) =>
    durationMinutes === undefined ? [] : [[key, durationMinutes] as const],
  )
  return {
    id: service.key,
    durationMinutes: service.durationMinutes,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: service.bufferAfterMinutes,
    slotIntervalMinutes: 15,
    noticeMinutes: service.noticeMinutes,
    bookingWindowDays: 365,
    requirements: service.requirements,
    ownDurations: new Map(own),
  }
}

export const itemsOf = (visit: DemoVisit): VisitItem[] =>
  visit.items.map((item) => ({ service: serviceFacts(item.service), resourceIds: item.resources }))

export const takesPlace = ({ status }: DemoVisit): boolean => status !== 'cancelled' && status !== 'no_show'
