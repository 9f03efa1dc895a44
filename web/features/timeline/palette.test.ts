import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contrast } from '../../app/brand.ts'
import { makeTheme, themeVariables } from '../../app/theme.ts'

const SCHEME = '[data-mantine-color-scheme="dark"]'
const STATUSES = ['confirmed', 'pending', 'in-progress', 'completed', 'no-show', 'held', 'block']
const LABELS = ['gray', 'blue', 'teal', 'green', 'amber', 'red', 'pink', 'violet']
/** What WCAG 2.2 AA asks of text, and of shapes that mean something. */
const TEXT = 4.5
const SHAPE = 3

const sheet = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8')

/** What the rule with exactly this selector declares; fails if there is none. */
function declared(css: string, selector: string): Record<string, string> {
  const body = css.split(`\n${selector} {`)[1]?.split('\n}')[0]
  if (body === undefined) throw new Error(`no rule ${selector}`)
  const bare = body.replace(/\/\*.*?\*\//g, '')
  return Object.fromEntries(
    [...bare.matchAll(/([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  )
}

const palette = sheet('palette.module.css')
const statuses = sheet('../../app/statuses.css')
const chips = sheet('../labels/Label.module.css')

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  const prefix = scheme === 'dark' ? `:global(${SCHEME}) ` : ''
  const root = scheme === 'dark' ? `:root${SCHEME}` : ':root'
  const colors = { ...declared(statuses, root), ...declared(palette, `${prefix}.palette`) }
  const color = (name: string) => {
    const found = colors[`--${name}`]
    if (!found?.startsWith('#')) throw new Error(`no colour --${name}`)
    return found
  }
  const page = themeVariables(makeTheme() as Parameters<typeof themeVariables>[0])[scheme]

  test.each(STATUSES)('the words of a visit that is %s can be read, and its shape be seen', (status) => {
    expect(contrast(color(`${status}-ink`), color(status))).toBeGreaterThanOrEqual(TEXT)
    expect(contrast(color(`${status}-edge`), color(status))).toBeGreaterThanOrEqual(SHAPE)
    // its words and its dot on the card beside it
    expect(contrast(color(`${status}-edge`), page['--surface'] as string)).toBeGreaterThanOrEqual(SHAPE)
    expect(contrast(color(`${status}-ink`), page['--surface'] as string)).toBeGreaterThanOrEqual(TEXT)
  })

  test.each(STATUSES)('every label is seen on a visit that is %s', (status) => {
    for (const label of [...LABELS, 'here'])
      expect(contrast(color(`label-${label}`), color(status)), label).toBeGreaterThanOrEqual(SHAPE)
  })

  test.each(LABELS)('the chip of a label in %s can be read', (label) => {
    const chip = declared(chips, `${prefix}.chip[data-color="${label}"]`)
    expect(contrast(chip.color as string, chip.background as string)).toBeGreaterThanOrEqual(TEXT)
  })

  test('soft words can be read on all that they stand on', () => {
    for (const behind of [page['--surface'], page['--surface-sunken'], color('tl-group'), color('tl-hover')])
      expect(contrast(page['--ink-soft'] as string, behind as string)).toBeGreaterThanOrEqual(TEXT)
    expect(contrast(color('tl-now-ink'), color('tl-now'))).toBeGreaterThanOrEqual(TEXT)
  })
})
