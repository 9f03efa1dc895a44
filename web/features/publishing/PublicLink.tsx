import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { renderSVG } from 'uqr'
import { saveFile } from '../../ui/save-file.ts'
import { QrCode } from '../account/QrCode.tsx'
import { showProblem } from '../workspace/toast.tsx'
import classes from './Publishing.module.css'

/** Where customers book: the link to pass on, and the same as a code for the door. */
export function PublicLink(props: { name: string }) {
  const { t } = useTranslation('setup')
  const url = `${location.origin}/`
  const [copied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      // the browser may refuse it: the address stands there to be copied by hand
      (error) => showProblem(error, t('link.notCopied')),
    )
  return (
    <div className={classes.link}>
      <QrCode text={url} label={t('link.code', { name: props.name })} />
      <div className={classes.words}>
        <a className={classes.url} href={url} target="_blank" rel="noreferrer">
          <bdi dir="ltr">{url}</bdi>
        </a>
        <div className={classes.row}>
          {navigator.clipboard ? (
            <Button variant="default" size="xs" onClick={() => void copy()}>
              <span aria-live="polite">{t(copied ? 'link.copied' : 'link.copy')}</span>
            </Button>
          ) : null}
          <Button variant="default" size="xs" onClick={() => void savePng(url)}>
            {t('link.png')}
          </Button>
          <Button
            variant="default"
            size="xs"
            onClick={() => saveFile('booking-page.svg', 'image/svg+xml', svgOf(url))}
          >
            {t('link.svg')}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** Large enough for a poster, in pixels. */
const SIDE = 1024

/** Of a size of its own, without which some browsers draw nothing. */
const svgOf = (url: string) =>
  renderSVG(url, { border: 2 }).replace('<svg ', `<svg width="${SIDE}" height="${SIDE}" `)

async function savePng(url: string): Promise<void> {
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(svgOf(url))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = SIDE
  canvas.height = SIDE
  const context = canvas.getContext('2d')
  if (!context) return
  context.imageSmoothingEnabled = false
  context.drawImage(image, 0, 0, SIDE, SIDE)
  const link = document.createElement('a')
  link.href = canvas.toDataURL('image/png')
  link.download = 'booking-page.png'
  link.click()
}
