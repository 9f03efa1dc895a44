import type { LiveEvent } from './live-connection.ts'

/** What is read anew, by the first part of an event's type: the beginnings of the keys that may show it. */
const BY_SUBJECT: Readonly<Record<string, readonly string[]>> = {
  appointment: ['timeline', 'today', 'appointments', 'availability', 'stranded-visits'],
  block: ['timeline', 'today', 'blocks', 'availability', 'stranded-visits'],
  closure: ['timeline', 'closures', 'availability', 'stranded-visits'],
  hours: ['timeline', 'hours', 'availability', 'stranded-visits'],
  resource: ['timeline', 'resources', 'services', 'availability'],
  location: ['timeline', 'locations', 'hours', 'availability'],
  service: ['services', 'availability'],
  services: ['services', 'availability'],
  'add-on': ['services', 'availability'],
  package: ['services', 'availability'],
  question: ['questions'],
  questions: ['questions'],
  label: ['labels', 'timeline'],
  labels: ['labels'],
  business: ['business'],
  customer: ['customers', 'customer'],
  customers: ['customers', 'customer'],
  visits: ['unassigned'],
  import: ['imports'],
}

/** Keys of what an event may have changed. A visit's own is its own alone. */
export function staleKeys({ type, data }: LiveEvent): readonly (readonly string[])[] {
  const about = type.slice(0, type.indexOf('.'))
  const keys = (BY_SUBJECT[about] ?? []).map((name) => [name])
  return typeof data.appointmentId === 'string' ? [...keys, ['appointment', data.appointmentId]] : keys
}

/** What is no longer on the Timeline after this event: a visit's or a hold's id, or a block's. */
export function goneFromTimeline({ type, data }: LiveEvent): string | undefined {
  const id =
    type === 'block.deleted'
      ? data.blockId
      : ['appointment.released', 'appointment.removed', 'appointment.cancelled'].includes(type)
        ? data.appointmentId
        : undefined
  return typeof id === 'string' ? id : undefined
}
