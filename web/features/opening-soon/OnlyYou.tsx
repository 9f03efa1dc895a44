import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './OpeningSoon.module.css'

/** Above the page of a business that isn't published, for those who see it already. */
export function OnlyYou() {
  const { t } = useTranslation('openingSoon')
  const isPreview = new URLSearchParams(location.search).has('preview')
  return (
    <div className={classes.notice} role="status">
      <span>{t('onlyYou')}</span>
      {isPreview ? null : <Link to="/app/setup">{t('toSetup')}</Link>}
    </div>
  )
}
