import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { Email, Id, PageQuery, page, text, Version } from './primitives.ts'

export const Customer = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string(),
    internalNotes: z.string(),
    tags: z.array(z.string()),
    userId: Id.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Customer' })

const fields = {
  name: text(120, 1),
  email: Email.nullable().optional(),
  phone: text(40).optional(),
  internalNotes: text(5000).optional(),
  tags: z.array(text(40, 1)).max(50).optional(),
}
const IdParam = z.object({ id: Id })

export const customerEndpoints = endpoints({
  'GET /customers': {
    summary: 'Customers; q finds by any part of name, email or phone',
    tag: 'Customers',
    action: 'customers.read',
    tenant: 'required',
    query: PageQuery.extend({ q: text(100).optional() }),
    success: [200, page(Customer)],
  },
  'POST /customers': {
    summary: 'Add a customer; a name alone is enough',
    tag: 'Customers',
    action: 'customers.create',
    tenant: 'required',
    body: z.object(fields),
    success: [201, Customer],
    idempotent: true,
    grows: true,
    problems: ['email-taken'],
  },
  'GET /customers/:id': {
    summary: 'One customer',
    tag: 'Customers',
    action: 'customers.read',
    tenant: 'required',
    params: IdParam,
    success: [200, Customer],
  },
  'PATCH /customers/:id': {
    summary: 'Change a customer',
    tag: 'Customers',
    action: 'customers.update',
    tenant: 'required',
    params: IdParam,
    body: z.object(fields).partial().extend({ version: Version }),
    success: [200, Customer],
    problems: ['stale', 'email-taken'],
  },
})
