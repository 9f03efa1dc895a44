import type { DemoCatalogue, DemoResource } from './catalogue.ts'
import { minuteOf, weekly } from './catalogue.ts'
import { fictionalUkPhone } from './people-names.ts'
import { SALON_ADD_ONS, SALON_EXTRAS, SALON_PACKAGES } from './salon-extras.ts'
import { SALON_COMBINATIONS, SALON_SERVICES } from './salon-services.ts'

const staff = (
  key: string,
  name: string,
  skills: readonly string[],
  lunch: string,
  ...hours: string[]
): DemoResource => ({ key, name, kind: 'staff', skills, weekly: weekly(...hours), lunchAt: minuteOf(lunch) })

const open = (
  key: string,
  name: string,
  kind: 'room' | 'equipment',
  skills: readonly string[],
): DemoResource => ({
  key,
  name,
  kind,
  skills,
  weekly: null,
})

// biome-ignore format: a rota reads as a table
const RESOURCES: readonly DemoResource[] = [
  staff('amara', 'Amara Okafor', ['cut', 'colour', 'style'], '12:30', '2-3,5 09:00-18:00', '4 11:00-20:00', '6 09:00-18:00'),
  staff('sophie', 'Sophie Bennett', ['cut', 'colour', 'style'], '13:00', '1 10:00-18:00', '2,4 09:00-17:30', '5 10:00-19:00', '6 09:00-18:00'),
  staff('mateo', 'Mateo Rossi', ['cut', 'colour', 'style'], '13:30', '1 10:00-18:00', '3-5 09:30-18:00', '6 09:00-18:00'),
  staff('priya', 'Priya Sharma', ['cut', 'colour', 'style'], '12:00', '2-3 09:00-17:00', '4 12:00-20:00', '5-6 09:00-18:00'),
  staff('chloe', 'Chloe Dubois', ['cut', 'style'], '13:00', '1 10:00-18:00', '3 09:00-18:00', '5 09:00-18:00', '6 09:00-18:00', '7 11:00-16:00'),
  staff('liam', 'Liam Gallagher', ['barber', 'cut'], '13:30', '1 10:00-18:00', '2 09:00-18:00', '4 11:00-20:00', '5 10:00-19:00', '6 09:00-18:00'),
  staff('hannah', 'Hannah Kim', ['massage'], '12:30', '1 10:00-18:00', '3 09:00-18:00', '4 12:00-20:00', '5 09:00-18:00', '6 09:00-18:00'),
  staff('tomasz', 'Tomasz Kowalski', ['massage'], '13:00', '1 10:00-18:00', '2,4 10:00-19:00', '5 10:00-18:00', '6 09:00-18:00', '7 11:00-16:00'),
  staff('yasmin', 'Yasmin Haddad', ['massage', 'facial'], '13:30', '2-4 09:00-17:00', '5 10:00-19:00', '6 09:00-18:00', '7 11:00-16:00'),
  staff('linh', 'Linh Tran', ['nails'], '12:30', '1 10:00-18:00', '2 09:00-18:00', '4 11:00-20:00', '5 09:00-18:00', '6 09:00-18:00'),
  staff('grace', 'Grace Mensah', ['nails', 'brows', 'wax'], '13:00', '2-3 09:00-17:00', '4 12:00-20:00', '5-6 09:00-18:00', '7 11:00-16:00'),
  staff('isla', 'Isla Campbell', ['wax', 'brows', 'facial'], '12:00', '1 10:00-18:00', '3 09:00-18:00', '4 09:00-17:00', '5 10:00-19:00', '6 09:00-18:00'),
  open('room-1', 'Room 1', 'room', ['treatment']),
  open('room-2', 'Room 2', 'room', ['treatment', 'couples']),
  open('room-3', 'Room 3', 'room', ['treatment']),
  open('wax', 'Wax machine', 'equipment', ['wax heater']),
]

