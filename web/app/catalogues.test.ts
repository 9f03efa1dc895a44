import { describe, expect, test } from 'vitest'
import { LANGUAGES } from './language.ts'

type Catalogue = { [key: string]: string | Catalogue }

const english = Object.fromEntries(
  Object.entries(import.meta.glob<Catalogue>('../locales/en/*.json', { eager: true, import: 'default' })).map(
    ([path, catalogue]) => [path.split('/').at(-1)?.replace('.json', '') as string, catalogue],
  ),
)

const sources = Object.entries(
  import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.*'], {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
).map(([path, text]) => ({ path: path.replace('../', 'web/'), text }))

/** The first arguments of all calls of `t`. */
function firstArguments(text: string): string[] {
  return [...text.matchAll(/(?<![\w.])t\(/g)].map((call) => {
    const from = call.index + call[0].length
    let depth = 0
    for (let at = from; at < text.length; at++) {
      const sign = text[at] as string
      if ('([{'.includes(sign)) depth++
      else if (depth > 0 && ')]}'.includes(sign)) depth--
      else if (depth === 0 && ',)'.includes(sign)) return text.slice(from, at).trim()
    }
    return ''
  })
}

/** The keys that an argument names: itself, or both ways of a condition. Keys that are put together are not known. */
function keysIn(argument: string): string[] {
  const whole = /^'([^']+)'$/.exec(argument)
  if (whole) return [whole[1] as string]
  if (argument.startsWith('`')) return []
  return [...argument.matchAll(/[?:]\s*'([^']+)'/g)].map((way) => way[1] as string)
}

/** A text of the catalogue, or a form of it for a number or a context. */
function has(namespace: string, key: string): boolean {
  const path = key.split('.')
  const last = path.pop() as string
  let folder: string | Catalogue | undefined = english[namespace]
  for (const part of path) folder = typeof folder === 'object' ? folder[part] : undefined
  if (typeof folder !== 'object') return false
  return Object.keys(folder).some((name) => name === last || name.startsWith(`${last}_`))
}

/** The namespaces that a file's `t` may stand for; any of them where `t` is handed in. */
function namespacesOf(text: string): string[] {
  const hooks = [...text.matchAll(/useTranslation\(([^)]*)\)/g)]
  if (hooks.length === 0) return Object.keys(english)
  return hooks.flatMap(([, names]) =>
    names ? [...names.matchAll(/'(\w+)'/g)].map((one) => one[1] as string) : ['common'],
  )
}

test('every text that a page asks for is in the English catalogue', () => {
  const missing = sources.flatMap(({ path, text }) => {
    const own = namespacesOf(text)
    return firstArguments(text)
      .flatMap(keysIn)
      .filter((key) => {
        const [namespace, rest] = key.split(':') as [string, string?]
        return rest ? !has(namespace, rest) : !own.some((one) => has(one, key))
      })
      .map((key) => `${path}: ${key}`)
  })
  expect(sources.length).toBeGreaterThan(20)
  expect(missing).toEqual([])
})

const files = import.meta.glob<Catalogue>('../locales/*/*.json', { eager: true, import: 'default' })

/** All texts of a language, by `namespace:path.to.key`. */
function textsOf(language: string): Map<string, string> {
  const texts = new Map<string, string>()
  const walk = (catalogue: Catalogue, before: string, mark: string) => {
    for (const [key, value] of Object.entries(catalogue)) {
      if (typeof value === 'string') texts.set(`${before}${mark}${key}`, value)
      else walk(value, `${before}${mark}${key}`, '.')
    }
  }
  for (const [path, catalogue] of Object.entries(files)) {
    const [, , folder, file] = path.split('/') as [string, string, string, string]
    if (folder === language) walk(catalogue, file.replace('.json', ''), ':')
  }
  return texts
}

const PLURAL = /_(zero|one|two|few|many|other)$/
const placeholders = (text: string): string[] => [...new Set(text.match(/{{\w+}}/g))].sort()
const englishTexts = textsOf('en')

/** What a language has to have: English's keys, with the forms for numbers that the language itself tells apart. */
function keysFor(language: string): Set<string> {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const keys = [...englishTexts.keys()]
  return new Set([
    ...keys.filter((key) => !PLURAL.test(key) || key.endsWith('_zero')),
    ...keys
      .filter((key) => key.endsWith('_other'))
      .flatMap((key) => forms.map((form) => key.replace(PLURAL, `_${form}`))),
  ])
}

describe.each(Object.keys(LANGUAGES).filter((language) => language !== 'en'))('%s', (language) => {
  const texts = textsOf(language)
  const keys = keysFor(language)

  test('says everything that English says', () => {
    expect(englishTexts.size).toBeGreaterThan(1000)
    expect([...keys].filter((key) => !texts.get(key)?.trim())).toEqual([])
  })

  test('says nothing that English no longer says', () => {
    expect([...texts.keys()].filter((key) => !keys.has(key))).toEqual([])
  })

  test('fills in what English fills in; a form for one, two or none may say the number in words', () => {
    const wrong = [...texts].filter(([key, text]) => {
      const from = placeholders(
        englishTexts.get(key) ?? englishTexts.get(key.replace(PLURAL, '_other')) ?? '',
      )
      const optional = /_(zero|one|two)$/.test(key) ? '{{count}}' : ''
      const own = placeholders(text)
      return (
        own.some((name) => !from.includes(name) && name !== optional) ||
        from.some((name) => !own.includes(name) && name !== optional)
      )
    })
    expect(wrong).toEqual([])
  })
})
