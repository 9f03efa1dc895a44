import type { TradeFacts } from './trade.types.ts'

const ROOM = { staff: 1, room: 1 }

export const salon: TradeFacts = {
  hours: [{ weekdays: [2, 3, 4, 5, 6], start: '09:00', end: '18:00' }],
  services: [
    { name: 'Cut & finish', category: 'Hair', durationMinutes: 45, price: 45 },
    { name: 'Blow-dry', category: 'Hair', durationMinutes: 30, price: 30 },
    { name: 'Colour', category: 'Hair', durationMinutes: 120, price: 95 },
    { name: 'Highlights', category: 'Hair', durationMinutes: 150, price: 120 },
    { name: 'Fringe trim', category: 'Hair', durationMinutes: 15, price: 10 },
    { name: 'Brows', category: 'Beauty', durationMinutes: 20, price: 18 },
  ],
}

export const barber: TradeFacts = {
  hours: [
    { weekdays: [2, 3, 4, 5], start: '10:00', end: '19:00' },
    { weekdays: [6], start: '09:00', end: '17:00' },
  ],
  services: [
    { name: 'Haircut', category: '', durationMinutes: 30, price: 28 },
    { name: 'Beard trim', category: '', durationMinutes: 20, price: 18 },
    { name: 'Haircut and beard', category: '', durationMinutes: 45, price: 40 },
    { name: 'Hot towel shave', category: '', durationMinutes: 30, price: 30 },
    { name: 'Child’s cut', category: '', durationMinutes: 20, price: 18 },
  ],
}

export const spa: TradeFacts = {
  hours: [{ weekdays: [1, 2, 3, 4, 5, 6], start: '10:00', end: '20:00' }],
  services: [
    {
      name: 'Massage, 60 minutes',
      category: 'Massage',
      durationMinutes: 60,
      bufferAfterMinutes: 15,
      price: 75,
      needs: ROOM,
    },
    {
      name: 'Massage, 90 minutes',
      category: 'Massage',
      durationMinutes: 90,
      bufferAfterMinutes: 15,
      price: 105,
      needs: ROOM,
    },
    {
      name: 'Back and neck massage',
      category: 'Massage',
      durationMinutes: 30,
      bufferAfterMinutes: 15,
      price: 45,
      needs: ROOM,
    },
    {
      name: 'Facial',
      category: 'Skin',
      durationMinutes: 60,
      bufferAfterMinutes: 15,
      price: 80,
      needs: ROOM,
    },
    { name: 'Manicure', category: 'Hands and feet', durationMinutes: 45, price: 35 },
    { name: 'Pedicure', category: 'Hands and feet', durationMinutes: 60, price: 45 },
  ],
}

export const clinic: TradeFacts = {
  hours: [{ weekdays: [1, 2, 3, 4, 5], start: '08:00', end: '18:00' }],
  services: [
    { name: 'First consultation', category: '', durationMinutes: 45, price: 80, needs: ROOM },
    { name: 'Follow-up', category: '', durationMinutes: 20, price: 45, needs: ROOM },
    { name: 'Physiotherapy', category: 'Treatments', durationMinutes: 30, price: 50, needs: ROOM },
    { name: 'Manual therapy', category: 'Treatments', durationMinutes: 40, price: 60, needs: ROOM },
    { name: 'Video consultation', category: '', durationMinutes: 20, price: 40 },
  ],
}

export const dentist: TradeFacts = {
  hours: [{ weekdays: [1, 2, 3, 4, 5], start: '08:00', end: '17:00' }],
  services: [
    { name: 'Check-up', category: '', durationMinutes: 30, price: 60, needs: ROOM },
    { name: 'Cleaning', category: '', durationMinutes: 45, bufferAfterMinutes: 15, price: 90, needs: ROOM },
    { name: 'Filling', category: '', durationMinutes: 60, bufferAfterMinutes: 15, price: 130, needs: ROOM },
    {
      name: 'Emergency appointment',
      category: '',
      durationMinutes: 30,
      bufferAfterMinutes: 15,
      price: 80,
      needs: ROOM,
    },
  ],
}
