import type { Served } from './assignments.ts'
import { withoutConflictingBuffers } from './conflicts.ts'
import { type ItemPlan, type Plan, partsFor } from './plan.ts'
import type { Allocation, EpochMinute, Placement, ReasonCode } from './types.ts'

/**
 * One way to serve a visit. Its items and allocations are made when they are read: a month has a thousand slots, and
 * of most of them only the start is shown. So copy it field by field, not by spreading.
 */
export class Placed implements Placement {
  readonly start: EpochMinute
  readonly end: EpochMinute
  readonly resourceIds: string[]
  readonly #plan: Plan
  readonly #served: readonly Served[]
  readonly #overridden: readonly ReasonCode[]

  constructor(
    plan: Plan,
    start: EpochMinute,
    end: EpochMinute,
    resourceIds: string[],
    served: readonly Served[],
    overridden: readonly ReasonCode[],
  ) {
    this.start = start
    this.end = end
    this.resourceIds = resourceIds
    this.#plan = plan
    this.#served = served
    this.#overridden = overridden
  }

  get overridden(): ReasonCode[] {
    return [...this.#overridden]
  }

  get items(): Placement['items'] {
    return this.#served.map(({ offset, duration, units }, index) => ({
      serviceId: (this.#plan.items[index] as ItemPlan).service.id,
      start: this.start + offset,
      end: this.start + offset + duration,
      resourceIds: units.map((candidate) => candidate.id),
    }))
  }

  get allocations(): Allocation[] {
    const trims = this.#overridden.includes('buffer')
    return onePerStretch(
      this.#served.flatMap(({ offset, duration, units }, itemIndex) =>
        requirementOfUnits(this.#plan.items[itemIndex] as ItemPlan).flatMap((requirement, unit) => {
          const { id, resource } = units[unit] as Served['units'][number]
          const start = this.start + offset
          return partsFor(requirement, duration).map((part): Allocation => {
            const occupied = trims
              ? withoutConflictingBuffers(this.#plan.calendars.facts, resource, part, start)
              : part
            return {
              resourceId: id,
              itemIndex,
              start: start + occupied.occupiedStart,
              end: start + occupied.occupiedEnd,
              visibleStart: start + part.start,
              visibleEnd: start + part.end,
            }
          })
        }),
      ),
    )
  }
}

/** The placement of an assignment. */
export function placed(
  plan: Plan,
  start: EpochMinute,
  served: readonly Served[],
  overridden: readonly ReasonCode[],
): Placement {
  const last = served.at(-1) as Served
  const ids = new Set(served.flatMap(({ units }) => units.map((candidate) => candidate.id)))
  return new Placed(plan, start, start + last.offset + last.duration, [...ids], served, overridden)
}

/** The requirement of each unit of an item, in order. */
export function requirementOfUnits({ requirements }: ItemPlan): ItemPlan['requirements'] {
  return requirements.flatMap((plan) => Array.from({ length: plan.requirement.quantity }, () => plan))
}

/**
 * A resource that serves one item after the other doesn't conflict with itself: its ranges that touch or overlap
 * (through the buffers between the items) become one allocation, of the first of these items.
 */
function onePerStretch(allocations: Allocation[]): Allocation[] {
  const stretches: Allocation[] = []
  const lastOf = new Map<string, Allocation>()
  for (const allocation of allocations.sort((a, b) => a.start - b.start)) {
    const last = lastOf.get(allocation.resourceId)
    if (last && allocation.start <= last.end) {
      last.itemIndex = Math.min(last.itemIndex, allocation.itemIndex)
      last.end = Math.max(last.end, allocation.end)
      last.visibleStart = Math.min(last.visibleStart, allocation.visibleStart)
      last.visibleEnd = Math.max(last.visibleEnd, allocation.visibleEnd)
    } else {
      stretches.push(allocation)
      lastOf.set(allocation.resourceId, allocation)
    }
  }
  return stretches
}
