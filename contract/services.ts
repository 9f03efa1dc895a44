import { z } from 'zod'
import { affected, PublicService, Service, ServiceInput, ServicePatch } from './catalog.ts'
import { endpoints } from './endpoint.ts'
import { DryRunQuery, Id, Money, minutes, PageQuery, page, queryFlag, text } from './primitives.ts'

const IdParam = z.object({ id: Id })
const TermsQuery = z.object({
  terms: queryFlag.optional().describe('Also to customers: its add-ons, and policies of its own'),
})

export const serviceEndpoints = endpoints({
  'GET /services': {
    summary: 'Services: all fields for members, the public ones for everyone else',
    tag: 'Catalogue',
    action: 'services.read',
    tenant: 'required',
    query: PageQuery.extend({
      archived: queryFlag.optional().describe('Members: true for archived ones alone, false for the others'),
      ...TermsQuery.shape,
    }),
    success: [200, page(z.union([Service, PublicService]))],
  },
  'POST /services': {
    summary: 'Create a service',
    tag: 'Catalogue',
    action: 'services.manage',
    tenant: 'required',
    body: ServiceInput,
    success: [201, Service],
    idempotent: true,
    grows: true,
    problems: ['not-found'],
  },
  'GET /services/:id': {
    summary: 'One service',
    tag: 'Catalogue',
    action: 'services.read',
    tenant: 'required',
    params: IdParam,
    query: TermsQuery,
    success: [200, z.union([Service, PublicService])],
  },
  'PATCH /services/:id': {
    summary: 'Change a service',
    tag: 'Catalogue',
    action: 'services.manage',
    tenant: 'required',
    params: IdParam,
    query: DryRunQuery,
    body: ServicePatch,
    success: [200, Service.extend({ affected: affected.optional() })],
    problems: ['stale'],
  },
  'DELETE /services/:id': {
    summary: 'Archive a service',
    tag: 'Catalogue',
    action: 'services.manage',
    tenant: 'required',
    params: IdParam,
    success: [204, null],
  },
  'POST /services/:id/restore': {
    summary: 'Take a service out of the archive; one that is not in it stays as it is',
    tag: 'Catalogue',
    action: 'services.manage',
    tenant: 'required',
    params: IdParam,
    success: [200, Service],
  },
  'POST /services/:id/duplicate': {
    summary: 'Copy a service with its own durations, prices and add-ons; it is not offered online yet',
    tag: 'Catalogue',
    action: 'services.manage',
    tenant: 'required',
    params: IdParam,
    body: z.object({ name: text(120, 1) }),
    success: [201, Service],
    idempotent: true,
    grows: true,
  },
  'PUT /services/order': {
    summary: 'Put services in this order; a category stands where its first service does',
    tag: 'Catalogue',
    action: 'services.manage',
    tenant: 'required',
    body: z.object({ serviceIds: z.array(Id).min(1).max(2000) }),
    success: [204, null],
    problems: ['not-found'],
  },
  'DELETE /services/:id/resources/:resourceId': {
    summary: "Return a resource to the service's duration and price",
    tag: 'Catalogue',
    action: 'services.manage',
    tenant: 'required',
    params: z.object({ id: Id, resourceId: Id }),
    success: [204, null],
  },
  'PUT /services/:id/resources/:resourceId': {
    summary: "A resource's own duration and price for a service",
    tag: 'Catalogue',
    action: 'services.manage',
    tenant: 'required',
    params: z.object({ id: Id, resourceId: Id }),
    body: z.object({
      durationMinutes: minutes(1, 43_200).nullable().optional(),
      price: Money.nullable().optional(),
    }),
    success: [200, Service],
  },
})
