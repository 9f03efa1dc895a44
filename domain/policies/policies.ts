const HOUR_MS = 3_600_000

/** What binds a business's customers; what is left out doesn't. Members aren't bound. */
export interface Policies {
  /** In the business's own words. */
  cancellation?: string | undefined
  /** Until how many hours before its start customers may cancel a visit themselves. */
  cancellationHours?: number | undefined
  /** The same for moving it. */
  rescheduleHours?: number | undefined
  /** Whether customers may ask for a person; left out: they may. */
  mayChoosePerson?: boolean | undefined
  /** How many visits a customer may have ahead of them at once. */
  maxUpcomingPerCustomer?: number | undefined
  requirePhone?: boolean | undefined
  requireNote?: boolean | undefined
}

/** The policies of one service: its own count before the business's, each by itself. */
export const policiesOf = (business: Policies, own: Policies | null | undefined): Policies => ({
  ...business,
  ...(own && Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))),
})

/**
 * The policies of a visit of several services: of each, the strictest. The texts follow each other.
 *
 * @example joinPolicies([{ cancellationHours: 24 }, { cancellationHours: 48 }]) // { cancellationHours: 48 }
 */
export function joinPolicies(services: readonly Policies[]): Policies {
  const all = <Key extends keyof Policies>(key: Key) =>
    services.flatMap((one) => one[key] ?? []) as Exclude<Policies[Key], undefined>[]
  const texts = [...new Set(all('cancellation'))].filter((text) => text !== '')
  const given: Policies = {
    cancellation: texts.length > 0 ? texts.join('\n') : undefined,
    cancellationHours: highest(all('cancellationHours')),
    rescheduleHours: highest(all('rescheduleHours')),
    mayChoosePerson: all('mayChoosePerson').includes(false) ? false : undefined,
    maxUpcomingPerCustomer: lowest(all('maxUpcomingPerCustomer')),
    requirePhone: all('requirePhone').includes(true) || undefined,
    requireNote: all('requireNote').includes(true) || undefined,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

const highest = (numbers: number[]) => (numbers.length > 0 ? Math.max(...numbers) : undefined)
const lowest = (numbers: number[]) => (numbers.length > 0 ? Math.min(...numbers) : undefined)

/** The last moment for something that is allowed until so many hours before a start; null: it isn't bound. */
export const deadline = (start: Date, hours: number | undefined): Date | null =>
  hours === undefined ? null : new Date(start.getTime() - hours * HOUR_MS)

/** Until when a customer may cancel and move a visit that starts then, under the policies it was booked with. */
export const deadlinesOf = (start: Date, booked: Policies) => ({
  cancelUntil: deadline(start, booked.cancellationHours),
  rescheduleUntil: deadline(start, booked.rescheduleHours),
})
