import type { Product } from './product.ts'

/** Acuity Scheduling: Client List, appointment types and the appointments report. */
export const ACUITY: Product = {
  source: 'acuity',
  name: 'Acuity',
  files: [
    {
      kind: 'appointments',
      recognisedBy: ['Start Time', 'End Time', 'First Name', 'Last Name', 'Type', 'Calendar'],
      columns: {
        externalId: ['Appointment ID'],
        date: ['Start Time'],
        end: ['End Time'],
        timeZone: ['Timezone'],
        service: ['Type'],
        resource: ['Calendar'],
        firstName: ['First Name'],
        lastName: ['Last Name'],
        email: ['Email'],
        phone: ['Phone'],
        status: ['Status', 'Label'],
        notes: ['Notes'],
      },
    },
    {
      kind: 'services',
      recognisedBy: ['Appointment Type', 'Duration', 'Price', 'Category'],
      columns: {
        externalId: ['Appointment Type ID', 'ID'],
        name: ['Appointment Type'],
        description: ['Description'],
        category: ['Category'],
        duration: ['Duration'],
        price: ['Price'],
      },
    },
    {
      kind: 'customers',
      recognisedBy: ['First Name', 'Last Name', 'Phone', 'Email', 'Days Since Last Appointment'],
      columns: {
        firstName: ['First Name'],
        lastName: ['Last Name'],
        email: ['Email'],
        phone: ['Phone'],
        notes: ['Notes'],
      },
    },
  ],
}
