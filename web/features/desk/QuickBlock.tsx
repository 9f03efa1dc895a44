import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addMinutes, instantAt, localParts } from '../../app/temporal.ts'
import { formatTimes } from '../../ui/format-time.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { AffectedVisits } from '../catalog/AffectedVisits.tsx'
import { createBlock, deleteBlock } from '../catalog/api/time-out.ts'
import type { Affected } from '../catalog/catalog.types.ts'
import { settleStranded } from '../stranded/stranded-list.ts'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import classes from './Panels.module.css'

const LENGTHS = ['15', '30', '60'] as const
const GAP = 'gap'
const MINUTE = 60_000

/** Where the pause begins: now, at a gap, or on another day. */
export interface Pausing {
  from?: string
  /** The gap's end. */
  until?: string
  /** A local date other than today's. */
  date?: string
}

/** Takes some minutes out of one's own calendar. What is booked in them is shown before. */
export function QuickBlock(props: {
  resourceId: string
  now: number
  timeZone: string
  from: Pausing
  onClose: () => void
}) {
  const { t } = useTranslation('desk')
  const { from, timeZone, resourceId } = props
  const [start, setStart] = useState(() => startOf(from, props.now, timeZone))
  const [length, setLength] = useState<string>('30')
  const [title, setTitle] = useState('')
  const [affected, setAffected] = useState<Affected[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const keyFor = useIdempotencyKey()
  const end = length === GAP && from.until ? from.until : addMinutes(start, Number(length) || 30)
  const body = { resourceId, start, end, title: title.trim() }
  const ask = (change: () => void) => {
    change()
    setAffected(null)
    setError(null)
  }
  const save = async () => {
    setBusy(true)
    setError(null)
    try {
      const stranded = affected ? [] : (await createBlock(body, { dryRun: true })).affected
      if (stranded.length > 0) setAffected(stranded)
      else {
        const block = await createBlock(body, { idempotencyKey: keyFor(body) })
        props.onClose()
        settleStranded(block.affected)
        showDone(t('block.done'), () => block.id && void deleteBlock(block.id).catch(showProblem))
      }
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
  }
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={t('block.open')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      footer={
        <>
          <span className={classes.total}>{formatTimes(start, end, timeZone)}</span>
          <Button type="submit" size="md" loading={busy}>
            {affected ? t('block.regardless') : t('block.save')}
          </Button>
        </>
      }
    >
      {error ? <ProblemNotice error={error} /> : null}
      {affected ? <AffectedVisits affected={affected} /> : null}
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={t('block.length')}
        value={length}
        onChange={(value) => ask(() => setLength(value))}
        data={[
          ...LENGTHS.map((minutes) => ({
            value: minutes,
            label: t('block.minutes', { count: Number(minutes) }),
          })),
          ...(from.until ? [{ value: GAP, label: t('block.gap') }] : []),
        ]}
      />
      <TextInput
        type="time"
        label={t('block.from')}
        value={localParts(start, timeZone).time}
        onChange={({ currentTarget: { value } }) =>
          value !== '' && ask(() => setStart(instantAt(localParts(start, timeZone).date, value, timeZone)))
        }
      />
      <TextInput
        label={t('block.title')}
        placeholder={t('block.untitled')}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </SidePanel>
  )
}

/** A gap's start, but not before now; on another day at noon, to begin with. */
function startOf({ from, date }: Pausing, now: number, timeZone: string): string {
  if (date) return instantAt(date, '12:00', timeZone)
  const minute = Math.floor(now / MINUTE) * MINUTE
  const at = from ? Math.max(Date.parse(from), minute) : minute
  return addMinutes(new Date(at).toISOString(), 0)
}
