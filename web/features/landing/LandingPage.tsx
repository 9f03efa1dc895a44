import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Visitor } from '../booking/Visitor.tsx'
import { isSignUpOpen } from '../sign-up/is-sign-up-open.ts'
import { AddressForm } from './AddressForm.tsx'
import classes from './LandingPage.module.css'

const POINTS = ['overlap', 'together', 'private'] as const

/** The platform's own front door: what this is, and the ways to a business, a new one or one's own. */
export function LandingPage() {
  const { t } = useTranslation()
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <span className={classes.brand}>SmoothSchedule</span>
        <Visitor />
      </header>
      <main className={classes.main}>
        <h1>{t('landing.title')}</h1>
        <p className={classes.lead}>{t('landing.lead')}</p>
        <div className={classes.ways}>
          {isSignUpOpen() ? (
            <Button size="lg" renderRoot={(root) => <Link {...root} to="/sign-up" />}>
              {t('landing.create')}
            </Button>
          ) : null}
          <Button size="lg" variant="default" renderRoot={(root) => <Link {...root} to="/find-business" />}>
            {t('landing.findMine')}
          </Button>
        </div>
        <AddressForm />
        <dl className={classes.points}>
          {POINTS.map((point) => (
            <div key={point}>
              <dt>{t(`landing.points.${point}`)}</dt>
              <dd>{t(`landing.points.${point}Detail`)}</dd>
            </div>
          ))}
        </dl>
      </main>
    </div>
  )
}
