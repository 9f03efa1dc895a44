import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './page.module.css'

/** There is no page at this address. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <main className={classes.center}>
      <h1 className={classes.title}>{t('notFound.title')}</h1>
      <p className={classes.detail}>{t('notFound.detail')}</p>
      <Button renderRoot={(props) => <Link to="/" {...props} />} size="md" variant="default">
        {t('notFound.home')}
      </Button>
    </main>
  )
}
