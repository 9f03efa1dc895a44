import type { DemoAddOn, DemoPackage } from './catalogue.ts'

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
