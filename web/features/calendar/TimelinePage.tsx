import { useIsFetching } from '@tanstack/react-query'
import { VisitEditsProvider } from '../appointments/VisitEditsProvider.tsx'
import { useTenant } from '../workspace/use-me.ts'
import { Calendar } from './Calendar.tsx'
import { useCalendarView } from './use-calendar-view.ts'

/** The day's page: the Timeline with everything one does on it. */
export function TimelinePage() {
  const { timeZone } = useTenant()
  const calendar = useCalendarView(timeZone)
  const busy = useIsFetching({ queryKey: ['timeline'] }) > 0
  return (
    <VisitEditsProvider>
      <Calendar calendar={calendar} timeZone={timeZone} busy={busy} />
    </VisitEditsProvider>
  )
}
