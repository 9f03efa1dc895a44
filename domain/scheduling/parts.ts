import type { Requirement, ServiceFacts } from './types.ts'

/**
 * One part of a service for one resource, in minutes from the service's start: what is seen of it, and what it
 * occupies with its buffers.
 */
export interface Part {
  start: number
  end: number
  occupiedStart: number
  occupiedEnd: number
}

/** How long a service takes with this resource of its first requirement, in minutes. */
export function ownDuration(service: ServiceFacts, resourceId: string): number {
  return service.ownDurations.get(resourceId) ?? service.durationMinutes
}

/**
 * A requirement's parts when the service takes `duration` minutes. Parts keep their start; one that reaches the
 * end of the service as it is defined reaches the end of this one; what lies beyond a shorter one is dropped.
 * Parts that touch are one. The buffers belong to the service's two ends.
 */
export function partsOf(requirement: Requirement, service: ServiceFacts, duration: number): Part[] {
  const defined = requirement.parts?.length
    ? [...requirement.parts].sort((a, b) => a.fromMinute - b.fromMinute)
    : [{ fromMinute: 0, toMinute: service.durationMinutes }]
  const parts: Part[] = []
  for (const { fromMinute, toMinute } of defined) {
    const start = Math.max(0, fromMinute)
    const end = toMinute >= service.durationMinutes ? duration : Math.min(toMinute, duration)
    const last = parts.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else if (start < end) parts.push({ start, end, occupiedStart: start, occupiedEnd: end })
  }
  for (const part of parts) {
    part.occupiedStart = part.start === 0 ? -service.bufferBeforeMinutes : part.start
    part.occupiedEnd = part.end === duration ? duration + service.bufferAfterMinutes : part.end
  }
  return parts
}
