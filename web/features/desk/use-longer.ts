import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem, type Reason } from '../../app/api.ts'
import { instantAt, localParts, minutesBetween } from '../../app/temporal.ts'
import { formatTime } from '../../ui/format-time.ts'
import { type Appointment, changeAppointment } from '../appointments/api/appointments.ts'
import { overridesFor } from '../appointments/reasons.ts'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useCan } from '../workspace/use-me.ts'
import { overrunQuery, takeLonger } from './api/overrun.ts'
import { backOf, endAfter, freeMinutes, OF_COURSE, overrunBody, type WayOut } from './longer.ts'

/** The state of the form with which a visit takes longer. */
export function useLonger(visit: Appointment, onDone: () => void) {
  const { t } = useTranslation('desk')
  const mayOverride = useCan()('appointments.override')
  const length = minutesBetween(visit.start, visit.end)
  const [minutes, setMinutes] = useState(length)
  const [ways, setWays] = useState<Record<string, WayOut>>({})
  const [refused, setRefused] = useState<Reason[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const asked = useQuery({ ...overrunQuery(visit.id, visit.version, minutes), enabled: minutes > length })
  const meets = minutes > length ? asked.data : []
  const end = endAfter(visit, minutes)
  const reason = t('longer.reason')
  const body =
    meets && minutes > length
      ? overrunBody(visit, minutes, meets, ways, refused ? (overridesFor(refused) ?? []) : [], reason)
      : null
  const ask = (next: number) => {
    setMinutes(next)
    setWays({})
    setRefused(null)
    setError(null)
  }

  const undo = async (versions: ReadonlyMap<string, number>, before: Appointment[]) => {
    try {
      for (const { id, change } of backOf(visit, before))
        await changeAppointment(id, versions.get(id) ?? 0, {
          ...change,
          override: [...OF_COURSE],
          overrideReason: reason,
        })
      showDone(t('longer.undone'))
    } catch (failure) {
      showProblem(failure)
    }
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!body || !meets) return
    setBusy(true)
    setError(null)
    try {
      const done = await takeLonger(visit.id, body)
      const versions = new Map([done.appointment, ...done.others].map((one) => [one.id, one.version]))
      const before = meets.map((met) => met.appointment)
      onDone()
      showDone(
        t('longer.done', {
          name: visit.customer?.name ?? t('walkIn.nameless'),
          time: formatTime(end, visit.timeZone),
        }),
        () => void undo(versions, before),
      )
    } catch (failure) {
      if (isProblem(failure, 'not-offered') && mayOverride && overridesFor(failure.reasons))
        setRefused(failure.reasons)
      else setError(failure)
      void asked.refetch()
    }
    setBusy(false)
  }

  return {
    length,
    minutes,
    end,
    ask,
    /** A wall time of the visit's day: the end is then. */
    askUntil: (time: string) => {
      if (time === '') return
      const until = instantAt(localParts(visit.end, visit.timeZone).date, time, visit.timeZone)
      if (Date.parse(until) > Date.parse(visit.start)) ask(minutesBetween(visit.start, until))
    },
    asked,
    meets,
    ways,
    choose: (id: string, way: WayOut) => setWays({ ...ways, [id]: way }),
    /** What fits without anyone giving way, where that is longer than now. */
    fits: meets && meets.length > 0 ? freeMinutes(visit, meets) : null,
    refused,
    error,
    busy,
    ready: body !== null,
    submit,
  }
}
