import type { DemoAddOn, DemoPackage } from './catalogue.ts'
import type { DemoExtras } from './extras.ts'

export const REPAIR_ADD_ONS: readonly DemoAddOn[] = [
  {
    key: 'synthetic',
    name: 'Fully synthetic oil',
    description: '',
    durationMinutes: 0,
    price: 3500,
    services: ['oil'],
  },
  {
    key: 'cabin-filter',
    name: 'Cabin air filter',
    description: '',
    durationMinutes: 15,
    price: 4500,
    services: ['oil', 'inspection'],
  },
]

export const REPAIR_PACKAGES: readonly DemoPackage[] = [
  {
    key: 'road-trip',
    name: 'Road trip check',
    description: 'Before a long drive.',
    services: ['oil', 'rotation', 'inspection'],
    price: 18900,
  },
]

// a bay stands empty for days when a large job stays away
const TWO_DAYS_BEFORE = { cancellationHours: 48, rescheduleHours: 48 }

export const REPAIR_EXTRAS: DemoExtras = {
  questions: [
    {
      key: 'plate',
      about: 'visit',
      label: 'Number plate',
      help: 'So that we know the car when it rolls in.',
      type: 'text',
      answers: ['DK 41 902', 'BX 77 310', 'AR 20 585', 'FL 63 118', 'CW 15 774', 'EH 88 046', 'GN 32 659'],
    },
    {
      key: 'mileage',
      about: 'visit',
      label: 'Mileage',
      type: 'number',
      answers: [48200, 91750, 120400, 33100, 67900, 154300, 18650, 79000, 102200],
    },
    {
      key: 'lights',
      about: 'visit',
      label: 'Which warning lights are on?',
      type: 'choices',
      options: ['Engine', 'Brakes', 'Battery', 'Tires', 'None'],
      services: ['diagnostics', 'battery'],
      answers: [['Engine'], ['Battery'], ['Engine', 'Brakes'], ['None']],
    },
    {
      key: 'reach',
      about: 'customer',
      label: 'How shall we reach you while we have the car?',
      type: 'choice',
      options: ['Call', 'Text', 'Email'],
      answers: ['Text', 'Call', 'Text', 'Email'],
    },
  ],
  labels: [
    {
      key: 'parts-ordered',
      name: 'Parts ordered',
      color: 'amber',
      services: ['gearbox', 'clutch', 'rotors'],
    },
    { key: 'parts-here', name: 'Parts are here', color: 'green', services: ['gearbox', 'clutch', 'pads'] },
    { key: 'waits', name: 'Waits in the lobby', color: 'blue', services: ['oil', 'rotation', 'tires'] },
  ],
  policies: { gearbox: TWO_DAYS_BEFORE, clutch: TWO_DAYS_BEFORE },
  household: ['Megan Brooks'],
  visitNotes: [
    'Rear pads were at 3 mm last time.',
    'Quote was given on the phone; call before more.',
    'Loaner is set aside.',
    'Torque the wheels again before pick-up.',
  ],
}
