import { describe, expect, test } from 'vitest'
import { deskOf } from './home-of.ts'

const phone = () => ({ matches: true })
const desk = () => ({ matches: false })
const me = (role: 'TENANT_OWNER' | 'TENANT_STAFF', resourceId: string | null, calendars: string | null) => ({
  user: { role } as const,
  resourceId,
  calendars,
})

describe('where a member begins', () => {
  test('a stylist has their own day on a phone and the Timeline elsewhere', () => {
    expect(deskOf(me('TENANT_STAFF', 'chair', 'own'), phone)).toBe('/app/my-day')
    expect(deskOf(me('TENANT_STAFF', 'chair', 'own'), desk)).toBe('/app/timeline')
  })

  test('a receptionist has the desk everywhere, an owner the Timeline', () => {
    expect(deskOf(me('TENANT_STAFF', null, 'all'), phone)).toBe('/app/today')
    expect(deskOf(me('TENANT_STAFF', null, 'location'), desk)).toBe('/app/today')
    expect(deskOf(me('TENANT_OWNER', null, null), desk)).toBe('/app/timeline')
  })
})
