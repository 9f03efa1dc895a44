import { z } from 'zod'
import { OfferedAddOn } from './add-ons.ts'
import { Policies } from './business.ts'
import { endpoints } from './endpoint.ts'
import { DryRunQuery, Id, Money, minutes, PageQuery, page, TimeZone, text, Version } from './primitives.ts'

export const ResourceKind = z.enum(['staff', 'room', 'equipment'])
const IdParam = z.object({ id: Id })

/** A visit that a change would leave without its hours, its resource or its room. */
export const Affected = z
  .object({
    appointmentId: Id,
    start: z.string(),
    end: z.string(),
    resourceId: Id.optional(),
    customerName: z.string(),
    serviceNames: z.array(z.string()).optional(),
  })
  .meta({ id: 'Affected' })
export const affected = z
  .array(Affected)
  .describe('Visits that it strands; on a dry run those that it would strand')

const Part = z
  .object({ fromMinute: minutes(0, 43_200), toMinute: minutes(1, 43_200) })
  .refine((p) => p.fromMinute < p.toMinute, {
    message: 'must end after it starts',
    path: ['toMinute'],
  })

export const Requirement = z
  .object({
    kind: ResourceKind,
    resourceIds: z.array(Id).min(1).max(200).optional(),
    skill: text(60, 1).optional(),
    quantity: z.int().min(1).max(20).default(1),
    parts: z.array(Part).min(1).max(20).optional(),
  })
  .refine((r) => !(r.resourceIds && r.skill), {
    message: 'names resources or a skill, not both',
    path: ['skill'],
  })
  .meta({ id: 'Requirement' })

export const Service = z
  .object({
    id: Id,
    name: z.string(),
    description: z.string(),
    category: z.string(),
    position: z.int(),
    durationMinutes: z.int(),
    bufferBeforeMinutes: z.int(),
    bufferAfterMinutes: z.int(),
    slotIntervalMinutes: z.int(),
    noticeMinutes: z.int(),
    bookingWindowDays: z.int(),
    price: Money,
    requirements: z.array(Requirement),
    assignment: z.enum(['fixed', 'round_robin', 'least_busy', 'priority']),
    own: z
      .array(
        z.object({
          resourceId: Id,
          durationMinutes: z.int().nullable(),
          price: Money.nullable(),
        }),
      )
      .describe('Durations and prices of single resources'),
    policies: Policies.nullable().describe('What differs from the policies of the business; null: nothing'),
    addOns: z.array(OfferedAddOn).describe('What may be added, as offered now'),
    bookableOnline: z.boolean(),
    active: z.boolean(),
    isExample: z.literal(true).optional().describe('Made to start from, and as it was'),
    version: z.int(),
  })
  .meta({ id: 'Service' })

export const PublicService = z
  .object({
    id: Id,
    name: z.string(),
    description: z.string(),
    category: z.string(),
    position: z.int(),
    durationMinutes: z.int(),
    price: Money,
    providers: z.array(z.object({ id: Id, name: z.string() })).describe('The staff one may ask for'),
    policies: Policies.optional().describe(
      'With `?terms=true`, where they differ from those of the business',
    ),
    addOns: z.array(OfferedAddOn).optional().describe('With `?terms=true`: what may be added'),
  })
  .meta({ id: 'PublicService' })

const serviceFields = {
  name: text(120, 1),
  description: text(2000).optional(),
  category: text(80).optional(),
  position: z.int().min(0).max(100_000).optional(),
  durationMinutes: minutes(1, 43_200),
  bufferBeforeMinutes: minutes(0, 1440).optional(),
  bufferAfterMinutes: minutes(0, 1440).optional(),
  slotIntervalMinutes: minutes(1, 1440).nullable().optional().describe('null: the rule of the business'),
  noticeMinutes: minutes(0, 525_600).nullable().optional().describe('null: the rule of the business'),
  bookingWindowDays: minutes(0, 1095).nullable().optional().describe('null: the rule of the business'),
  price: Money,
  requirements: z.array(Requirement).min(1).max(20).optional(),
  assignment: z.enum(['fixed', 'round_robin', 'least_busy', 'priority']).optional(),
  policies: Policies.nullable().optional().describe('Replaced as a whole; null: those of the business'),
  bookableOnline: z.boolean().optional(),
  active: z.boolean().optional(),
}
export const ServiceInput = z.object(serviceFields)
export const ServicePatch = z.object(serviceFields).partial().extend({ version: Version })

