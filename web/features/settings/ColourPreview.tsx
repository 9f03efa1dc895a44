import { useComputedColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { brandColors, contrast, DEFAULT_BRAND } from '../../app/brand.ts'
import classes from './Settings.module.css'

const READABLE = 4.5

/** The colour as it will be used, and whether it can be read as it is. */
export function ColourPreview(props: { color: string }) {
  const { t } = useTranslation('settings')
  const scheme = useComputedColorScheme('light')
  const color = /^#[0-9a-f]{6}$/i.test(props.color) ? props.color : DEFAULT_BRAND
  const { fill, onFill, ink, soft } = brandColors(color)[scheme]
  const adjusted = contrast(color, '#ffffff') < READABLE
  return (
    <div className={classes.preview}>
      <span className={classes.sample} style={{ background: fill, color: onFill }}>
        {t('sampleButton')}
      </span>
      <span className={classes.sample} style={{ background: soft, color: ink }}>
        {t('sampleText')}
      </span>
      <span className={classes.hint}>{t(adjusted ? 'colourAdjusted' : 'colourReadable')}</span>
    </div>
  )
}
