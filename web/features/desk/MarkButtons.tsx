import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment } from '../appointments/api/appointments.ts'
import classes from './Desk.module.css'
import { type Standing, standingOf } from './standing.ts'
import { type DeskMark, useDeskMarks } from './use-desk-marks.ts'

const MARKS: Record<Standing, readonly DeskMark[]> = {
  toCome: ['arrived', 'start', 'noShow'],
  waiting: ['start', 'notArrived', 'noShow'],
  inService: ['done'],
  done: ['reopen'],
  noShow: ['restore'],
  cancelled: [],
}
/** What is done most; the others stand back. */
const FIRST: ReadonlySet<DeskMark> = new Set(['arrived', 'done'])

/** What one does about a visit with one tap, the likeliest first. */
export function MarkButtons(props: { visit: Appointment; size?: 'md' | 'lg'; only?: readonly DeskMark[] }) {
  const { t } = useTranslation('desk')
  const { visit, only } = props
  const [busy, setBusy] = useState<DeskMark | null>(null)
  const mark = useDeskMarks()
  const standing = standingOf(visit)
  const tap = async (which: DeskMark) => {
    setBusy(which)
    await mark(visit, which)
    setBusy(null)
  }
  return (
    <>
      {MARKS[standing]
        .filter((which) => !only || only.includes(which))
        .map((which) => (
          <Button
            key={which}
            size={props.size === 'lg' ? 'lg' : 'compact-sm'}
            className={props.size === 'lg' ? undefined : classes.mark}
            variant={
              FIRST.has(which) || (which === 'start' && standing === 'waiting')
                ? 'filled'
                : which === 'noShow' || which === 'notArrived' || which === 'reopen'
                  ? 'subtle'
                  : 'default'
            }
            color={which === 'noShow' || which === 'notArrived' || which === 'reopen' ? 'gray' : undefined}
            loading={busy === which}
            disabled={busy !== null && busy !== which}
            aria-label={t('mark.of', {
              mark: t(`mark.${which}`),
              name: visit.customer?.name ?? t('walkIn.nameless'),
            })}
            onClick={() => tap(which)}
          >
            {t(`mark.${which}`)}
          </Button>
        ))}
    </>
  )
}
