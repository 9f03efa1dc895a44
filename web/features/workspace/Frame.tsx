import { Notifications } from '@mantine/notifications'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingPage } from '../../ui/LoadingPage.tsx'
import { BottomBar } from './BottomBar.tsx'
import { Dates } from './Dates.tsx'
import classes from './Frame.module.css'
import type { Page } from './navigation.ts'
import { Rail } from './Rail.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { TopBar } from './TopBar.tsx'
import { useCan, useMe } from './use-me.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** The frame around pages for work: their navigation, who one is, and the page. `name`: whose pages they are. `notice`: above each page. `status`: beside who one is. */
export function Frame(props: {
  name: string
  pages: readonly Page[]
  notice?: ReactNode
  status?: ReactNode
}) {
  const { t } = useTranslation('workspace')
  const can = useCan()
  const { resourceId } = useMe()
  const pages = props.pages.filter((page) => can(page.action) && (!page.ownCalendar || resourceId))
  const [keysShown, setKeysShown] = useState(false)
  const showKeys = () => setKeysShown(true)
  useNavigationKeys(pages, showKeys)
  return (
    <Dates>
      <div className={classes.frame}>
        <a className={classes.skip} href="#page">
          {t('skip')}
        </a>
        <Rail name={props.name} pages={pages} status={props.status} onShortcuts={showKeys} />
        <TopBar name={props.name} status={props.status} onShortcuts={showKeys} />
        <div className={classes.column}>
          {props.notice}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page of text alone has nothing else to scroll it by */}
          <main id="page" className={classes.page} tabIndex={0}>
            <Suspense fallback={<LoadingPage />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
        <BottomBar pages={pages} />
      </div>
      <ShortcutsDialog pages={pages} opened={keysShown} onClose={() => setKeysShown(false)} />
      <Notifications position="bottom-left" className={classes.toasts} />
    </Dates>
  )
}

function useNavigationKeys(pages: readonly Page[], showKeys: () => void) {
  const navigate = useNavigate()
  useShortcuts({
    ...Object.fromEntries(pages.map((page) => [`g ${page.key}`, () => void navigate({ to: page.to })])),
    '?': showKeys,
  })
}
