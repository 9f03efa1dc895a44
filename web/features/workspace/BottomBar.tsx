import { Menu, UnstyledButton } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './Frame.module.css'
import type { Page } from './navigation.ts'

const SHOWN = 4

/** The navigation on phones, in reach of the thumb; what doesn't fit is under "More". */
export function BottomBar(props: { pages: readonly Page[] }) {
  const { t } = useTranslation('workspace')
  const { pages } = props
  const fits = pages.length <= SHOWN + 1
  const more = fits ? [] : pages.slice(SHOWN)
  return (
    <nav className={classes.bottomBar} aria-label={t('navigation')}>
      {(fits ? pages : pages.slice(0, SHOWN)).map((page) => (
        <Link key={page.to} to={page.to} className={classes.tab}>
          <page.icon size={20} stroke={1.75} aria-hidden />
          <span>{t(`pages.${page.name}`)}</span>
        </Link>
      ))}
      {more.length > 0 ? (
        <Menu position="top-end" width={200}>
          <Menu.Target>
            <UnstyledButton className={classes.tab}>
              <IconDots size={20} stroke={1.75} aria-hidden />
              <span>{t('more')}</span>
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map((page) => (
              <Menu.Item
                key={page.to}
                leftSection={<page.icon size={18} />}
                renderRoot={(root) => <Link {...root} to={page.to} />}
              >
                {t(`pages.${page.name}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </nav>
  )
}
