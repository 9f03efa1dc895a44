import { z } from 'zod'
import { PublicService, ServiceInput } from './catalog.ts'
import { endpoints } from './endpoint.ts'
import { Id, Money, PageQuery, page, Version } from './primitives.ts'

const IdParam = z.object({ id: Id })

/** Several services as one visit, as customers see it. `price`: its own, or the sum of its services. */
export const PublicPackage = PublicService.pick({
  id: true,
  name: true,
  description: true,
  category: true,
  position: true,
  durationMinutes: true,
  price: true,
})
  .extend({
    services: z.array(z.object({ id: Id, name: z.string() })).describe('In the order of the visit'),
  })
  .meta({ id: 'PublicPackage' })

export const Package = z
  .object({
    ...PublicPackage.shape,
    ownPrice: Money.nullable().describe('null: the sum of its services'),
    bookableOnline: z.boolean(),
    active: z.boolean(),
    offlineBecause: z
      .array(z.object({ serviceId: Id, name: z.string(), reason: z.enum(['archived', 'not-online']) }))
      .describe('The services for which customers are not offered it'),
    version: z.int(),
  })
  .meta({ id: 'Package' })

const fields = {
  ...ServiceInput.pick({
    name: true,
    description: true,
    category: true,
    position: true,
    bookableOnline: true,
    active: true,
  }).shape,
  serviceIds: z.array(Id).min(1).max(10).describe('In the order of the visit'),
  price: Money.nullable().optional().describe('null or left out: the sum of its services'),
}

export const packageEndpoints = endpoints({
  'GET /packages': {
    summary: 'Packages: all of them for members, those offered online for everyone else',
    tag: 'Catalogue',
    action: 'services.read',
    tenant: 'required',
    query: PageQuery,
    success: [200, page(z.union([Package, PublicPackage]))],
  },
  'POST /packages': {
    summary: 'Create a package: several services as one visit',
    tag: 'Catalogue',
    action: 'services.manage',
    tenant: 'required',
    body: z.object(fields),
    success: [201, Package],
    idempotent: true,
    grows: true,
    problems: ['not-found'],
  },
  'GET /packages/:id': {
    summary: 'One package',
    tag: 'Catalogue',
    action: 'services.read',
    tenant: 'required',
    params: IdParam,
    success: [200, z.union([Package, PublicPackage])],
  },
  'PATCH /packages/:id': {
    summary: 'Change a package; visits keep it as it was when they were booked',
    tag: 'Catalogue',
    action: 'services.manage',
    tenant: 'required',
    params: IdParam,
    body: z.object(fields).partial().extend({ version: Version }),
    success: [200, Package],
    problems: ['stale', 'not-found'],
  },
  'DELETE /packages/:id': {
    summary: 'Archive a package',
    tag: 'Catalogue',
    action: 'services.manage',
    tenant: 'required',
    params: IdParam,
    success: [204, null],
  },
})
