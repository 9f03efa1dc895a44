import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { businessSuffix, businessUrl } from '../../app/business-choice.ts'
import classes from './LandingPage.module.css'

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** For those who know the address of a business: goes there. */
export function AddressForm() {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState(false)

  function go(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const slug = String(new FormData(event.currentTarget).get('slug')).trim().toLowerCase()
    if (SLUG.test(slug)) location.assign(businessUrl(slug))
    else setWrong(true)
  }

  return (
    <form noValidate onSubmit={go} className={classes.find} aria-label={t('landing.find')}>
      <TextInput
        name="slug"
        size="md"
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
      <Button type="submit" size="md" variant="default">
        {t('landing.go')}
      </Button>
    </form>
  )
}
