import { PublishPanel } from '../publishing/PublishPanel.tsx'
import { StepFoot } from './StepFoot.tsx'
import type { StepProps } from './Wizard.tsx'

/** Opens the page to customers. */
export function PublishStep({ setup, onDone, onSkip }: StepProps) {
  return (
    <>
      <PublishPanel published={setup.published} />
      <StepFoot onContinue={onDone} onSkip={onSkip} disabled={!setup.published} />
    </>
  )
}
