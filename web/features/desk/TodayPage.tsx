import { VisitEditsProvider } from '../appointments/VisitEditsProvider.tsx'
import { Today } from './Today.tsx'

/** The day at the desk: who is to come, who waits, who is served. */
export const TodayPage = () => (
  <VisitEditsProvider>
    <Today />
  </VisitEditsProvider>
)
