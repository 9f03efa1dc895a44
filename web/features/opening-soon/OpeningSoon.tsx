import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { CardPage } from '../../ui/CardPage.tsx'
import { Visitor } from '../booking/Visitor.tsx'
import classes from './OpeningSoon.module.css'

/** What everyone sees of a business that isn't published: who it is, how to reach it, and that one can't book yet. */
export function OpeningSoon(props: { business: Answer<'GET /business'> }) {
  const { t } = useTranslation('openingSoon')
  const { name, address, phone, branding } = props.business
  useEffect(() => {
    document.title = name
  }, [name])
  return (
    <>
      <CardPage title={name} hint={t('hint')}>
        {branding.tagline ? <p>{branding.tagline}</p> : null}
        {address ? <p className={classes.address}>{address}</p> : null}
        {phone ? (
          <p>
            <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
          </p>
        ) : null}
      </CardPage>
      <Visitor className={classes.visitor} />
    </>
  )
}
