import { describe, expect, test } from 'vitest'
import { brandColors, contrast, DEFAULT_BRAND } from './brand.ts'

const COLORS = [
  '#000000',
  '#ffffff',
  '#facc15',
  '#7c3aed',
  '#0f766e',
  '#e11d48',
  '#38bdf8',
  '#808080',
  '#fefce8',
]

test('contrast is that of WCAG: 21 for black on white, 1 for a colour on itself', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#7c3aed', '#7c3aed')).toBe(1)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

describe.each(COLORS)('a business in %s', (hex) => {
  const colors = brandColors(hex)

  test.each(['light', 'dark'] as const)('has text that can be read in %s pages', (name) => {
    const scheme = colors[name]
    const surfaces = name === 'light' ? ['#ffffff', '#f7f7f8'] : ['#18181b', '#111113']
    expect(contrast(scheme.fill, scheme.onFill)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(scheme.fillHover, scheme.onFill)).toBeGreaterThanOrEqual(4.5)
    for (const surface of [...surfaces, scheme.soft, scheme.softHover])
      expect(contrast(scheme.ink, surface)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['light', 'dark'] as const)('has buttons that stand out from the card in %s pages', (name) => {
    expect(contrast(colors[name].fill, name === 'light' ? '#ffffff' : '#18181b')).toBeGreaterThanOrEqual(1.3)
  })
})

test('what is no colour gives the platform’s own', () => {
  expect(brandColors('blue')).toEqual(brandColors(DEFAULT_BRAND))
})
