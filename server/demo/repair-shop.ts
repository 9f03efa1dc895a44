import type { DemoCatalogue, DemoResource } from './catalogue.ts'
import { minuteOf, weekly } from './catalogue.ts'
import { fictionalUsPhone } from './people-names.ts'
import { REPAIR_ADD_ONS, REPAIR_EXTRAS, REPAIR_PACKAGES } from './repair-shop-extras.ts'
import { REPAIR_COMBINATIONS, REPAIR_SERVICES } from './repair-shop-services.ts'

const technician = (
  key: string,
  name: string,
  skills: readonly string[],
  lunch: string,
  ...hours: string[]
): DemoResource => ({ key, name, kind: 'staff', skills, weekly: weekly(...hours), lunchAt: minuteOf(lunch) })

// a car may stand on its lift over night
const bay = (key: string, name: string, skills: readonly string[]): DemoResource => ({
  key,
  name,
  kind: 'room',
  skills,
  weekly: weekly('1-7 00:00-00:00'),
})

const machine = (key: string, name: string, skill: string): DemoResource => ({
  key,
  name,
  kind: 'equipment',
  skills: [skill],
  weekly: null,
})

// biome-ignore format: a rota reads as a table
const RESOURCES: readonly DemoResource[] = [
  technician('dale', 'Dale Kowalczyk', ['transmission'], '12:00', '1-5 07:30-17:00'),
  technician('rosa', 'Rosa Delgado', ['brakes', 'diagnostics', 'service'], '12:30', '1-5 07:30-17:00', '6 08:00-14:00'),
  technician('marcus', 'Marcus Johnson', ['brakes', 'tires', 'alignment', 'service'], '12:00', '1-5 08:00-17:30'),
  technician('wei', 'Wei Zhang', ['diagnostics', 'electrical'], '13:00', '1-5 08:00-17:30', '6 08:00-14:00'),
  technician('jake', 'Jake Novak', ['tires', 'service'], '12:30', '2-5 07:30-17:00', '6 08:00-14:00'),
  technician('tasha', 'Tasha Williams', ['transmission', 'brakes'], '12:30', '1-5 07:30-17:00'),
  technician('omar', 'Omar Haddad', ['tires', 'alignment', 'service'], '13:00', '1-4 08:00-17:30', '6 08:00-14:00'),
  technician('ellen', 'Ellen Park', ['electrical', 'diagnostics', 'service'], '12:00', '1-5 08:00-17:30'),
  bay('bay-1', 'Bay 1', ['lift']),
  bay('bay-2', 'Bay 2', ['lift']),
  bay('bay-3', 'Bay 3', ['heavy lift']),
  bay('bay-4', 'Bay 4', ['heavy lift']),
  bay('bay-5', 'Bay 5', ['lift']),
  bay('bay-6', 'Bay 6', ['lift']),
  machine('rack', 'Alignment rack', 'alignment rack'),
  machine('scanner-a', 'Scanner A', 'scanner'),
  machine('scanner-b', 'Scanner B', 'scanner'),
]

/** Acme Corp: an auto repair shop in Chicago. */
export const REPAIR_SHOP: DemoCatalogue = {
  slug: 'acme',
  name: 'Acme Corp',
  timeZone: 'America/Chicago',
  country: 'US',
  currency: 'USD',
  address: '2210 West Carrow Street, Chicago, IL 60612',
  phone: '+1 312 555 0142',
  email: 'service@acme.example.org',
  branding: { color: '#1d4ed8', tagline: 'Honest work on the car that you have' },
  cancellation: 'Change or cancel at any time. For jobs of a day and more, please do it two days before.',
  location: { name: 'West Carrow Street', weekly: weekly('1-5 07:30-17:30', '6 08:00-14:00') },
  resources: RESOURCES,
  services: REPAIR_SERVICES,
  addOns: REPAIR_ADD_ONS,
  packages: REPAIR_PACKAGES,
  ...REPAIR_EXTRAS,
  combinations: REPAIR_COMBINATIONS,
  users: [
    { key: 'owner', email: 'owner@acme.com', name: 'Frank Castellano', role: 'TENANT_OWNER' },
    { key: 'manager', email: 'manager@acme.com', name: 'Denise Porter', role: 'TENANT_MANAGER' },
    {
      key: 'reception',
      email: 'reception@acme.com',
      name: 'Luz Marquez',
      role: 'TENANT_STAFF',
      calendars: 'all',
      contacts: 'all',
    },
    {
      key: 'staff',
      email: 'staff@acme.com',
      name: 'Rosa Delgado',
      role: 'TENANT_STAFF',
      calendars: 'own',
      contacts: 'served',
      resource: 'rosa',
    },
    { key: 'customer', email: 'customer@acme.com', name: 'Daniel Brooks', role: 'CUSTOMER' },
  ],
  busyFrom: minuteOf('07:30'),
  busyTo: minuteOf('16:30'),
  volume: {
    history: [60, 98],
    recent: [102, 108, 114, 118],
    ahead: [120, 110, 88, 70, 55, 46, 38, 32, 26, 22, 18, 14, 10, 8],
    weekdays: [0.2, 0.19, 0.17, 0.17, 0.2, 0.07, 0],
  },
  exceptions: {
    closed: [{ week: 7, weekday: 1, title: 'Stocktaking' }],
    hours: [
      { resource: 'wei', week: 1, weekday: 3, window: '08:00-12:00' },
      { resource: 'ellen', week: 2, weekday: 5, window: '08:00-13:00' },
    ],
    timeOff: [
      { resource: 'marcus', week: -22, weekday: 1, days: 5, title: 'Vacation' },
      { resource: 'omar', week: 3, weekday: 1, days: 4, title: 'Vacation' },
      { resource: 'tasha', week: 4, weekday: 2, days: 2, title: 'Training: hybrid drives' },
      { resource: 'rack', week: 2, weekday: 2, days: 1, title: 'Calibration' },
      { resource: 'bay-5', week: -6, weekday: 3, days: 2, title: 'Lift inspection' },
    ],
  },
  phones: fictionalUsPhone,
  tags: ['fleet', 'warranty', 'needs a ride', 'vintage', 'waits on site'],
  notes: [
    'Wheel lock key is in the glove box.',
    'Calls before any extra work, always.',
    'Second car is a 2014 pickup.',
    'Fleet account: invoice by the month.',
    'Leaves the key in the drop box.',
  ],
  wishes: [
    'There is a noise when turning left.',
    'Please check the wipers too.',
    'I will wait in the lobby.',
    'The warning light comes and goes.',
    'I need the car back before five.',
  ],
  cancelReasons: ['Sold the car', 'Going to wait a month', 'Could not get a ride', 'Fixed it at home', ''],
}
