import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AnswersSection } from '../questions/AnswersSection.tsx'
import { questionsQuery } from '../questions/api.ts'
import { type Customer, changeCustomer } from './api/customers.ts'

/** What was asked about a customer, whichever visit it was asked with. */
export function CustomerAnswers(props: { customer: Customer; writable: boolean }) {
  const { t } = useTranslation('questions')
  const { customer } = props
  const questions = useQuery({ ...questionsQuery, enabled: props.writable }).data ?? []
  return (
    <AnswersSection
      title={t('answers')}
      answers={customer.answers ?? []}
      questions={questions.filter((one) => one.active && one.about === 'customer')}
      writable={props.writable}
      save={(answers) => changeCustomer(customer.id, { answers, version: customer.version })}
    />
  )
}
