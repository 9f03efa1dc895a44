import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharePrice } from './share-price.ts'

const amount = fc.integer({ min: 0, max: 2_000_000_000 })

test('the shares are in proportion, and what rounding leaves goes to the largest remainders', () => {
  // 100 over 30 and 60: 33.3 and 66.7
  expect(sharePrice(100, [30, 60])).toEqual([33, 67])
  expect(sharePrice(9000, [6000, 3000])).toEqual([6000, 3000])
})

test('services that cost nothing share alike, the earlier ones first', () => {
  expect(sharePrice(100, [0, 0, 0])).toEqual([34, 33, 33])
})

test('the sum is exact, and no share is further than a unit from its proportion', () => {
  fc.assert(
    fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 10 }), (price, weights) => {
      const shares = sharePrice(price, weights)
      const sum = weights.reduce((a, b) => a + b, 0) || weights.length
      expect(shares.reduce((a, b) => a + b, 0)).toBe(price)
      shares.forEach((share, at) => {
        const weight = weights.some((one) => one > 0) ? (weights[at] as number) : 1
        expect(Math.abs(share - (price * weight) / sum)).toBeLessThanOrEqual(1)
      })
    }),
  )
})
