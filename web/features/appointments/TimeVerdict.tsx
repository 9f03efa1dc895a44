import { Button, Checkbox, Textarea } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reason } from '../../app/api.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { useCan } from '../workspace/use-me.ts'
import { explanationQuery, freeTimesQuery, type Wish } from './api/availability.ts'
import { Reasons } from './Reasons.tsx'
import { type OverrideCode, overridesFor } from './reasons.ts'
import classes from './TimeVerdict.module.css'

export interface OverrideChoice {
  override: OverrideCode[]
  overrideReason: string
}

interface Props {
  wish: Wish
  date: string
  start: string
  choice: OverrideChoice
  onChoice: (choice: OverrideChoice) => void
  /** The reasons that the server has just refused with, if it has. */
  refused: readonly Reason[] | null
  /** The visit's own time: it need not be offered. */
  unchanged?: boolean
  reasonError?: unknown
}

/** Whether the chosen time is free; if not, why, and the way to take it regardless. */
export function TimeVerdict(props: Props) {
  const { t } = useTranslation('appointments')
  const times = useQuery(freeTimesQuery(props.wish, props.date))
  const [asked, setAsked] = useState('')
  const explain = asked === props.start || props.refused !== null || props.choice.override.length > 0
  const offered = times.data?.slots.some((slot) => Date.parse(slot.start) === Date.parse(props.start))
  if (props.unchanged || times.isPlaceholderData || offered === undefined) return null
  if (offered && !props.refused)
    return (
      <p className={classes.free} role="status">
        <IconCircleCheck size={18} aria-hidden />
        {t('form.isFree')}
      </p>
    )
  return (
    <Notice tone="warning" role="status">
      <div className={classes.head}>
        <span>{t('form.notOffered')}</span>
        {explain ? null : (
          <Button size="compact-sm" variant="default" onClick={() => setAsked(props.start)}>
            {t('form.whyNot')}
          </Button>
        )}
      </div>
      {explain ? <Explanation {...props} /> : null}
    </Notice>
  )
}

function Explanation(props: Props) {
  const { t } = useTranslation('appointments')
  const mayOverride = useCan()('appointments.override')
  const asked = useQuery({ ...explanationQuery(props.wish, props.start), enabled: props.refused === null })
  const reasons = props.refused ?? asked.data?.reasons
  const reasonId = useId()
  if (asked.isError) return <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />
  if (!reasons) return <p>{t('form.asking')}</p>
  const codes = overridesFor(reasons)
  const { override, overrideReason } = props.choice
  const on = override.length > 0
  return (
    <div className={classes.explanation}>
      {reasons.length > 0 ? <Reasons reasons={reasons} /> : <p>{t('form.freeForStaff')}</p>}
      {reasons.length > 0 && codes === null ? <p>{t('override.impossible')}</p> : null}
      {codes && mayOverride ? (
        <>
          <Checkbox
            label={t('override.take')}
            checked={on}
            onChange={(event) =>
              props.onChoice({ override: event.currentTarget.checked ? codes : [], overrideReason })
            }
          />
          {on ? (
            <Textarea
              id={reasonId}
              label={t('override.reason')}
              value={overrideReason}
              onChange={(event) => props.onChoice({ override, overrideReason: event.currentTarget.value })}
              error={props.reasonError as string}
              maxLength={500}
              autosize
              minRows={2}
              required
            />
          ) : null}
        </>
      ) : null}
    </div>
  )
}
