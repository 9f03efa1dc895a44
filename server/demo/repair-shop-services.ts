import type { Requirement } from '../../domain/scheduling/index.ts'
import type { DemoService } from './catalogue.ts'

const DAY = 1440
const technician = (skill: string): Requirement => ({ kind: 'staff', skill, quantity: 1 })
const LIFT: Requirement = { kind: 'room', skill: 'lift', quantity: 1 }
/** For work of hours and days, so that short jobs don't block it. */
const HEAVY_LIFT: Requirement = { kind: 'room', skill: 'heavy lift', quantity: 1 }

const NO_EXTRAS = { bufferAfterMinutes: 0, noticeMinutes: 120 }

/** The work that the repair shop offers, in the order in which it is shown. */
export const REPAIR_SERVICES: readonly DemoService[] = [
  {
    ...NO_EXTRAS,
    key: 'oil',
    name: 'Oil change',
    category: 'Maintenance',
    description: 'Oil and filter, fluids topped up, a look underneath.',
    durationMinutes: 45,
    bufferAfterMinutes: 5,
    price: 7900,
    requirements: [technician('service'), LIFT],
    weight: 20,
  },
  {
    ...NO_EXTRAS,
    key: 'inspection',
    name: 'Full inspection',
    category: 'Maintenance',
    description: 'Sixty points, with a written report.',
    durationMinutes: 60,
    bufferAfterMinutes: 5,
    price: 9900,
    requirements: [technician('service'), LIFT],
    weight: 9,
  },
  {
    ...NO_EXTRAS,
    key: 'pads',
    name: 'Brake pads, one axle',
    category: 'Brakes',
    description: 'New pads, calipers cleaned, a test drive.',
    durationMinutes: 90,
    bufferAfterMinutes: 5,
    price: 24900,
    requirements: [technician('brakes'), LIFT],
    weight: 8,
    own: { marcus: { durationMinutes: 75 } },
  },
  {
    ...NO_EXTRAS,
    key: 'rotors',
    name: 'Brake pads and rotors',
    category: 'Brakes',
    description: 'Pads and rotors of one axle.',
    durationMinutes: 150,
    bufferAfterMinutes: 10,
    price: 48900,
    requirements: [technician('brakes'), LIFT],
    weight: 5,
  },
  {
    ...NO_EXTRAS,
    key: 'rotation',
    name: 'Tire rotation',
    category: 'Tires & alignment',
    description: 'Wheels swapped front to back, pressures set.',
    durationMinutes: 30,
    price: 3900,
    requirements: [technician('tires'), LIFT],
    weight: 12,
  },
  {
    ...NO_EXTRAS,
    key: 'tires',
    name: 'New tires, set of four',
    category: 'Tires & alignment',
    description: 'Mounted and balanced; the tires are charged apart.',
    durationMinutes: 75,
    bufferAfterMinutes: 5,
    price: 12000,
    requirements: [technician('tires'), LIFT],
    weight: 9,
  },
  {
    ...NO_EXTRAS,
    key: 'alignment',
    name: 'Four-wheel alignment',
    category: 'Tires & alignment',
    description: 'Measured and set on the rack, with the sheet to take home.',
    durationMinutes: 60,
    bufferAfterMinutes: 5,
    price: 13900,
    requirements: [technician('alignment'), { kind: 'equipment', skill: 'alignment rack', quantity: 1 }],
    weight: 9,
  },
  {
    ...NO_EXTRAS,
    key: 'diagnostics',
    name: 'Diagnostic check',
    category: 'Diagnostics & electrical',
    description: 'The warning light, read and explained. Counts towards the repair.',
    durationMinutes: 60,
    bufferAfterMinutes: 5,
    price: 11900,
    requirements: [
      technician('diagnostics'),
      LIFT,
      { kind: 'equipment', skill: 'scanner', quantity: 1, parts: [{ fromMinute: 0, toMinute: 30 }] },
    ],
    weight: 10,
  },
  {
    ...NO_EXTRAS,
    key: 'battery',
    name: 'Battery replacement',
    category: 'Diagnostics & electrical',
    description: 'Tested, replaced, and the old one recycled.',
    durationMinutes: 30,
    bufferAfterMinutes: 5,
    price: 18900,
    requirements: [technician('electrical'), LIFT],
    weight: 7,
  },
  {
    ...NO_EXTRAS,
    key: 'fluid',
    name: 'Transmission fluid service',
    category: 'Transmission',
    description: 'Drained, filter changed, filled and tested.',
    durationMinutes: 120,
    bufferAfterMinutes: 10,
    price: 27900,
    requirements: [technician('transmission'), HEAVY_LIFT],
    weight: 5,
    own: { dale: { durationMinutes: 105, price: 29900 } },
  },
  {
    ...NO_EXTRAS,
    key: 'clutch',
    name: 'Clutch replacement',
    category: 'Transmission',
    description: 'A day on the lift. Confirmed by us when the parts are here.',
    durationMinutes: 450,
    bufferAfterMinutes: 15,
    noticeMinutes: 2880,
    price: 129000,
    // half an hour for lunch; the car stays where it is
    requirements: [
      {
        ...technician('transmission'),
        parts: [
          { fromMinute: 0, toMinute: 240 },
          { fromMinute: 270, toMinute: 450 },
        ],
      },
      HEAVY_LIFT,
    ],
    weight: 4,
    requiresApproval: true,
  },
  {
    ...NO_EXTRAS,
    key: 'gearbox',
    name: 'Gearbox rebuild',
    category: 'Transmission',
    description: 'Three days: out and opened, rebuilt on the bench, back in and driven. By arrangement.',
    durationMinutes: 2 * DAY + 420,
    bufferAfterMinutes: 30,
    noticeMinutes: 2880,
    price: 348000,
    // the car keeps its bay, nights included; people come to it by day
    requirements: [
      {
        ...technician('transmission'),
        parts: [
          { fromMinute: 0, toMinute: 420 },
          { fromMinute: DAY, toMinute: DAY + 420 },
          { fromMinute: 2 * DAY, toMinute: 2 * DAY + 420 },
        ],
      },
      HEAVY_LIFT,
      {
        ...technician('service'),
        parts: [
          { fromMinute: 0, toMinute: 120 },
          { fromMinute: 2 * DAY + 60, toMinute: 2 * DAY + 180 },
        ],
      },
    ],
    weight: 0,
    bookableOnline: false,
  },
]

export const REPAIR_COMBINATIONS = [['rotation', 'oil']] as const
