import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './page.module.css'
import { problemText } from './problem-text.ts'

/** A whole page that could not be shown. `reset` tries again. */
export function ProblemPage(props: { error: unknown; reset: () => void }) {
  const { t } = useTranslation()
  return (
    <main className={classes.center} role="alert">
      <h1 className={classes.title}>{t('problem.title')}</h1>
      <p className={classes.detail}>{problemText(t, props.error)}</p>
      <Button size="md" variant="default" onClick={props.reset}>
        {t('retry')}
      </Button>
    </main>
  )
}
