import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { Email, Id, Money, PageQuery, page, text, Version } from './primitives.ts'
import { GivenAnswers, ShownAnswer } from './questions.ts'

const NamedId = z.object({ id: Id, name: z.string() })

export const Customer = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().describe('As it was written'),
    phoneShown: z.string().describe('As people of the business’s country write it'),
    internalNotes: z.string(),
    tags: z.array(z.string()),
    userId: Id.nullable(),
    householdOf: NamedId.nullable().describe('The customer whose email books for this one too'),
    blocked: z.object({ since: z.string(), reason: z.string() }).nullable().describe('Refused online'),
    lastVisit: z.string().nullable(),
    nextVisit: z.string().nullable(),
    answers: z.array(ShownAnswer).optional().describe('Not in lists, and left out where there are none'),
    version: z.int(),
  })
  .meta({ id: 'Customer' })

const fields = {
  name: text(120, 1),
  email: Email.nullable().optional(),
  phone: text(40).optional(),
  internalNotes: text(5000).optional(),
  tags: z.array(text(40, 1)).max(50).optional(),
  householdOf: Id.nullable().optional().describe('A person of that customer’s household; has no email then'),
}
const IdParam = z.object({ id: Id })
const Pair = z.object({ id: Id, otherId: Id })
const side = z.enum(['this', 'from'])
const often = { name: z.string(), count: z.int() }

export const customerEndpoints = endpoints({
  'GET /customers': {
    summary: 'Customers; q finds by any part of name, email or phone, however it is written',
    tag: 'Customers',
    action: 'customers.read',
    tenant: 'required',
    query: PageQuery.extend({
      q: text(100).optional(),
      tag: text(40, 1).optional(),
      householdOf: Id.optional().describe('The people of that customer’s household'),
      sort: z
        .enum(['name', 'lastVisit'])
        .optional()
        .describe('lastVisit: who was here last first, who never was last'),
    }),
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
  'GET /customers/tags': {
    summary: 'The tags in use, the most used first; at most 200',
    tag: 'Customers',
    action: 'customers.read',
    tenant: 'required',
    success: [200, z.object({ items: z.array(z.object({ tag: z.string(), count: z.int() })) })],
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
    body: z
      .object(fields)
      .partial()
      .extend({
        answers: GivenAnswers.optional().describe('Those that change; null takes one out'),
        version: Version,
      }),
    success: [200, Customer],
    problems: ['stale', 'email-taken'],
  },
  'GET /customers/:id/history': {
    summary: 'What a customer’s visits come to',
    tag: 'Customers',
    action: 'customers.read',
    tenant: 'required',
    params: IdParam,
    success: [
      200,
      z.object({
        visits: z.int().describe('Begun or completed'),
        noShows: z.int(),
        cancelled: z.int(),
        cancelledLate: z.int().describe('Of these, less than 24 hours before'),
        spend: Money.extend({ amount: z.int() }).describe(
          'Of completed visits, in the currency of the business',
        ),
        firstVisit: z.string().nullable(),
        lastVisit: z.string().nullable(),
        nextVisit: z.string().nullable(),
        services: z.array(z.object({ serviceId: Id, ...often })).describe('The usual ones; at most three'),
        people: z.array(z.object({ resourceId: Id, ...often })).describe('Who usually serves; at most three'),
      }),
    ],
  },
  'POST /customers/:id/block': {
    summary: 'Refuse a customer and their household online; members may still book for them',
    tag: 'Customers',
    action: 'customers.block',
    tenant: 'required',
    params: IdParam,
    body: z.object({ reason: text(500).optional() }),
    success: [200, Customer],
    problems: ['wrong-status'],
  },
  'POST /customers/:id/unblock': {
    summary: 'Let a customer book online again',
    tag: 'Customers',
    action: 'customers.block',
    tenant: 'required',
    params: IdParam,
    success: [200, Customer],
  },
  'GET /customers/duplicates': {
    summary:
      'Pairs that are likely one person: the same phone, or the same name and nothing that tells them apart',
    tag: 'Customers',
    action: 'customers.merge',
    tenant: 'required',
    query: PageQuery,
    success: [200, page(z.object({ by: z.enum(['phone', 'name']), customers: z.array(Customer).length(2) }))],
  },
  'GET /customers/apart': {
    summary: 'Pairs of whom somebody said that they are two persons, the latest first',
    tag: 'Customers',
    action: 'customers.merge',
    tenant: 'required',
    query: PageQuery,
    success: [200, page(z.object({ customers: z.array(Customer).length(2) }))],
  },
  'PUT /customers/:id/apart/:otherId': {
    summary: 'Say that two customers are two persons: they aren’t suggested as duplicates any more',
    tag: 'Customers',
    action: 'customers.merge',
    tenant: 'required',
    params: Pair,
    success: [204, null],
  },
  'DELETE /customers/:id/apart/:otherId': {
    summary: 'Take that back',
    tag: 'Customers',
    action: 'customers.merge',
    tenant: 'required',
    params: Pair,
    success: [204, null],
  },
  'POST /customers/:id/merge': {
    summary:
      'Make two customers one; `from` is none any more: its id answers 404, its email books for this one',
    tag: 'Customers',
    action: 'customers.merge',
    tenant: 'required',
    params: IdParam,
    body: z.object({
      from: Id,
      keep: z
        .object({
          name: side.optional(),
          email: side.optional(),
          phone: side.optional(),
          internalNotes: z.enum(['both', 'this', 'from']).optional(),
        })
        .optional()
        .describe('Whose is kept; left out: what this one has, notes of both. Tags are always those of both'),
    }),
    success: [201, z.object({ id: Id.describe('Of the merge, to undo it'), customer: Customer })],
    idempotent: true,
    problems: ['wrong-status'],
  },
  'GET /customers/:id/merges': {
    summary: 'Merges into a customer that can be undone; at most 50, the latest first',
    tag: 'Customers',
    action: 'customers.merge',
    tenant: 'required',
    params: IdParam,
    success: [
      200,
      z.object({ items: z.array(z.object({ id: Id, name: z.string(), mergedAt: z.string() })) }),
    ],
  },
  'POST /customers/merges/:id/undo': {
    summary: 'Bring both customers of a merge back; what came since stays with the one that was kept',
    tag: 'Customers',
    action: 'customers.merge',
    tenant: 'required',
    params: IdParam,
    success: [200, z.object({ kept: Customer, restored: Customer })],
    problems: ['wrong-status', 'email-taken'],
  },
  'POST /customers/:id/erase': {
    summary: 'Erase a person for good; refused while a visit of theirs is still to come',
    tag: 'Customers',
    action: 'customers.erase',
    tenant: 'required',
    params: IdParam,
    success: [204, null],
    problems: ['in-use'],
  },
  'GET /me/household': {
    summary: 'Whom a signed-in customer may book for: themselves first; nobody for others',
    tag: 'Customers',
    action: 'session.read',
    tenant: 'required',
    success: [200, z.object({ items: z.array(NamedId.extend({ isSelf: z.boolean() })) })],
  },
})
