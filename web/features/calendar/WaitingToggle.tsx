import { Button } from '@mantine/core'
import { IconCalendarQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { waitingCountQuery } from '../imports/api/imports.ts'
import { useCan } from '../workspace/use-me.ts'
import classes from './Toolbar.module.css'

/** Shows the visits that wait for a time beside the Timeline; nothing while there are none. */
export function WaitingToggle({ shown, onToggle }: { shown: boolean; onToggle: () => void }) {
  const { t } = useTranslation('workspace')
  const mayPlace = useCan()('appointments.override')
  const count = useQuery({ ...waitingCountQuery, enabled: mayPlace }).data ?? 0
  if (count === 0 && !shown) return null
  return (
    <Button
      size="xs"
      variant={shown ? 'light' : 'subtle'}
      leftSection={<IconCalendarQuestion size={16} />}
      aria-label={t('waiting', { count })}
      aria-expanded={shown}
      aria-keyshortcuts="w"
      onClick={onToggle}
    >
      <span className={classes.full}>{t('waiting', { count })}</span>
      <span className={classes.brief}>{count}</span>
    </Button>
  )
}
