import { UnstyledButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ComponentType, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInSight } from '../workspace/use-in-sight.ts'
import { useUrlState } from '../workspace/use-url-state.ts'
import { bookableQuery, type Setup, updateSetup } from './api/setup.ts'
import { CheckStep } from './CheckStep.tsx'
import { HoursStep } from './HoursStep.tsx'
import { LookStep } from './LookStep.tsx'
import { PeopleStep } from './PeopleStep.tsx'
import { PublishStep } from './PublishStep.tsx'
import { ServicesStep } from './ServicesStep.tsx'
import classes from './Setup.module.css'
import { isStep, STEPS, type StepName } from './steps.ts'
import { TradeStep } from './TradeStep.tsx'
import { TryStep } from './TryStep.tsx'

/** What a step is given. `onDone`: it is saved, on to the next. `onSkip`: it is put aside. `goTo`: to another one. */
export interface StepProps {
  setup: Setup
  onDone: () => void
  onSkip: () => void
  goTo: (step: StepName) => void
}

const PAGES: Record<StepName, ComponentType<StepProps>> = {
  trade: TradeStep,
  services: ServicesStep,
  hours: HoursStep,
  people: PeopleStep,
  check: CheckStep,
  look: LookStep,
  publish: PublishStep,
  try: TryStep,
}

/** The steps, each open at any time; it begins where one left off. */
export function Wizard(props: { setup: Setup }) {
  const { t } = useTranslation('setup')
  const { setup } = props
  const [asked, setAsked] = useUrlState('step')
  const [began] = useState<StepName>(() => setup.steps.find((step) => step.state === 'open')?.name ?? 'try')
  const current = isStep(asked) ? asked : began
  const steps = useInSight(current)
  const next = STEPS[STEPS.indexOf(current) + 1]
  const goTo = (step: StepName) => setAsked(step)
  const onDone = () => next && goTo(next)
  const onSkip = () => {
    if (current !== 'check') void updateSetup({ skip: current })
    onDone()
  }
  // what the check found when it was last looked at
  const checked = useQuery({ ...bookableQuery, enabled: false }).data
  const isBookable = checked !== undefined && checked.length > 0 && checked.every(({ first }) => first)
  const stateOf = (name: StepName) =>
    name === 'check' && isBookable ? 'done' : setup.steps.find((step) => step.name === name)?.state
  const Step = PAGES[current]
  return (
    <div className={classes.wizard}>
      <nav ref={steps} aria-label={t('stepsLabel')}>
        <ol className={classes.steps}>
          {STEPS.map((name, index) => (
            <li key={name}>
              <UnstyledButton
                className={classes.step}
                aria-current={name === current ? 'step' : undefined}
                onClick={() => goTo(name)}
              >
                <span className={classes.mark} data-state={stateOf(name)} aria-hidden>
                  {stateOf(name) === 'done' ? <IconCheck size={14} stroke={2.5} /> : index + 1}
                </span>
                <span className={classes.stepName}>{t(`steps.${name}`)}</span>
                {stateOf(name) === 'done' ? <span className={classes.hidden}>{t('isDone')}</span> : null}
                {stateOf(name) === 'skipped' ? (
                  <span className={classes.skipped}>{t('isSkipped')}</span>
                ) : null}
              </UnstyledButton>
            </li>
          ))}
        </ol>
      </nav>
      <section className={classes.body} aria-labelledby="setup-step">
        <h2 id="setup-step" className={classes.heading}>
          {t(`headings.${current}`)}
        </h2>
        {current === 'publish' && setup.published ? null : (
          <p className={classes.hint}>{t(`hints.${current}`)}</p>
        )}
        <Step key={current} setup={setup} onDone={onDone} onSkip={onSkip} goTo={goTo} />
      </section>
    </div>
  )
}
