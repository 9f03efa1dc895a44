import { z } from 'zod'
import { TRADE_NAMES } from '../domain/trades/index.ts'
import { Business } from './business.ts'
import { ResourceKind } from './catalog.ts'
import { endpoints } from './endpoint.ts'
import { Id, WallTime } from './primitives.ts'

export const SETUP_STEPS = ['trade', 'services', 'hours', 'people', 'look', 'publish', 'try'] as const
const Step = z.enum(SETUP_STEPS)
const TestVisit = z.object({ id: Id, start: z.string(), service: z.string() })

const Setup = z
  .object({
    trade: z.enum(TRADE_NAMES).nullable(),
    published: z.boolean(),
    steps: z
      .array(z.object({ name: Step, state: z.enum(['done', 'skipped', 'open']) }))
      .describe('In their order'),
    hidden: z.boolean().describe('The reminder of what is left to do was put away'),
    locationId: Id,
    examples: z.int().describe('Services that were made to start from and are as they were'),
    kinds: z
      .array(z.object({ kind: ResourceKind, needed: z.int(), found: z.int() }))
      .describe('What its services need at once, and how many of them there are'),
    suggestedHours: z
      .array(z.object({ weekday: z.int(), start: WallTime, end: WallTime }))
      .describe('What is usual in the trade'),
    testVisit: TestVisit.nullable(),
  })
  .meta({ id: 'Setup' })

const Blocker = z.object({
  code: z.enum([
    'no-resource',
    'no-hours',
    'fully-booked',
    'notice',
    'window',
    'too-long',
    'never-together',
    'not-looked',
  ]),
  kind: ResourceKind.optional(),
  skill: z.string().optional(),
  needed: z.int().optional(),
  found: z.int().optional(),
})

export const setupEndpoints = endpoints({
  'GET /setup': {
    summary: 'What is done and what is left before a business can be booked',
    tag: 'Business',
    action: 'setup.manage',
    tenant: 'required',
    success: [200, Setup],
  },
  'PATCH /setup': {
    summary: 'Put a step aside, or the reminder of what is left',
    tag: 'Business',
    action: 'setup.manage',
    tenant: 'required',
    body: z.object({
      skip: Step.optional(),
      done: z.enum(['look']).optional(),
      hidden: z.boolean().optional(),
    }),
    success: [200, Setup],
  },
  'POST /setup/trade': {
    summary: 'Choose the trade, and begin with its services as examples',
    tag: 'Business',
    action: 'setup.manage',
    tenant: 'required',
    body: z.object({ trade: z.enum(TRADE_NAMES) }),
    success: [200, Setup],
    grows: true,
  },
  'DELETE /setup/examples': {
    summary: 'Remove all services that are still as the trade had them',
    tag: 'Business',
    action: 'setup.manage',
    tenant: 'required',
    success: [204, null],
  },
  'GET /setup/bookable': {
    summary:
      'For each service that customers may book its first free time within 60 days, or why there is none',
    tag: 'Business',
    action: 'setup.manage',
    tenant: 'required',
    success: [
      200,
      z.object({
        items: z
          .array(
            z.object({
              serviceId: Id,
              name: z.string(),
              first: z.string().nullable(),
              blockers: z.array(Blocker),
            }),
          )
          .describe('The first hundred of the catalogue'),
      }),
    ],
  },
  'POST /setup/test-visit': {
    summary: 'Book a visit to see how it looks, at the first free time of the first service',
    tag: 'Business',
    action: 'setup.manage',
    tenant: 'required',
    success: [201, TestVisit],
    idempotent: true,
    problems: ['wrong-status', 'slot-taken', 'not-offered'],
  },
  'DELETE /setup/test-visit': {
    summary: 'Remove the visit that was booked to see how it looks, without a trace',
    tag: 'Business',
    action: 'setup.manage',
    tenant: 'required',
    success: [204, null],
  },
  'POST /business/publish': {
    summary: 'Open the page of the business to its customers',
    tag: 'Business',
    action: 'business.publish',
    tenant: 'required',
    success: [200, Business],
  },
  'POST /business/unpublish': {
    summary: 'Close the page again: it says that the business opens soon',
    tag: 'Business',
    action: 'business.publish',
    tenant: 'required',
    success: [200, Business],
  },
})
