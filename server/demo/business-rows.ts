import type { DemoBlock, DemoVisit } from './agenda.ts'
import type { DemoCatalogue } from './catalogue.ts'
import { customerRows } from './customer-rows.ts'
import { extraRows, visitExtras } from './extra-rows.ts'
import { type CatalogueIds, catalogueIds, createIds, FOUNDED } from './ids.ts'
import type { DemoPlan } from './plan-business.ts'
import { createRandom } from './random.ts'
import type { DemoRows, Row } from './write-rows.ts'

/** The rows of a planned business at its default location; the same for the same plan. */
export function businessRows(plan: DemoPlan, locationId: string): DemoRows {
  const { catalogue } = plan
  const ids = catalogueIds(catalogue)
  const nextId = createIds(createRandom(`${catalogue.slug} rows ${plan.days[plan.today]?.date}`))
  const customers = customerRows(plan, ids, nextId)
  return {
    ...catalogueRows(catalogue, ids, locationId),
    ...extraRows(catalogue, ids),
    hour_overrides: plan.overrides.map(({ resource, date, windows }) => ({
      id: nextId(FOUNDED),
      resource_id: ids.resources[resource],
      date,
      windows,
    })),
    customers,
    closures: plan.closures.map(({ from, to, title }) => ({
      id: nextId(FOUNDED),
      from_date: from,
      to_date: to,
      title,
      created_at: FOUNDED,
    })),
    blocks: plan.blocks.map((block) => blockRow(block, ids, nextId, plan.now)),
    ...visitRows(plan, ids, locationId, customers, nextId),
  }
}

function catalogueRows(catalogue: DemoCatalogue, ids: CatalogueIds, locationId: string) {
  const created_at = FOUNDED
  const { users, resources, services, addOns, packages, currency } = catalogue
  return {
    people: users.map(({ key, name, email, role }) => ({ user_id: ids.users[key], name, email, role })),
    resources: resources.map(({ key, name, kind, skills, weekly }, position) => {
      const user = users.find((one) => one.resource === key)
      return {
        id: ids.resources[key],
        name,
        kind,
        location_id: locationId,
        skills,
        staff_user_id: user ? ids.users[user.key] : null,
        weekly_hours: weekly,
        position,
        created_at,
      }
    }),
    services: services.map((service, position) => ({
      id: ids.services[service.key],
      name: service.name,
      description: service.description,
      category: service.category,
      position,
      duration_minutes: service.durationMinutes,
      buffer_after_minutes: service.bufferAfterMinutes,
      notice_minutes: service.noticeMinutes,
      price_amount: service.price,
      price_currency: currency,
      policies: catalogue.policies[service.key] ?? null,
      requirements: service.requirements,
      requires_approval: service.requiresApproval ?? false,
      bookable_online: service.bookableOnline ?? true,
      created_at,
    })),
    service_resources: services.flatMap((service) =>
      Object.entries(service.own ?? {}).map(([resource, own]) => ({
        service_id: ids.services[service.key],
        resource_id: ids.resources[resource],
        duration_minutes: own.durationMinutes ?? null,
        price_amount: own.price ?? null,
      })),
    ),
    add_ons: addOns.map((addOn, position) => ({
      id: ids.addOns[addOn.key],
      name: addOn.name,
      description: addOn.description,
      duration_minutes: addOn.durationMinutes,
      price_amount: addOn.price,
      price_currency: currency,
      position,
      created_at,
    })),
    service_add_ons: addOns.flatMap((addOn) =>
      addOn.services.map((key) => ({ service_id: ids.services[key], add_on_id: ids.addOns[addOn.key] })),
    ),
    packages: packages.map((one, position) => ({
      id: ids.packages[one.key],
      name: one.name,
      description: one.description,
      position,
      price_amount: one.price,
      price_currency: currency,
      created_at,
    })),
    package_items: packages.flatMap((one) =>
      one.services.map((key, position) => ({
        package_id: ids.packages[one.key],
        position,
        service_id: ids.services[key],
      })),
    ),
  }
}

function blockRow(
  block: DemoBlock,
  ids: CatalogueIds,
  nextId: (minute: number) => string,
  now: number,
): Row<'blocks'> {
  const made = Math.min(block.from - 14 * 1440, now - 60)
  return {
    id: nextId(made),
    resource_id: ids.resources[block.resource],
    start_at: block.from,
    end_at: block.to,
    title: block.title,
    created_by_user_id: ids.users.manager,
    created_at: made,
  }
}

function visitRows(
  plan: DemoPlan,
  ids: CatalogueIds,
  locationId: string,
  customers: Row<'customers'>[],
  nextId: (minute: number) => string,
) {
  const rows: Pick<DemoRows, 'appointments' | 'appointment_items' | 'appointment_answers' | 'allocations'> = {
    appointments: [],
    appointment_items: [],
    appointment_answers: [],
    allocations: [],
  }
  const extras = visitExtras(plan, ids)
  for (const visit of plan.visits) {
    const id = nextId(visit.bookedAt)
    const resourceIds = (keys: string[]) => keys.map((key) => ids.resources[key])
    rows.appointments.push({
      id,
      status: visit.status,
      start_at: visit.start,
      end_at: visit.end,
      location_id: locationId,
      customer_id: customers[visit.customer]?.id,
      price_amount: visit.items.reduce((sum, item) => sum + item.price, 0),
      price_currency: plan.catalogue.currency,
      customer_note: visit.note,
      ...extras.columns(visit),
      source: visit.source,
      booked_by_user_id: bookedBy(visit, ids),
      cancelled_at: visit.cancelledAt,
      cancel_reason: visit.cancelReason,
      created_at: visit.bookedAt,
      updated_at: visit.cancelledAt ?? visit.bookedAt,
    })
    const customerId = customers[visit.customer]?.id as string
    rows.appointment_answers.push(...extras.answers(visit, id, customerId))
    for (const [position, item] of visit.items.entries()) {
      rows.appointment_items.push({
        id: nextId(visit.bookedAt),
        appointment_id: id,
        position,
        service_id: ids.services[item.service.key],
        name: item.service.name,
        start_at: item.start,
        end_at: item.end,
        price_amount: item.price,
        asked_resource_ids: visit.asked ? resourceIds(item.resources) : [],
      })
    }
    for (const piece of visit.pieces) {
      rows.allocations.push({
        id: nextId(visit.bookedAt),
        appointment_id: id,
        item_position: piece.item,
        resource_id: ids.resources[piece.resource],
        occupied: [piece.from, piece.to],
        visible_start: piece.visibleFrom,
        visible_end: piece.visibleTo,
        // the time of a visit that doesn't take place is free
        active: visit.status !== 'cancelled' && visit.status !== 'no_show',
      })
    }
  }
  return { ...rows, customer_answers: extras.customerAnswers() }
}

function bookedBy(visit: DemoVisit, ids: CatalogueIds): string | null {
  if (visit.source === 'staff') return ids.users.reception ?? null
  return visit.customer === 0 ? (ids.users.customer ?? null) : null
}
