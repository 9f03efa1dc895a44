import { Button } from '@mantine/core'
import { IconCalendarQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCan } from '../workspace/use-me.ts'
import { waitingCountQuery } from './api/imports.ts'
import classes from './Imports.module.css'

/** How many visits wait for a time, and the way to them, for who may place visits; nothing while there are none. */
export function WaitingLink({ size = 'sm' }: { size?: 'xs' | 'sm' }) {
  const { t } = useTranslation('workspace')
  const mayPlace = useCan()('appointments.override')
  const count = useQuery({ ...waitingCountQuery, enabled: mayPlace }).data ?? 0
  if (count === 0) return null
  return (
    <Button
      size={size}
      variant="subtle"
      className={classes.waitingLink}
      leftSection={<IconCalendarQuestion size={16} />}
      renderRoot={(root) => <Link to="/app/unassigned" {...root} />}
    >
      {t('waiting', { count })}
    </Button>
  )
}
