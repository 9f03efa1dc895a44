import { Kbd } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Frame.module.css'
import type { Page } from './navigation.ts'
import { UserMenu } from './UserMenu.tsx'

/** The navigation on the left of wide screens; on middling ones it shows icons alone. */
export function Rail(props: {
  name: string
  pages: readonly Page[]
  status: ReactNode
  onShortcuts: () => void
}) {
  const { t } = useTranslation('workspace')
  return (
    <nav className={classes.rail} aria-label={t('navigation')}>
      <div className={classes.business} title={props.name}>
        <span className={classes.mark} aria-hidden>
          {props.name.slice(0, 1)}
        </span>
        <span className={classes.businessName}>{props.name}</span>
      </div>
      <div className={classes.nav}>
        {props.pages.map((page) => (
          <Link
            key={page.to}
            to={page.to}
            className={classes.link}
            title={t(`pages.${page.name}`)}
            aria-keyshortcuts={`g ${page.key}`}
          >
            <page.icon size={18} stroke={1.75} aria-hidden />
            <span className={classes.linkText}>{t(`pages.${page.name}`)}</span>
            <span className={classes.linkKeys} aria-hidden>
              <Kbd size="xs">g</Kbd>
              <Kbd size="xs">{page.key}</Kbd>
            </span>
          </Link>
        ))}
      </div>
      {props.status}
      <UserMenu onShortcuts={props.onShortcuts} />
    </nav>
  )
}
