import { describe, expect, it } from 'vitest'
import { priceIn, TRADE_NAMES, TRADES, type TradeService } from './index.ts'

describe('what a trade begins with', () => {
  it.each(TRADE_NAMES)('%s: names once, lengths that fit into every day, something to need', (name) => {
    const { services, hours } = TRADES[name]
    expect(new Set(services.map((service) => service.name)).size).toBe(services.length)
    const shortest = Math.min(...hours.map(({ start, end }) => minutesOf(end) - minutesOf(start)))
    for (const service of services) {
      expect(service.durationMinutes).toBeLessThanOrEqual(shortest)
      expect(Object.values(needsOf(service)).some((n) => n > 0)).toBe(true)
    }
    const days = hours.flatMap(({ weekdays }) => [...weekdays])
    expect(new Set(days).size).toBe(days.length)
  })
})

describe('an example’s price', () => {
  it.each([
    [45, 'EUR', 2, 4500],
    [45, 'GBP', 2, 4000],
    [45, 'JPY', 0, 7200],
    [18, 'EUR', 2, 1800],
    [0, 'USD', 2, 0],
    [45, 'XYZ', 3, 45_000],
  ])('%d euros are in %s, with %d digits, %d minor units', (euros, currency, digits, minor) => {
    expect(priceIn(euros, currency, digits)).toBe(minor)
  })
})

const needsOf = ({ needs = { staff: 1 } }: TradeService) => needs
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
