import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import de from '../../locales/de/catalog.json'
import en from '../../locales/en/catalog.json'
import type { Requirement } from './catalog.types.ts'
import { type NeedContext, needsLine, needWords } from './need-words.ts'

const NAMES = new Map([
  ['p', 'Priya'],
  ['n', 'Noor'],
  ['s', 'Sam'],
  ['w', 'Wax machine'],
])

async function contextIn(language: string): Promise<NeedContext> {
  const i18n = createInstance()
  await i18n.init({
    lng: language,
    defaultNS: 'catalog',
    resources: { en: { catalog: en }, de: { catalog: de } },
    interpolation: { escapeValue: false },
  })
  return { t: i18n.t, locale: language, durationMinutes: 110, nameOf: (id) => NAMES.get(id) }
}

const part = (fromMinute: number, toMinute: number) => ({ fromMinute, toMinute })
const NEEDS: Requirement[] = [
  { kind: 'staff', quantity: 1, resourceIds: ['p', 'n'] },
  { kind: 'staff', quantity: 2, resourceIds: ['p', 'n'] },
  { kind: 'staff', quantity: 2, resourceIds: ['p', 'n', 's'] },
  { kind: 'room', quantity: 1 },
  { kind: 'staff', quantity: 2, skill: 'massage' },
  { kind: 'equipment', quantity: 1, resourceIds: ['w'], parts: [part(0, 15)] },
  { kind: 'room', quantity: 1, parts: [part(80, 110)] },
  { kind: 'room', quantity: 3, parts: [part(10, 20)] },
  { kind: 'staff', quantity: 1, skill: 'colour', parts: [part(80, 110), part(0, 45)] },
  { kind: 'room', quantity: 1, parts: [part(0, 110)] },
]

test('a need reads as one sentence in English', async () => {
  const context = await contextIn('en')
  expect(NEEDS.map((need) => needWords(need, context))).toEqual([
    'One of: Priya, Noor',
    'Priya and Noor',
    '2 of: Priya, Noor, Sam',
    'Any room',
    '2 people with the skill massage',
    'Wax machine for the first 15 minutes',
    'Any room from minute 80 to the end',
    'Any 3 rooms from minute 10 to minute 20',
    'One person with the skill colour for these parts: the first 45 minutes and minute 80 to the end',
    'Any room',
  ])
})

test('and in German', async () => {
  const context = await contextIn('de')
  expect(NEEDS.map((need) => needWords(need, context))).toEqual([
    '1 von: Priya, Noor',
    'Priya und Noor',
    '2 von: Priya, Noor und Sam',
    'Ein beliebiger Raum',
    '2 Personen mit der Fähigkeit massage',
    'Wax machine für die ersten 15 Minuten',
    'Ein beliebiger Raum von Minute 80 bis zum Ende',
    '3 beliebige Räume von Minute 10 bis Minute 20',
    'Eine Person mit der Fähigkeit colour für diese Teile: die ersten 45 Minuten und Minute 80 bis zum Ende',
    'Ein beliebiger Raum',
  ])
})

test('what isn’t chosen yet says so, and a service’s needs make one line', async () => {
  const context = await contextIn('en')
  const line = needsLine(
    [
      { kind: 'staff', quantity: 1, resourceIds: [] },
      { kind: 'staff', quantity: 1, skill: ' ' },
      { kind: 'equipment', quantity: 1 },
    ],
    context,
  )
  expect(line).toBe('Not chosen yet · A skill that isn’t chosen yet · Any machine')
})
