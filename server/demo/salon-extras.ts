import type { DemoAddOn, DemoPackage } from './catalogue.ts'

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