export const Location = z
  .object({
    id: Id,
    name: z.string(),
    timeZone: z.string(),
    address: z.string(),
    isDefault: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Location' })
const locationFields = {
  name: text(120, 1),
  timeZone: TimeZone,
  address: text(500).optional(),
}

export const Resource = z
  .object({
    id: Id,
    name: z.string(),
    kind: ResourceKind,
    locationId: Id,
    skills: z.array(z.string()),
    userId: Id.nullable(),
    active: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Resource' })
const resourceFields = {
  name: text(120, 1),
  kind: ResourceKind,
  locationId: Id.optional(),
  skills: z.array(text(60, 1)).max(100).optional(),
  userId: Id.nullable().optional(),
  active: z.boolean().optional(),
}

export const catalogEndpoints = endpoints({
  'GET /locations': {
    summary: 'Where the business works',
    tag: 'Catalogue',
    action: 'locations.read',
    tenant: 'required',
    query: PageQuery,
    success: [200, page(Location)],
  },
  'POST /locations': {
    summary: 'Add a location',
    tag: 'Catalogue',
    action: 'locations.manage',
    tenant: 'required',
    body: z.object(locationFields),
    success: [201, Location],
    idempotent: true,
    problems: ['plan-limit'],
  },
  'GET /locations/:id': {
    summary: 'One location',
    tag: 'Catalogue',
    action: 'locations.read',
    tenant: 'required',
    params: IdParam,
    success: [200, Location],
  },
  'PATCH /locations/:id': {
    summary: 'Change a location',
    tag: 'Catalogue',
    action: 'locations.manage',
    tenant: 'required',
    params: IdParam,
    query: DryRunQuery,
    body: z
      .object(locationFields)
      .partial()
      .extend({ isDefault: z.literal(true).optional(), version: Version }),
    success: [200, Location.extend({ affected: affected.optional() })],
    problems: ['stale'],
  },
  'DELETE /locations/:id': {
    summary: 'Archive a location that nothing uses any more',
    tag: 'Catalogue',
    action: 'locations.manage',
    tenant: 'required',
    params: IdParam,
    success: [204, null],
    problems: ['in-use'],
  },
  'GET /resources': {
    summary: 'Staff, rooms and equipment',
    tag: 'Catalogue',
    action: 'resources.read',
    tenant: 'required',
    query: PageQuery,
    success: [200, page(Resource)],
  },
  'POST /resources': {
    summary: 'Add a resource',
    tag: 'Catalogue',
    action: 'resources.manage',
    tenant: 'required',
    body: z.object(resourceFields),
    success: [201, Resource],
    idempotent: true,
    problems: ['plan-limit', 'not-found'],
  },
  'GET /resources/:id': {
    summary: 'One resource',
    tag: 'Catalogue',
    action: 'resources.read',
    tenant: 'required',
    params: IdParam,
    success: [200, Resource],
  },
  'PATCH /resources/:id': {
    summary: 'Change a resource',
    tag: 'Catalogue',
    action: 'resources.manage',
    tenant: 'required',
    params: IdParam,
    query: DryRunQuery,
    body: z.object(resourceFields).partial().extend({ version: Version }),
    success: [200, Resource.extend({ affected: affected.optional() })],
    problems: ['stale', 'not-found', 'plan-limit'],
  },
  'DELETE /resources/:id': {
    summary: 'Archive a resource',
    tag: 'Catalogue',
    action: 'resources.manage',
    tenant: 'required',
    params: IdParam,
    success: [204, null],
  },
})
