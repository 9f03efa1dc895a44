import { lazy, Suspense } from 'react'
import { useOpened } from './stranded-list.ts'

const StrandedPanel = lazy(async () => ({ default: (await import('./StrandedPanel.tsx')).StrandedPanel }))

/** Where the list of stranded visits appears, whatever page has stranded them. */
export function StrandedHost() {
  const opened = useOpened()
  return opened ? (
    <Suspense>
      <StrandedPanel ids={opened.ids} />
    </Suspense>
  ) : null
}
