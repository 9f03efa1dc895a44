import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import { Notifications } from '@mantine/notifications'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { homeOf } from '../../app/home-of.ts'
import { meQuery } from '../../app/query.ts'
import { LanguageMenu } from '../../ui/LanguageMenu.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { RoleName } from '../../ui/RoleName.tsx'
import classes from './Account.module.css'
import { EmailSection } from './EmailSection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { SecondFactorSection } from './SecondFactorSection.tsx'
import { SessionsSection } from './SessionsSection.tsx'

/** One's own account: password, address, second factor and sessions. Never another one's. */
export function AccountPage() {
  const { t } = useTranslation('security')
  const { user, masquerade } = useSuspenseQuery(meQuery).data
  const home = homeOf(user.role)
  return (
    <main className={classes.page}>
      <header className={classes.header}>
        <h1>{t('account.title')}</h1>
        <p>
          {user.name} · {user.email} <RoleName role={user.role} />
        </p>
        <Link to={home}>
          {t(
            home === '/app'
              ? 'account.toWorkspace'
              : home === '/console'
                ? 'account.toConsole'
                : 'account.toStart',
          )}
        </Link>
        <LanguageMenu />
      </header>
      {masquerade ? (
        <Notice tone="warning" title={t('account.borrowed')}>
          <p>{t('account.borrowedHint', { name: user.name })}</p>
        </Notice>
      ) : (
        <>
          <PasswordSection email={user.email} />
          <EmailSection email={user.email} />
          <SecondFactorSection />
          <SessionsSection />
        </>
      )}
      <Notifications position="bottom-right" />
    </main>
  )
}
