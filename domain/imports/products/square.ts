import type { Product } from './product.ts'

/** Square: Customer Directory, Item Library and Appointments, as its dashboard exports them. */
export const SQUARE: Product = {
  source: 'square',
  name: 'Square',
  files: [
    {
      kind: 'customers',
      recognisedBy: ['First Name', 'Email Address', 'Phone Number', 'Square Customer ID'],
      columns: {
        externalId: ['Square Customer ID', 'Reference ID'],
        firstName: ['First Name'],
        lastName: ['Last Name', 'Surname'],
        email: ['Email Address'],
        phone: ['Phone Number'],
        notes: ['Memo', 'Note', 'Notes'],
        tags: ['Groups'],
      },
    },
    {
      kind: 'services',
      recognisedBy: ['Token', 'Item Name', 'Variation Name', 'Price'],
      columns: {
        externalId: ['Token'],
        name: ['Item Name'],
        variation: ['Variation Name'],
        description: ['Description'],
        category: ['Category', 'Categories', 'Reporting Category'],
        duration: ['Duration', 'Service Duration', 'Duration (minutes)'],
        price: ['Price'],
      },
    },
    {
      kind: 'appointments',
      recognisedBy: ['Booking ID', 'Customer Name', 'Service', 'Start Time'],
      columns: {
        externalId: ['Booking ID'],
        date: ['Start Date', 'Date', 'Start Time'],
        time: ['Start Time'],
        end: ['End Time'],
        duration: ['Duration', 'Duration (minutes)'],
        service: ['Service'],
        resource: ['Staff', 'Team Member', 'Staff Member'],
        customerId: ['Square Customer ID', 'Customer ID'],
        name: ['Customer Name'],
        email: ['Customer Email', 'Email Address'],
        phone: ['Customer Phone', 'Phone Number'],
        status: ['Status'],
        notes: ['Customer Note', 'Seller Note', 'Notes'],
      },
    },
  ],
}
