import type { TradeFacts } from './trade.types.ts'

const ROOM = { staff: 1, room: 1 }

export const studio: TradeFacts = {
  hours: [
    { weekdays: [1, 2, 3, 4, 5], start: '07:00', end: '21:00' },
    { weekdays: [6, 7], start: '09:00', end: '14:00' },
  ],
  services: [
    { name: 'Private yoga lesson', category: 'Yoga', durationMinutes: 60, price: 70, needs: ROOM },
    { name: 'Trial lesson', category: 'Yoga', durationMinutes: 45, price: 25, needs: ROOM },
    { name: 'Pilates', category: 'Pilates', durationMinutes: 55, price: 65, needs: ROOM },
    { name: 'Personal training', category: 'Training', durationMinutes: 60, price: 75, needs: ROOM },
    { name: 'Hire the studio', category: 'Studio', durationMinutes: 120, price: 60, needs: { room: 1 } },
  ],
}

export const autoRepair: TradeFacts = {
  hours: [
    { weekdays: [1, 2, 3, 4, 5], start: '07:30', end: '17:30' },
    { weekdays: [6], start: '08:00', end: '13:00' },
  ],
  services: [
    { name: 'Oil change', category: 'Service', durationMinutes: 45, price: 90, needs: ROOM },
    { name: 'Inspection', category: 'Service', durationMinutes: 60, price: 110, needs: ROOM },
    { name: 'Change of tyres', category: 'Tyres', durationMinutes: 45, price: 60, needs: ROOM },
    { name: 'Brakes, one axle', category: 'Repairs', durationMinutes: 120, price: 220, needs: ROOM },
    { name: 'Diagnosis', category: 'Repairs', durationMinutes: 60, price: 85, needs: ROOM },
  ],
}

export const tutoring: TradeFacts = {
  hours: [
    { weekdays: [1, 2, 3, 4, 5], start: '14:00', end: '20:00' },
    { weekdays: [6], start: '09:00', end: '13:00' },
  ],
  services: [
    { name: 'Lesson, 60 minutes', category: '', durationMinutes: 60, price: 40 },
    { name: 'Lesson, 90 minutes', category: '', durationMinutes: 90, price: 55 },
    { name: 'Exam preparation', category: '', durationMinutes: 120, price: 75 },
    { name: 'First meeting', category: '', durationMinutes: 30, price: 0 },
  ],
}

export const photoStudio: TradeFacts = {
  hours: [{ weekdays: [2, 3, 4, 5, 6], start: '10:00', end: '18:00' }],
  services: [
    { name: 'Passport photo', category: '', durationMinutes: 15, price: 18, needs: ROOM },
    { name: 'Portrait', category: 'Portraits', durationMinutes: 60, price: 140, needs: ROOM },
    { name: 'Family', category: 'Portraits', durationMinutes: 90, price: 190, needs: ROOM },
    {
      name: 'Product photos, half a day',
      category: 'Business',
      durationMinutes: 240,
      price: 450,
      needs: ROOM,
    },
  ],
}

export const flightSchool: TradeFacts = {
  hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], start: '08:00', end: '18:00' }],
  services: [
    {
      name: 'Trial flight',
      category: 'Flying',
      durationMinutes: 60,
      bufferAfterMinutes: 15,
      price: 190,
      needs: { staff: 1, equipment: 1 },
    },
    {
      name: 'Flight lesson',
      category: 'Flying',
      durationMinutes: 90,
      bufferAfterMinutes: 30,
      price: 280,
      needs: { staff: 1, equipment: 1 },
    },
    {
      name: 'Rent an aircraft',
      category: 'Flying',
      durationMinutes: 120,
      bufferAfterMinutes: 30,
      price: 320,
      needs: { equipment: 1 },
    },
    { name: 'Ground lesson', category: 'Theory', durationMinutes: 60, price: 55 },
  ],
}

export const cityOffice: TradeFacts = {
  hours: [
    { weekdays: [1, 2, 4], start: '08:00', end: '16:00' },
    { weekdays: [3, 5], start: '08:00', end: '12:00' },
  ],
  services: [
    { name: 'Passport or identity card', category: 'Documents', durationMinutes: 20, price: 0 },
    { name: 'Collect a document', category: 'Documents', durationMinutes: 10, price: 0 },
    { name: 'Register an address', category: 'Residents', durationMinutes: 15, price: 0 },
    { name: 'Register a vehicle', category: 'Vehicles', durationMinutes: 20, price: 30 },
    { name: 'Certified copy', category: 'Documents', durationMinutes: 10, price: 5 },
  ],
}

export const other: TradeFacts = {
  hours: [{ weekdays: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
  services: [
    { name: 'Consultation', category: '', durationMinutes: 30, price: 40 },
    { name: 'Appointment, 60 minutes', category: '', durationMinutes: 60, price: 70 },
  ],
}
