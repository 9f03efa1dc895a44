import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { businessSuffix, businessUrl } from '../../app/business-choice.ts'
import { Visitor } from '../booking/Visitor.tsx'
import classes from './LandingPage.module.css'

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const POINTS = ['overlap', 'together', 'private'] as const

/** The platform's own front door: what this is, and the way to a business. */
export function LandingPage() {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState(false)

  function go(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const slug = String(new FormData(event.currentTarget).get('slug')).trim().toLowerCase()
    if (SLUG.test(slug)) location.assign(businessUrl(slug))
    else setWrong(true)
  }

  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <span className={classes.brand}>SmoothSchedule</span>
        <Visitor />
      </header>
      <main className={classes.main}>
        <h1>{t('landing.title')}</h1>
        <p className={classes.lead}>{t('landing.lead')}</p>
        <form noValidate onSubmit={go} className={classes.find} aria-label={t('landing.find')}>
          <TextInput
            name="slug"
            size="lg"
            label={t('landing.address')}
            error={wrong && t('landing.addressWrong')}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            onChange={() => setWrong(false)}
            placeholder={t('landing.addressExample')}
            rightSection={<span className={classes.suffix}>{businessSuffix()}</span>}
            rightSectionWidth={`calc(${businessSuffix().length}ch + 16px)`}
            rightSectionPointerEvents="none"
          />
          <Button type="submit" size="lg">
            {t('landing.go')}
          </Button>
        </form>
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
