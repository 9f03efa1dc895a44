import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { Logo } from './logo.ts'
import { Currency, Email, minutes, TimeZone, text, Version, WallTime } from './primitives.ts'

export const Branding = z.object({
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #0f766e')
    .optional(),
  tagline: text(200).optional(),
  logo: Logo.optional().describe('A small picture as a data URL'),
})
export const BookingRules = z.object({
  slotIntervalMinutes: minutes(5, 240).optional(),
  noticeMinutes: minutes(0, 525_600).optional(),
  bookingWindowDays: minutes(0, 1095).optional(),
})
export const Policies = z
  .object({
    cancellation: text(2000).optional().describe('In words of the business'),
    cancellationHours: minutes(0, 8760)
      .optional()
      .describe('Until how many hours before its start customers may cancel a visit themselves'),
    rescheduleHours: minutes(0, 8760).optional().describe('The same for moving it'),
    mayChoosePerson: z.boolean().optional().describe('Customers may ask for a person; left out: they may'),
    maxUpcomingPerCustomer: minutes(1, 1000)
      .optional()
      .describe('How many visits a customer may have ahead of them at once'),
    requirePhone: z.boolean().optional(),
    requireNote: z.boolean().optional(),
  })
  .meta({ id: 'Policies' })
const OpeningHours = z.object({
  weekday: z.int().min(1).max(7),
  start: WallTime,
  end: WallTime,
})

export const Business = z
  .object({
    slug: z.string(),
    name: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    locale: z.string(),
    country: z.string(),
    published: z.boolean().describe('False: its page says that it opens soon'),
    branding: Branding,
    bookingRules: BookingRules,
    address: z.string(),
    phone: z.string(),
    openingHours: z.array(OpeningHours),
    locations: z
      .array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          timeZone: z.string(),
          address: z.string(),
          isDefault: z.boolean(),
        }),
      )
      .describe('Where one can go'),
    policies: Policies,
    version: Version,
  })
  .meta({ id: 'Business' })

export const businessEndpoints = endpoints({
  'GET /business': {
    summary: 'The business as its customers see it',
    tag: 'Business',
    action: 'business.read',
    tenant: 'required',
    success: [200, Business],
  },
  'PATCH /business': {
    summary: 'Change the settings of the business',
    tag: 'Business',
    action: 'business.update',
    tenant: 'required',
    body: z.object({
      name: text(120, 1).optional(),
      timeZone: TimeZone.optional(),
      currency: Currency.optional(),
      locale: z.enum(['en', 'de', 'fr', 'es', 'ar']).optional(),
      branding: Branding.optional(),
      bookingRules: BookingRules.optional(),
      policies: Policies.optional(),
      address: text(500).optional(),
      phone: text(40).optional(),
      email: Email.optional(),
      version: Version,
    }),
    success: [200, Business],
    problems: ['stale'],
  },
})
