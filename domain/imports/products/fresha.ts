import type { Product } from './product.ts'

/** Fresha: Clients list, Service menu and the Appointments report. */
export const FRESHA: Product = {
  source: 'fresha',
  name: 'Fresha',
  files: [
    {
      kind: 'customers',
      recognisedBy: ['Client ID', 'First Name', 'Last Name', 'Mobile Number'],
      columns: {
        externalId: ['Client ID'],
        firstName: ['First Name'],
        lastName: ['Last Name'],
        name: ['Full Name'],
        email: ['Email'],
        phone: ['Mobile Number', 'Telephone'],
        notes: ['Note', 'Notes', 'Client Notes'],
        tags: ['Tags'],
      },
    },
    {
      kind: 'services',
      recognisedBy: ['Service Name', 'Category Name', 'Retail Price', 'Duration'],
      columns: {
        externalId: ['Service ID', 'SKU'],
        name: ['Service Name'],
        description: ['Description'],
        category: ['Category Name'],
        duration: ['Duration'],
        price: ['Retail Price'],
      },
    },
    {
      kind: 'appointments',
      recognisedBy: ['Client', 'Scheduled date', 'Scheduled time', 'Duration'],
      columns: {
        externalId: ['Appointment reference', 'Appt. ref', 'Appt ref', 'Ref #'],
        date: ['Scheduled date'],
        time: ['Scheduled time'],
        duration: ['Duration'],
        service: ['Services', 'Service'],
        resource: ['Team member', 'Staff'],
        customerId: ['Client ID'],
        name: ['Client'],
        email: ['Email', 'Client email'],
        phone: ['Mobile number', 'Client mobile'],
        status: ['Status'],
        notes: ['Notes', 'Appointment note'],
      },
    },
  ],
}