/** Demo Company: a salon and spa in London. */
export const SALON: DemoCatalogue = {
  slug: 'demo',
  name: 'Demo Company',
  timeZone: 'Europe/London',
  country: 'GB',
  currency: 'GBP',
  address: '14 Marlow Passage, London E1 6XX',
  phone: '+44 20 7946 0123',
  email: 'hello@demo.example.org',
  branding: { color: '#0f766e', tagline: 'Hair, skin and a quiet hour in the middle of the city' },
  cancellation: 'Free of charge until 24 hours before your visit. After that we ask for half of the price.',
  location: {
    name: 'Marlow Passage',
    weekly: weekly(
      '1 10:00-18:00',
      '2-3 09:00-19:00',
      '4 09:00-20:00',
      '5 09:00-19:00',
      '6 09:00-18:00',
      '7 11:00-16:00',
    ),
  },
  resources: RESOURCES,
  services: SALON_SERVICES,
  addOns: SALON_ADD_ONS,
  packages: SALON_PACKAGES,
  ...SALON_EXTRAS,
  combinations: SALON_COMBINATIONS,
  users: [
    { key: 'owner', email: 'owner@demo.com', name: 'Eleanor Whitfield', role: 'TENANT_OWNER' },
    { key: 'manager', email: 'manager@demo.com', name: 'Samuel Adeyemi', role: 'TENANT_MANAGER' },
    {
      key: 'reception',
      email: 'reception@demo.com',
      name: 'Ruth Fernandez',
      role: 'TENANT_STAFF',
      calendars: 'all',
      contacts: 'all',
    },
    {
      key: 'staff',
      email: 'staff@demo.com',
      name: 'Mateo Rossi',
      role: 'TENANT_STAFF',
      calendars: 'own',
      contacts: 'served',
      resource: 'mateo',
    },
    { key: 'customer', email: 'customer@demo.com', name: 'Charlotte Evans', role: 'CUSTOMER' },
  ],
  busyFrom: minuteOf('09:00'),
  busyTo: minuteOf('19:00'),
  volume: {
    history: [41, 95],
    recent: [110, 125, 140, 160],
    ahead: [190, 170, 125, 95, 70, 55, 45, 38, 32, 28, 24, 20, 15, 10],
    weekdays: [0.09, 0.12, 0.13, 0.16, 0.19, 0.25, 0.06],
  },
  exceptions: {
    closed: [
      { week: -19, weekday: 1, title: 'Team training' },
      { week: 6, weekday: 1, title: 'Team training' },
    ],
    hours: [
      { resource: 'sophie', week: 1, weekday: 2, window: '09:00-13:00' },
      { resource: 'liam', week: 2, weekday: 4, window: '11:00-15:00' },
    ],
    timeOff: [
      { resource: 'chloe', week: -30, weekday: 1, days: 7, title: 'Annual leave' },
      { resource: 'tomasz', week: -11, weekday: 1, days: 5, title: 'Annual leave' },
      { resource: 'priya', week: 3, weekday: 1, days: 6, title: 'Annual leave' },
      { resource: 'hannah', week: 2, weekday: 3, days: 1, title: 'Course: hot stones' },
      { resource: 'wax', week: 1, weekday: 1, days: 1, title: 'Service by the maker' },
    ],
  },
  phones: fictionalUkPhone,
  tags: ['vip', 'sensitive skin', 'new mum', 'student', 'prefers quiet'],
  notes: [
    'Patch test done, no reaction.',
    'Likes the window chair.',
    'Allergic to almond oil.',
    'Usually ten minutes early.',
    'Prefers messages over calls.',
    'Scalp is sensitive: lukewarm water.',
  ],
  wishes: [
    'Could we keep it quiet, please?',
    'A little shorter than last time.',
    'It is a birthday present.',
    'I am bringing a photo.',
    'My left shoulder is the sore one.',
    'Coming straight from work, I may be two minutes late.',
  ],
  cancelReasons: ['Feeling unwell', 'Something came up at work', 'Booked the wrong day', 'Travelling', ''],
}
