import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import classes from './Stranded.module.css'
import { settleAllStranded, strandedCountQuery } from './stranded-list.ts'

/** Says how many visits still don't fit, until all are settled. */
export function StrandedBanner() {
  const { t } = useTranslation('stranded')
  const count = useQuery(strandedCountQuery).data ?? 0
  if (count === 0) return null
  return (
    <div className={classes.banner}>
      <Notice tone="warning" role="status">
        <div className={classes.bannerLine}>
          <span>{t('banner', { count })}</span>
          <Button size="compact-sm" variant="default" onClick={settleAllStranded}>
            {t('settle')}
          </Button>
        </div>
      </Notice>
    </div>
  )
}
