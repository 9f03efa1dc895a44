import { Button, FileButton, Input } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Settings.module.css'

/** As large as it is shown anywhere, for screens that are twice as dense. */
const SIDE = 192

/** The business's logo, as a small picture that the browser makes of whatever is chosen. */
export function LogoField(props: { value: string; onChange: (logo: string) => void }) {
  const { t } = useTranslation('settings')
  const [failed, setFailed] = useState(false)
  const choose = async (file: File | null) => {
    if (!file) return
    try {
      props.onChange(await smallPicture(file))
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
  return (
    <Input.Wrapper
      labelElement="div"
      label={t('logo')}
      description={t('logoHint')}
      error={failed && t('wrongLogo')}
    >
      <div className={classes.logo}>
        {props.value ? <img className={classes.picture} src={props.value} alt={t('logo')} /> : null}
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void choose(file)}>
          {(button) => (
            <Button variant="default" size="sm" {...button}>
              {t(props.value ? 'changeLogo' : 'chooseLogo')}
            </Button>
          )}
        </FileButton>
        {props.value ? (
          <Button variant="subtle" color="red" size="sm" onClick={() => props.onChange('')}>
            {t('removeLogo')}
          </Button>
        ) : null}
      </div>
    </Input.Wrapper>
  )
}

async function smallPicture(file: File): Promise<string> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const png = canvas.toDataURL('image/png')
  // a photo is far smaller as JPEG, and has nothing transparent to lose
  return png.length < 80_000 ? png : canvas.toDataURL('image/jpeg', 0.85)
}
