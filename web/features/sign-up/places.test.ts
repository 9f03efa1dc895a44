import { expect, test } from 'vitest'
import { currencyOf, slugOf } from './places.ts'

test('a name becomes an address: letters, digits and single hyphens, accents taken off', () => {
  expect(slugOf('Ada’s Nails & Spa')).toBe('adas-nails-spa')
  expect(slugOf('  Café Zürich 24/7 ')).toBe('cafe-zurich-24-7')
  expect(slugOf('!!!')).toBe('')
  expect(slugOf('x'.repeat(80))).toBe('x'.repeat(60))
})

test('a country has its currency where it is known', () => {
  expect([currencyOf('FR'), currencyOf('GB'), currencyOf('US'), currencyOf('AF')]).toEqual([
    'EUR',
    'GBP',
    'USD',
    undefined,
  ])
})
