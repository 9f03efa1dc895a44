import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { Id, Money, minutes, PageQuery, page, text, Version } from './primitives.ts'

const IdParam = z.object({ id: Id })

/** An add-on as it is offered with a service. */
export const OfferedAddOn = z
  .object({
    id: Id,
    name: z.string(),
    description: z.string(),
    durationMinutes: z.int(),
    price: Money,
  })
  .meta({ id: 'OfferedAddOn' })

export const AddOn = z
  .object({
    ...OfferedAddOn.shape,
    position: z.int(),
    serviceIds: z.array(Id).describe('The services that it goes with'),
    active: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'AddOn' })

const fields = {
  name: text(120, 1),
  description: text(2000).optional(),
  durationMinutes: minutes(0, 1440).optional(),
  price: Money.optional(),
  position: z.int().min(0).max(100_000).optional(),
  serviceIds: z.array(Id).max(500).optional(),
  active: z.boolean().optional(),
}

export const addOnEndpoints = endpoints({
  'GET /add-ons': {
    summary: 'What may be added to services, archived ones too',
    tag: 'Catalogue',
    action: 'services.readAll',
    tenant: 'required',
    query: PageQuery,
    success: [200, page(AddOn)],
  },
  'POST /add-ons': {
    summary: 'Create an add-on: its minutes and price are added to those of a service',
    tag: 'Catalogue',
    action: 'services.manage',
    tenant: 'required',
    body: z.object(fields),
    success: [201, AddOn],
    idempotent: true,
    grows: true,
    problems: ['not-found'],
  },
  'PATCH /add-ons/:id': {
    summary: 'Change an add-on; visits keep it as it was when they were booked',
    tag: 'Catalogue',
    action: 'services.manage',
    tenant: 'required',
    params: IdParam,
    body: z.object(fields).partial().extend({ version: Version }),
    success: [200, AddOn],
    problems: ['stale', 'not-found'],
  },
  'DELETE /add-ons/:id': {
    summary: 'Archive an add-on',
    tag: 'Catalogue',
    action: 'services.manage',
    tenant: 'required',
    params: IdParam,
    success: [204, null],
  },
})
