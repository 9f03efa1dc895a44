import { Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './page.module.css'

/** What stands while a page's code is on its way. */
export function LoadingPage() {
  const { t } = useTranslation()
  return (
    <div className={classes.center} role="status" aria-label={t('loading')}>
      <Loader size="sm" />
    </div>
  )
}
