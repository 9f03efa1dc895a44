import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './Setup.module.css'

/** The foot of a step: on to the next, or put it aside. Without `onContinue` the button sends the step's form. */
export function StepFoot(props: {
  onContinue?: () => void
  onSkip: () => void
  busy?: boolean
  disabled?: boolean
}) {
  const { t } = useTranslation('setup')
  return (
    <div className={classes.foot}>
      <Button
        type={props.onContinue ? 'button' : 'submit'}
        loading={props.busy ?? false}
        disabled={props.disabled ?? false}
        {...(props.onContinue ? { onClick: props.onContinue } : {})}
      >
        {t('continue')}
      </Button>
      <Button variant="subtle" color="gray" onClick={props.onSkip}>
        {t('skip')}
      </Button>
    </div>
  )
}
