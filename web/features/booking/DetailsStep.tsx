import { Button, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { isProblem } from '../../app/api.ts'
import { visitorQuery } from '../../app/query.ts'
import { FocusHeading } from '../../ui/FocusHeading.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { NextSlots } from '../availability/NextSlots.tsx'
import { servicesQuery } from './booking.queries.ts'
import type { Details } from './booking-state.ts'
import { useBooking } from './booking-store.ts'
import { checkDetails, type Faults, type Field, faultsOf } from './check-details.ts'
import classes from './DetailsStep.module.css'
import { HoldCountdown } from './HoldCountdown.tsx'
import { answerFaults, questionsQuery, refusedAnswers, visibleQuestions } from './questions.ts'
import { timeZoneOf } from './time-zone-of.ts'
import { useBook } from './use-book.ts'
import { useHold } from './use-hold.ts'

// most businesses ask nothing
const QuestionFields = lazy(async () => ({
  default: (await import('./QuestionFields.tsx')).QuestionFields,
}))
// few have a household or are refused: nobody else loads what is for them
const ForWhom = lazy(async () => ({ default: (await import('./ForWhom.tsx')).ForWhom }))
const Refused = lazy(async () => ({ default: (await import('./ForWhom.tsx')).Refused }))
// and few bind their customers by more than a text
const Terms = lazy(async () => ({ default: (await import('./Terms.tsx')).Terms }))
const route = getRouteApi('/')

/** Who comes. The time is held meanwhile; whatever becomes of it, what was typed stays. */
export function DetailsStep(props: { quiet: boolean; business: Answer<'GET /business'> }) {
  const { t } = useTranslation('booking')
  const [booking, change] = useBooking()
  const navigate = route.useNavigate()
  const timeZone = timeZoneOf(props.business, booking)
  const [faults, setFaults] = useState<Faults>({})
  const form = useRef<HTMLFormElement>(null)
  const book = useBook(() => void navigate({ search: { step: 'done' }, replace: true }))
  const hold = useHold(timeZone, () => book.reset())
  const isCustomer = useVisitorsName()
  const { details, slot } = booking
  const questions = useQuery(questionsQuery(booking.services.map((one) => one.serviceId))).data ?? []
  const known = useQuery(servicesQuery).data ?? []
  const chosen = known.filter(({ id }) => booking.services.some((one) => one.serviceId === id))
  const { policies } = props.business
  const needs = (rule: 'requirePhone' | 'requireNote') =>
    chosen.some((one) => one.policies?.[rule] ?? policies[rule])
  const hasDeadlines =
    policies.cancellationHours !== undefined ||
    policies.rescheduleHours !== undefined ||
    chosen.some((one) => one.policies)
  const policy = `${classes.policy} ${classes.wide}`
  const needsPhone = needs('requirePhone')
  const needsNote = needs('requireNote')
  const [wrongAnswers, setWrongAnswers] = useState<Record<string, string>>({})
  const failed = hold.error ?? book.error
  const wrongFields = isProblem(book.error, 'invalid-input') ? faultsOf(book.error.errors) : {}
  const refused = isProblem(book.error, 'invalid-input') ? refusedAnswers(book.error.errors) : {}
  const elsewhere = failed && Object.keys({ ...wrongFields, ...refused }).length === 0
  const shown = { ...wrongFields, ...faults }
  const shownAnswers = { ...refused, ...wrongAnswers }

  // After a refusal the first field that is wrong takes the focus, and its message is read with it.
  const wrong = Object.keys({ ...shown, ...shownAnswers }).join()
  useEffect(() => {
    if (wrong) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [wrong])

  function submit(event: FormEvent) {
    event.preventDefault()
    const missing = {
      ...(needsPhone && !details.phone.trim() && { phone: 'faults.required' }),
      ...(needsNote && !details.note.trim() && { note: 'faults.required' }),
      ...checkDetails(details),
    }
    setFaults(missing)
    const answers = answerFaults(questions, booking.answers)
    setWrongAnswers(answers)
    if (Object.keys({ ...missing, ...answers }).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    else if (slot && !book.isPending) {
      hold.reset()
      book.mutate(slot)
    }
  }

  const field = (name: Field) => ({
    name,
    value: details[name],
    error: shown[name] && t(shown[name]),
    size: 'md' as const,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setFaults(({ [name]: _, ...others }) => others)
      if (book.isError && wrongFields[name]) book.reset()
      change((now) => ({ ...now, details: { ...now.details, [name]: value } }))
    },
  })

  return (
    <>
      <FocusHeading level={2} quiet={props.quiet} className={classes.heading}>
        {t('yourDetails')}
      </FocusHeading>
      {elsewhere && isProblem(failed, 'slot-taken') ? (
        <NextSlots
          slots={failed.nextSlots}
          timeZone={timeZone}
          pending={hold.isPending ? hold.variables.start : undefined}
          onChoose={(next) => hold.mutate(next)}
        />
      ) : (
        <HoldCountdown
          hold={booking.hold}
          pending={hold.isPending}
          onHoldAgain={() => slot && hold.mutate(slot)}
        />
      )}
      <form ref={form} noValidate onSubmit={submit} className={classes.form}>
        {isCustomer ? (
          <Suspense>
            <ForWhom className={classes.wide} />
          </Suspense>
        ) : null}
        <TextInput
          {...field('name')}
          label={t('name')}
          required
          withAsterisk={false}
          className={classes.wide}
          autoComplete="name"
          maxLength={120}
        />
        <TextInput
          {...field('email')}
          label={t('email')}
          type="email"
          required
          withAsterisk={false}
          autoComplete="email"
          maxLength={254}
        />
        <TextInput
          {...field('phone')}
          label={t(needsPhone ? 'phoneNeeded' : 'phone')}
          required={needsPhone}
          withAsterisk={false}
          type="tel"
          autoComplete="tel"
          maxLength={40}
        />
        {questions.length > 0 ? (
          <Suspense>
            <QuestionFields
              questions={visibleQuestions(questions, booking.answers)}
              typed={booking.answers}
              faults={shownAnswers}
              className={classes.wide}
              onAnswer={(id, value) => {
                setWrongAnswers(({ [id]: _, ...others }) => others)
                if (book.isError && refused[id]) book.reset()
                change((now) => ({ ...now, answers: { ...now.answers, [id]: value } }))
              }}
            />
          </Suspense>
        ) : null}
        <Textarea
          {...field('note')}
          label={t(needsNote ? 'noteNeeded' : 'note')}
          required={needsNote}
          withAsterisk={false}
          className={classes.wide}
          rows={3}
          maxLength={2000}
        />
        {elsewhere && !isProblem(failed, 'slot-taken') ? (
          <div className={classes.wide}>
            {isProblem(failed, 'booking-refused') ? (
              <Suspense>
                <Refused business={props.business} />
              </Suspense>
            ) : (
              <ProblemNotice error={failed} />
            )}
          </div>
        ) : null}
        <Button type="submit" size="lg" loading={book.isPending} className={classes.submit}>
          {t('book')}
        </Button>
        {slot && hasDeadlines ? (
          <Suspense>
            <Terms
              business={props.business}
              services={chosen}
              start={slot.start}
              timeZone={timeZone}
              className={policy}
            />
          </Suspense>
        ) : policies.cancellation ? (
          <p className={policy}>{policies.cancellation}</p>
        ) : null}
      </form>
    </>
  )
}

/** Fills in who is signed in, where nothing has been typed yet; answers whether it is a customer. */
function useVisitorsName() {
  const { data: visitor } = useQuery(visitorQuery)
  const [, change] = useBooking()
  useEffect(() => {
    if (visitor === undefined) return
    if (visitor?.user.role !== 'CUSTOMER') {
      // whoever was chosen before they signed out is nobody to book for
      change((now) => (now.forId ? { ...now, forId: null } : now))
      return
    }
    const fill = (now: Details): Details => ({
      ...now,
      name: now.name || visitor.user.name,
      email: now.email || visitor.user.email,
    })
    change((now) => ({ ...now, details: fill(now.details) }))
  }, [visitor, change])
  return visitor?.user.role === 'CUSTOMER'
}
