import type { DemoAddOn, DemoPackage } from './catalogue.ts'
import type { DemoExtras } from './extras.ts'

export const SALON_ADD_ONS: readonly DemoAddOn[] = [
  {
    key: 'olaplex',
    name: 'Olaplex',
    description: 'Mends hair that was bleached.',
    durationMinutes: 15,
    price: 2000,
    services: ['colour', 'highlights'],
  },
  {
    key: 'scalp',
    name: 'Scalp massage',
    description: '',
    durationMinutes: 10,
    price: 1200,
    services: ['cut', 'blow-dry'],
  },
  {
    key: 'stones',
    name: 'Hot stones',
    description: '',
    durationMinutes: 15,
    price: 1800,
    services: ['massage', 'deep-tissue'],
  },
  {
    key: 'nail-art',
    name: 'Nail art, two nails',
    description: '',
    durationMinutes: 15,
    price: 800,
    services: ['gel'],
  },
]

export const SALON_PACKAGES: readonly DemoPackage[] = [
  {
    key: 'hands-and-feet',
    name: 'Hands and feet',
    description: 'Everything for summer shoes, in one visit.',
    services: ['manicure', 'pedicure'],
    price: 6500,
  },
  {
    key: 'head-to-shoulders',
    name: 'Head to shoulders',
    description: 'A facial, then a massage.',
    services: ['facial', 'massage'],
    price: 12500,
  },
]

/** What oils, dyes and wax go on: the others ask nothing. */
const ON_SKIN = [
  'colour',
  'highlights',
  'massage',
  'deep-tissue',
  'facial',
  'lashes',
  'brows',
  'full-leg-wax',
  'half-leg-wax',
]
const A_DAY_BEFORE = { cancellationHours: 24 }

export const SALON_EXTRAS: DemoExtras = {
  questions: [
    {
      key: 'any-allergies',
      about: 'visit',
      label: 'Any allergies?',
      type: 'yes_no',
      services: ON_SKIN,
      answers: [false, false, true, false, false],
    },
    {
      key: 'allergies',
      about: 'visit',
      label: 'What are you allergic to?',
      help: 'Oils, dyes, latex: whatever touches you here.',
      type: 'text',
      services: ON_SKIN,
      when: { question: 'any-allergies', equals: true },
      answers: ['Almond oil', 'Hair dye (PPD)', 'Latex', 'Lavender', 'Nuts and nut oils'],
    },
    {
      key: 'focus',
      about: 'visit',
      label: 'Where should we work most?',
      type: 'choice',
      options: ['Neck and shoulders', 'Back', 'Legs and feet'],
      services: ['massage', 'deep-tissue'],
      answers: ['Neck and shoulders', 'Back', 'Neck and shoulders', 'Legs and feet'],
    },
  ],
  labels: [
    {
      key: 'patch-test',
      name: 'Patch test first',
      color: 'red',
      services: ['colour', 'highlights', 'lashes'],
    },
    { key: 'colour-mixed', name: 'Colour mixed', color: 'violet', services: ['colour', 'highlights'] },
    { key: 'quiet', name: 'Quiet visit', color: 'teal', services: ['massage', 'deep-tissue', 'facial'] },
  ],
  // what takes a room or half a day
  policies: {
    colour: A_DAY_BEFORE,
    highlights: A_DAY_BEFORE,
    'bridal-trial': A_DAY_BEFORE,
    massage: A_DAY_BEFORE,
    'deep-tissue': A_DAY_BEFORE,
    couples: A_DAY_BEFORE,
    facial: A_DAY_BEFORE,
  },
  household: ['Henry Evans', 'Lily Evans'],
  visitNotes: [
    'Formula 6/1 with 7/0, 20 vol, 35 minutes.',
    'Asked for the chair by the window.',
    'Pays with the gift card that was bought here.',
    'First time after a long break: allow for a talk.',
  ],
}
