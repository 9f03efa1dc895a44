import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { homeOf } from '../../app/home-of.ts'
import { visitorQuery } from '../../app/query.ts'
import { LanguageMenu } from '../../ui/LanguageMenu.tsx'
import { useSignOut } from '../sign-in/use-sign-out.ts'
import classes from './Visitor.module.css'

/** Who is signed in, or the way to sign in. */
export function Visitor(props: { className?: string | undefined }) {
  const { t } = useTranslation()
  const { data: visitor, isPending } = useQuery(visitorQuery)
  const signOut = useSignOut()
  const home = visitor ? homeOf(visitor.user.role) : '/'
  return (
    <footer className={`${classes.visitor} ${props.className ?? ''}`}>
      {visitor ? (
        <>
          <span>{t('landing.signedInAs', { name: visitor.user.name })}</span>
          {home === '/' ? null : (
            <Link to={home}>{t(home === '/console' ? 'toConsole' : 'toWorkspace')}</Link>
          )}
          <button type="button" onClick={() => signOut.mutate()}>
            {t('signOut')}
          </button>
        </>
      ) : isPending ? null : (
        <Link to="/sign-in">{t('signIn')}</Link>
      )}
      <LanguageMenu />
    </footer>
  )
}
