import type { Answer } from '../../../contract/index.ts'
import { type Policies, policiesOf } from '../../../domain/policies/index.ts'
import type { BookingRules } from '../../database/tenant-tables.ts'
import { rulesOf } from '../business/booking-rules.ts'
import type { OfferedRow } from './add-ons.queries.ts'
import { offeredWith } from './present-add-on.ts'
import type { OwnRow, ServiceRow, StaffRow } from './services.queries.ts'

export type Service = Answer<'POST /services'>
export type PublicService = Exclude<Answer<'GET /services'>['items'][number], Service>

/** All of a service, for members. Where it has no rule of its own, the business's is shown. */
export function presentService(
  row: ServiceRow,
  own: readonly OwnRow[],
  addOns: readonly OfferedRow[],
  businessRules: BookingRules,
): Service {
  const rules = rulesOf(businessRules)
  const price = (amount: number) => ({ amount, currency: row.price_currency })
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    category: row.category,
    position: row.position,
    durationMinutes: row.duration_minutes,
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    slotIntervalMinutes: row.slot_interval_minutes ?? rules.slotIntervalMinutes,
    noticeMinutes: row.notice_minutes ?? rules.noticeMinutes,
    bookingWindowDays: row.booking_window_days ?? rules.bookingWindowDays,
    price: price(row.price_amount),
    requirements: row.requirements as Service['requirements'],
    assignment: row.assignment,
    own: own
      .filter(({ service_id }) => service_id === row.id)
      .map(({ resource_id, duration_minutes, price_amount }) => ({
        resourceId: resource_id,
        durationMinutes: duration_minutes,
        price: price_amount === null ? null : price(price_amount),
      })),
    policies: row.policies,
    addOns: offeredWith(row.id, addOns),
    bookableOnline: row.bookable_online,
    active: row.active,
    ...(row.is_example ? { isExample: true } : {}),
    version: row.version,
  }
}

/**
 * What customers see of a service, and no more; `staff` are those who work. Where the business chooses who serves them,
 * there is nobody to ask for. With add-ons, the service's own policies are told too.
 */
export function presentPublicService(
  row: ServiceRow,
  staff: readonly StaffRow[],
  business: Policies,
  addOns: readonly OfferedRow[] | undefined,
): PublicService {
  const mayChoose = policiesOf(business, row.policies).mayChoosePerson !== false
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    category: row.category,
    position: row.position,
    durationMinutes: row.duration_minutes,
    price: { amount: row.price_amount, currency: row.price_currency },
    providers: mayChoose
      ? staff.filter((person) => serves(person, row)).map(({ id, name }) => ({ id, name }))
      : [],
    ...(addOns && { addOns: offeredWith(row.id, addOns), ...(row.policies && { policies: row.policies }) }),
  }
}

const serves = (person: StaffRow, { requirements }: ServiceRow): boolean =>
  requirements.some(
    ({ kind, resourceIds, skill }) =>
      kind === 'staff' &&
      (resourceIds ? resourceIds.includes(person.id) : !skill || person.skills.includes(skill)),
  )
