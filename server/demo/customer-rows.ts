import { phoneColumns } from '../features/customers/phones.ts'
import type { CatalogueIds } from './ids.ts'
import type { DemoPlan } from './plan-business.ts'
import { createRandom } from './random.ts'
import type { Row } from './write-rows.ts'

const REGULAR = 14

/** The customers, by their numbers in the plan. Addresses and phone numbers reach nobody. */
export function customerRows(
  plan: DemoPlan,
  ids: CatalogueIds,
  nextId: (minute: number) => string,
): Row<'customers'>[] {
  const { catalogue, customerNames, now } = plan
  const random = createRandom(`${catalogue.slug} customers ${plan.days[plan.today]?.date}`)
  const account = catalogue.users.find((user) => user.role === 'CUSTOMER')
  const first = new Map<number, number>()
  for (const { customer, bookedAt } of plan.visits) {
    first.set(customer, Math.min(bookedAt, first.get(customer) ?? Number.POSITIVE_INFINITY))
  }
  return customerNames.map((name, number) => {
    const created = first.get(number) ?? now - random.int(1440, 400 * 1440)
    const isAccount = number === 0 && account !== undefined
    const isBookedFor = number > 0 && number <= catalogue.household.length
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
    const tags = (plan.seen.get(number)?.size ?? 0) >= REGULAR ? ['regular'] : []
    return {
      id: isAccount ? ids.customer : nextId(created),
      name,
      // some people are known by their name and number alone
      email: isAccount ? account.email : random.chance(0.12) || isBookedFor ? null : email,
      ...phoneColumns(isBookedFor ? '' : catalogue.phones(number), catalogue.country),
      household_of: isBookedFor ? ids.customer : null,
      internal_notes: random.chance(0.12) ? random.pick(catalogue.notes) : '',
      tags: random.chance(0.15) ? [...tags, random.pick(catalogue.tags)] : tags,
      account_user_id: isAccount ? (ids.users[account.key] ?? null) : null,
      created_at: created,
    }
  })
}
