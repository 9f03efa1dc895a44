import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import classes from './Banner.module.css'
import { useExit } from './use-exit.ts'
import { useSecondsLeft } from './use-seconds-left.ts'

/** Who acts as whom, why and for how long still, with the way out. It stays for as long as that lasts. */
export function MasqueradeBanner(props: { me: Answer<'GET /me'> }) {
  const { t } = useTranslation('masquerade')
  const { user, masquerade } = props.me
  const banner = useRef<HTMLElement>(null)
  const exit = useExit()
  useHeight(banner)
  if (!masquerade) return null
  return (
    <aside ref={banner} className={classes.banner} aria-label={t('banner.label')}>
      <div className={classes.words}>
        <p>
          <strong>{t('banner.who', { real: masquerade.realUser.name, user: user.name })}</strong>
        </p>
        <p className={classes.reason}>{t('banner.reason', { reason: masquerade.reason })}</p>
        <TimeLeft until={masquerade.expiresAt} />
        {exit.isError ? <p role="alert">{t('banner.failed')}</p> : null}
      </div>
      <button
        type="button"
        className={classes.exit}
        aria-busy={exit.isPending}
        onClick={() => exit.isPending || exit.mutate()}
      >
        {t('banner.exit')}
      </button>
    </aside>
  )
}

function TimeLeft(props: { until: string }) {
  const { t } = useTranslation('masquerade')
  const client = useQueryClient()
  const seconds = useSecondsLeft(props.until)
  const over = seconds === 0
  useEffect(() => {
    if (over) void client.invalidateQueries()
  }, [over, client])
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <p className={classes.left} role="timer">
      {t('banner.left', { clock })}
    </p>
  )
}

/** Tells the page how much of it the banner takes. */
function useHeight(banner: React.RefObject<HTMLElement | null>) {
  useEffect(() => {
    const element = banner.current
    if (!element) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() =>
      style.setProperty('--banner-height', `${element.offsetHeight}px`),
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      style.removeProperty('--banner-height')
    }
  }, [banner])
}
