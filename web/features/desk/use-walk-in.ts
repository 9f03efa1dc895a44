import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem, type NextSlot, type Reason } from '../../app/api.ts'
import { localParts } from '../../app/temporal.ts'
import { type Appointment, bookAppointment } from '../appointments/api/appointments.ts'
import {
  bookingBody,
  type ChosenService,
  chooseService,
  endOf,
  startOf,
  visitTotals,
} from '../appointments/booking-values.ts'
import { overridesFor } from '../appointments/reasons.ts'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { servicesQuery } from '../catalog/api/services.ts'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { useCan, useMe, useTenant } from '../workspace/use-me.ts'
import { OF_COURSE } from './longer.ts'

interface Values {
  items: ChosenService[]
  name: string
  date: string
  time: string
  walkIn: 'started' | 'waiting'
}

/** The state of the walk-in form. `now` in epoch milliseconds of the server. */
export function useWalkIn(now: number, onDone: () => void) {
  const { t } = useTranslation('desk')
  const me = useMe()
  const { timeZone } = useTenant()
  const mayOverride = useCan()('appointments.override')
  const services = useQuery(servicesQuery).data ?? []
  const resources = useQuery(resourcesQuery).data ?? []
  const [nextSlots, setNextSlots] = useState<NextSlot[] | null>(null)
  const [refused, setRefused] = useState<Reason[] | null>(null)
  const keyFor = useIdempotencyKey()
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      items: [],
      name: '',
      ...localParts(new Date(now).toISOString(), timeZone),
      walkIn: 'started',
    },
    validate: {
      items: (items) => (items.length === 0 ? t('walkIn.missing.service') : null),
      time: (time) => (time === '' ? t('walkIn.missing.time') : null),
    },
  })
  const { values } = form
  const start = startOf(values, timeZone)
  const mayBegin = start === null || Date.parse(start) <= now
  const begins = mayBegin && values.walkIn === 'started'
  const forget = () => {
    setNextSlots(null)
    setRefused(null)
  }
  const editing = useEditForm<Values, Appointment>({
    form,
    send: async (sent) => {
      const accepted = refused && mayOverride ? (overridesFor(refused) ?? []) : []
      forget()
      const at = startOf(sent, timeZone) ?? ''
      const name = sent.name.trim()
      const body = {
        ...bookingBody(
          {
            ...sent,
            customer: name ? { kind: 'new', name, email: '', phone: '' } : null,
            customerNote: '',
            internalNotes: '',
            override: mayOverride ? [...new Set([...OF_COURSE, ...accepted])] : [],
            overrideReason: t('walkIn.nameless'),
          },
          at,
          undefined,
        ),
        walkIn: begins ? ('started' as const) : ('waiting' as const),
      }
      try {
        return await bookAppointment(body, keyFor(body))
      } catch (error) {
        if (isProblem(error, 'slot-taken')) setNextSlots(error.nextSlots)
        if (isProblem(error, 'not-offered') && mayOverride && overridesFor(error.reasons))
          setRefused(error.reasons)
        throw error
      }
    },
    onSaved: (visit) => {
      onDone()
      showDone(
        t(begins ? 'walkIn.begun' : 'walkIn.queued', { name: visit.customer?.name ?? t('walkIn.nameless') }),
      )
    },
    fieldOf: (path) => (path === 'start' ? 'time' : path.startsWith('services') ? 'items' : path),
  })
  const ask = (change: Partial<Values>) => {
    forget()
    editing.setFailure(null)
    form.setValues(change)
  }
  return {
    form,
    ...editing,
    services: services.filter((service) => service.active),
    resources,
    timeZone,
    start,
    end: start ? endOf(start, visitTotals(values.items, services).minutes) : '',
    mayBegin,
    begins,
    nextSlots,
    refused,
    ask,
    addService: (service: (typeof services)[number]) =>
      ask({
        // who writes on their own calendar alone takes them themselves
        items: [
          ...values.items,
          chooseService(
            service,
            resources,
            me.calendars === 'own' ? (me.resourceId ?? undefined) : undefined,
          ),
        ],
      }),
    takeSlot: (slot: NextSlot) => ask({ ...localParts(slot.start, timeZone), walkIn: 'waiting' }),
    namesOf: (ids: readonly string[]) =>
      ` · ${ids.map((id) => resources.find((one) => one.id === id)?.name ?? '').join(', ')}`,
  }
}
