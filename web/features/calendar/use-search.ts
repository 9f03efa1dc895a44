import { useRef, useState } from 'react'
import { localParts } from '../../app/temporal.ts'
import { WISHES } from '../timeline/narrow/narrow.ts'
import type { Jump } from '../timeline/timeline.types.ts'
import { useUrlState } from '../workspace/use-url-state.ts'
import type { FoundVisit } from './SearchDialog.tsx'
import type { CalendarView } from './use-calendar-view.ts'

/**
 * Looking for a visit and going to it: its day is shown, nothing is filtered away, and the address says which one it
 * is, so that it is found again when the page is read again.
 */
export function useSearch(calendar: CalendarView, timeZone: string) {
  const [opened, setOpened] = useState(false)
  const [asked] = useUrlState('find')
  const [time, setTime] = useState(0)
  const button = useRef<HTMLButtonElement>(null)
  const jump: Jump | undefined = asked ? { visitId: asked, time } : undefined
  return {
    opened,
    button,
    ...(jump ? { jump } : {}),
    open: () => setOpened(true),
    close: () => {
      setOpened(false)
      button.current?.focus()
    },
    goTo: (visit: FoundVisit) => {
      setOpened(false)
      setTime((before) => before + 1)
      const { date } = localParts(visit.start, timeZone)
      calendar.goTo(calendar.shape === 'month' ? 'day' : calendar.shape, date, {
        find: visit.appointmentId,
        ...Object.fromEntries(WISHES.map((name) => [name, undefined])),
      })
    },
  }
}
