import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './RowsSkeleton.module.css'

const WIDTHS = ['46%', '62%', '38%', '54%', '70%', '42%', '58%', '50%']

/** A list on its way. */
export function RowsSkeleton(props: { rows?: number }) {
  const { t } = useTranslation('workspace')
  return (
    <div className={classes.rows} role="status" aria-label={t('loading')}>
      {Array.from({ length: props.rows ?? 8 }, (_, index) => (
        <div className={classes.row} key={WIDTHS[index % WIDTHS.length] + String(index)}>
          <Skeleton height={12} width={WIDTHS[index % WIDTHS.length]} radius="sm" />
        </div>
      ))}
    </div>
  )
}
