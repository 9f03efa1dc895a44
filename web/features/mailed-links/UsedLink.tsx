import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CardPage } from '../../ui/CardPage.tsx'
import { Notice } from '../../ui/Notice.tsx'

/** A mailed link that is no good any more, and how to get another one. */
export function UsedLink(props: { title: string; children: ReactNode }) {
  const { t } = useTranslation('security')
  return (
    <CardPage title={props.title}>
      <Notice tone="danger" role="alert">
        <p>{props.children}</p>
      </Notice>
      <Link to="/sign-in">{t('toSignIn')}</Link>
    </CardPage>
  )
}
