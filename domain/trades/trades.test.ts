import { describe, expect, it } from 'vitest'
import { priceIn, TRADE_NAMES, TRADES, type TradeService } from './index.ts'
import { exampleWord } from './words.ts'

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

describe('an example’s words', () => {
  it.each(['de', 'fr', 'es', 'ar'])(
    'are all there in %s, and no two services of a trade are called the same',
    (locale) => {
      const same = new Set<string>()
      for (const trade of TRADE_NAMES) {
        const { services } = TRADES[trade]
        const names = services.map(({ name }) => exampleWord(name, locale))
        expect(new Set(names).size, trade).toBe(names.length)
        for (const english of services.flatMap(({ name, category }) => [name, category]))
          if (english && exampleWord(english, locale) === english) same.add(english)
      }
      // what is written alike in both
      const alike = {
        de: ['Massage', 'Yoga', 'Pilates', 'Training', 'Studio', 'Personal training'],
        fr: [
          'Yoga',
          'Pilates',
          'Studio',
          'Portrait',
          'Portraits',
          'Documents',
          'Massage, 60 minutes',
          'Massage, 90 minutes',
          'Consultation',
        ],
        es: ['Yoga', 'Pilates'],
        ar: [] as string[],
      }[locale]
      expect([...same].filter((english) => !alike?.includes(english))).toEqual([])
    },
  )

  it('are English for a language that nobody wrote', () => {
    expect([
      exampleWord('Colour', 'it'),
      exampleWord('Colour', 'en-GB'),
      exampleWord('Colour', 'de-AT'),
    ]).toEqual(['Colour', 'Colour', 'Färben'])
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
