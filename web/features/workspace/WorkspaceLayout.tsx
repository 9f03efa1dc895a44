import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingPage } from '../../ui/LoadingPage.tsx'
import { BottomBar } from './BottomBar.tsx'
import classes from './Frame.module.css'
import { PAGES } from './navigation.ts'
import { Rail } from './Rail.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { TopBar } from './TopBar.tsx'
import { useCan } from './use-me.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** The frame of the staff's pages: navigation, who one is, and the page. */
export function WorkspaceLayout() {
  const { t } = useTranslation('workspace')
  const [keysShown, setKeysShown] = useState(false)
  const showKeys = () => setKeysShown(true)
  useNavigationKeys(showKeys)
  return (
    <DatesProvider settings={{ firstDayOfWeek: 1, consistentWeeks: true }}>
      <div className={classes.frame}>
        <a className={classes.skip} href="#page">
          {t('skip')}
        </a>
        <Rail onShortcuts={showKeys} />
        <TopBar onShortcuts={showKeys} />
        <main id="page" className={classes.page} tabIndex={-1}>
          <Suspense fallback={<LoadingPage />}>
            <Outlet />
          </Suspense>
        </main>
        <BottomBar />
      </div>
      <ShortcutsDialog opened={keysShown} onClose={() => setKeysShown(false)} />
      <Notifications position="bottom-right" className={classes.toasts} />
    </DatesProvider>
  )
}

function useNavigationKeys(showKeys: () => void) {
  const can = useCan()
  const navigate = useNavigate()
  const pages = PAGES.filter((page) => can(page.action))
  useShortcuts({
    ...Object.fromEntries(pages.map((page) => [`g ${page.key}`, () => void navigate({ to: page.to })])),
    '?': showKeys,
  })
}
