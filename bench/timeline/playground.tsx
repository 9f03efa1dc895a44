import { MantineProvider } from '@mantine/core'
import '@mantine/core/styles.css'
import i18next from 'i18next'
import { useEffect, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { initReactI18next } from 'react-i18next'
import '../../web/app/statuses.css'
import '../../web/app/base.css'
import '@fontsource-variable/inter/wght.css'
import { makeTheme, themeVariables } from '../../web/app/theme.ts'
import { applyMove } from '../../web/features/timeline/apply-change.ts'
import { Timeline } from '../../web/features/timeline/Timeline.tsx'
import { TimelineToolbar } from '../../web/features/timeline/TimelineToolbar.tsx'
import type { Density, TimelineItem } from '../../web/features/timeline/timeline.types.ts'
import words from '../../web/locales/en/timeline.json'
import { SALON_NOW, salon } from './salon.ts'

const query = new URLSearchParams(location.search)
const scheme = query.get('scheme') === 'dark' ? 'dark' : 'light'
const opened = Date.now()
const clock = () => SALON_NOW + Date.now() - opened

function Playground() {
  const [days, setDays] = useState(Number(query.get('days') ?? 1))
  const [data, setData] = useState(() => salon(days))
  const [pxPerHour, setPxPerHour] = useState(Number(query.get('zoom') ?? 120))
  const [density, setDensity] = useState<Density>(
    query.get('density') === 'compact' ? 'compact' : 'comfortable',
  )
  const [selected, setSelected] = useState<TimelineItem | null>(null)
  const [said, setSaid] = useState('')
  const title = useMemo(() => new Date(SALON_NOW).toLocaleDateString('en-GB', { dateStyle: 'full' }), [])
  useEffect(() => setData(salon(days)), [days])
  return (
    <main style={{ display: 'flex', flexDirection: 'column', height: '100dvh' }} data-said={said}>
      <TimelineToolbar
        title={title}
        days={days}
        onDays={setDays}
        onStep={(by) => setSaid(`step ${by}`)}
        onToday={() => setSaid('today')}
        pxPerHour={pxPerHour}
        onPxPerHour={setPxPerHour}
        density={density}
        onDensity={setDensity}
      />
      <div style={{ flex: 1, minHeight: 0 }}>
        <Timeline
          data={data}
          pxPerHour={pxPerHour}
          onPxPerHourChange={setPxPerHour}
          density={density}
          locale="en-GB"
          clock={clock}
          selectedId={selected?.id ?? null}
          onOpen={(item) => {
            setSelected(item)
            setSaid(`open ${item.id}`)
          }}
          onMove={(change) => {
            setData((before) => applyMove(before, change))
            setSaid(
              `move ${change.item.id} ${change.start} ${change.toResourceId} ${change.visit.resourceIds}`,
            )
          }}
          onResize={(change) => {
            setData((before) => applyMove(before, change))
            setSaid(`resize ${change.item.id} ${change.end} ${change.visit.durationMinutes}`)
          }}
          onCreate={(request) => setSaid(`create ${request.resourceId} ${request.start} ${request.end}`)}
          onCancel={(item) => setSaid(`cancel ${item.id}`)}
        />
      </div>
    </main>
  )
}

await i18next.use(initReactI18next).init({
  lng: 'en',
  resources: { en: { timeline: words } },
  interpolation: { escapeValue: false },
})
createRoot(document.getElementById('root') as HTMLElement).render(
  <MantineProvider theme={makeTheme()} cssVariablesResolver={themeVariables} forceColorScheme={scheme}>
    <Playground />
  </MantineProvider>,
)
