import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem, type NextSlot, type Reason } from '../../app/api.ts'
import { serverNow } from '../../app/server-clock.ts'
import { dateIn, localParts } from '../../app/temporal.ts'
import { packagesQuery } from '../catalog/api/extras.ts'
import { locationsQuery, resourcesQuery } from '../catalog/api/resources.ts'
import { servicesQuery } from '../catalog/api/services.ts'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { useTenant } from '../workspace/use-me.ts'
import { type Appointment, bookAppointment } from './api/appointments.ts'
import {
  type BookingValues,
  bookingBody,
  chooseService,
  startOf,
  visitTotals,
  wishOf,
} from './booking-values.ts'

/** Where the form was opened from: a row and an instant, a day, or nothing at all. */
export interface BookingStart {
  resourceId?: string
  /** What to begin with; a visit when left out. */
  what?: 'visit' | 'block'
  /** The local date to begin with where there is no `start`; without it, today. */
  date?: string
  /** RFC 3339. */
  start?: string
  end?: string
}

/** The state of the booking form: what is chosen, what that comes to, and sending it. */
export function useBooking(from: BookingStart, onBooked: (visit: Appointment) => void) {
  const { t } = useTranslation('appointments')
  const tenant = useTenant()
  const services = useQuery(servicesQuery).data ?? []
  const packages = useQuery(packagesQuery).data ?? []
  const resources = useQuery(resourcesQuery).data ?? []
  const locations = useQuery(locationsQuery).data ?? []
  const home = resources.find((resource) => resource.id === from.resourceId)?.locationId
  const [asked, setLocation] = useState<string>()
  const location =
    locations.find((one) => one.id === (asked ?? home)) ??
    locations.find((one) => one.isDefault) ??
    locations[0]
  const timeZone = location?.timeZone ?? tenant.timeZone
  const [refused, setRefused] = useState<Reason[] | null>(null)
  const [nextSlots, setNextSlots] = useState<NextSlot[]>([])
  const keyFor = useIdempotencyKey()
  const initial = useRef(initialValues(from, tenant.timeZone)).current

  const form = useForm<BookingValues>({
    mode: 'controlled',
    initialValues: initial,
    validate: {
      customer: (customer) => (customer === null ? t('form.missing.customer') : null),
      items: (items) => (items.length === 0 ? t('form.missing.service') : null),
      date: (date) => (date === '' ? t('form.missing.date') : null),
      time: (time) => (time === '' ? t('form.missing.time') : null),
      overrideReason: (reason, values) =>
        values.override.length > 0 && reason.trim() === '' ? t('override.reasonMissing') : null,
    },
  })
  const { values } = form
  const start = startOf(values, timeZone)
  const wish = wishOf(values.items, locations.length > 1 ? location?.id : undefined, values.packageId ?? null)
  const chosenPackage = packages.find((one) => one.id === values.packageId)

  const editing = useEditForm<BookingValues, Appointment>({
    form,
    send: async (sent) => {
      setRefused(null)
      setNextSlots([])
      const body = bookingBody(sent, startOf(sent, timeZone) ?? '', wish?.locationId)
      try {
        return await bookAppointment(body, keyFor(body))
      } catch (error) {
        if (isProblem(error, 'not-offered')) setRefused(error.reasons)
        if (isProblem(error, 'slot-taken')) setNextSlots(error.nextSlots)
        throw error
      }
    },
    onSaved: onBooked,
    fieldOf: (path) => (path === 'start' ? 'time' : path.startsWith('services') ? 'items' : path),
  })

  /** Another time, place or service is another question: what was refused or overridden is over. */
  const ask = (change: Partial<BookingValues>) => {
    setRefused(null)
    editing.setFailure(null)
    form.setValues({ ...change, override: [] })
  }
  return {
    form,
    ...editing,
    services,
    resources,
    locations,
    location,
    timeZone,
    start,
    wish,
    refused,
    nextSlots,
    packages,
    chosenPackage,
    totals: visitTotals(values.items, services, chosenPackage?.ownPrice?.amount ?? null),
    ask,
    setLocation: (id: string) => {
      setLocation(id)
      ask({ items: [], packageId: null })
    },
    addService: (service: (typeof services)[number]) =>
      ask({
        items: [...values.items, chooseService(service, resources, from.resourceId)],
        packageId: null,
      }),
    addPackage: (id: string) => {
      const chosen = packages.find((one) => one.id === id)
      const inside = (chosen?.services ?? []).flatMap((one) => services.find((s) => s.id === one.id) ?? [])
      ask({ items: inside.map((one) => chooseService(one, resources, from.resourceId)), packageId: id })
    },
    takeSlot: (slot: NextSlot) => {
      setNextSlots([])
      ask(localParts(slot.start, timeZone))
    },
  }
}

function initialValues(from: BookingStart, timeZone: string): BookingValues {
  const at = from.start
    ? localParts(from.start, timeZone)
    : { date: from.date ?? dateIn(timeZone, serverNow()), time: '' }
  return {
    customer: null,
    items: [],
    packageId: null,
    ...at,
    customerNote: '',
    internalNotes: '',
    override: [],
    overrideReason: '',
  }
}
