import { Avatar, Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core'
import { IconExternalLink, IconKeyboard, IconLogout, IconSelector, IconShieldLock } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { chooseLanguage } from '../../app/i18n.ts'
import { LANGUAGES, type Language } from '../../app/language.ts'
import { forgetSignIn } from '../../app/sign-in-marker.ts'
import classes from './Frame.module.css'
import { showProblem } from './toast.tsx'
import { useMe } from './use-me.ts'

const SCHEMES = ['auto', 'light', 'dark'] as const

/** Who is signed in, light or dark, the keys, and the way out. `compact` shows the face alone. */
export function UserMenu(props: { compact?: boolean; onShortcuts: () => void }) {
  const { t, i18n } = useTranslation('workspace')
  const { user, tenant, masquerade } = useMe()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  return (
    <Menu position={props.compact ? 'bottom-end' : 'top-start'} width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.user}>
          <VisuallyHidden>{t('userMenu.open', { name: user.name })}</VisuallyHidden>
          <Avatar name={user.name} size={28} radius="xl" color="brand" aria-hidden />
          {props.compact ? null : (
            <>
              <span className={classes.userText} aria-hidden>
                <span className={classes.userName}>{user.name}</span>
                <span className={classes.userRole}>{t(`roles.${user.role}`)}</span>
              </span>
              <IconSelector size={16} aria-hidden className={classes.userCaret} />
            </>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.email}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('userMenu.scheme')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as 'auto')}>
          {SCHEMES.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t(`userMenu.schemes.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('common:language')}</Menu.Label>
        <Menu.RadioGroup value={i18n.language} onChange={(value) => void chooseLanguage(value as Language)}>
          {Object.entries(LANGUAGES).map(([language, name]) => (
            <Menu.RadioItem key={language} value={language} lang={language}>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        {masquerade ? null : (
          <Menu.Item
            leftSection={<IconShieldLock size={16} />}
            renderRoot={(root) => <Link {...root} to="/account" />}
          >
            {t('userMenu.account')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={props.onShortcuts}>
          {t('shortcuts.title')}
        </Menu.Item>
        {tenant ? (
          <Menu.Item component="a" href="/" target="_blank" leftSection={<IconExternalLink size={16} />}>
            {t('userMenu.bookingPage')}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={signOut}>
          {t('userMenu.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function useSignOut() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    try {
      await api('POST /auth/sign-out')
    } catch (error) {
      showProblem(error)
      return
    }
    forgetSignIn()
    await navigate({ to: '/sign-in' })
    await client.resetQueries()
  }
}
