import { LiveBadge } from '../live/LiveBadge.tsx'
import { useLiveConnection } from '../live/use-live.ts'
import { Reminder } from '../setup/Reminder.tsx'
import { StrandedHost } from '../stranded/StrandedHost.tsx'
import { Frame } from './Frame.tsx'
import { PAGES } from './navigation.ts'
import { useTenant } from './use-me.ts'

/** The frame of the staff's pages. */
export function WorkspaceLayout() {
  useLiveConnection()
  return (
    <>
      <Frame name={useTenant().name} pages={PAGES} notice={<Reminder />} status={<LiveBadge />} />
      <StrandedHost />
    </>
  )
}
