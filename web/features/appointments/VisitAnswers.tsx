import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AnswersSection } from '../questions/AnswersSection.tsx'
import { questionsQuery } from '../questions/api.ts'
import { type Appointment, changeAppointment } from './api/appointments.ts'

/** What was asked with a visit, about it and about its customer; what is about the visit can be answered anew. */
export function VisitAnswers(props: { visit: Appointment; writable: boolean }) {
  const { t } = useTranslation('questions')
  const { visit, writable } = props
  const questions = useQuery({ ...questionsQuery, enabled: writable || visit.answers.length > 0 }).data ?? []
  const services = new Set(visit.items.map((item) => item.serviceId))
  const aboutVisit = questions.filter(
    (one) =>
      one.active &&
      one.about === 'visit' &&
      (one.serviceIds.length === 0 || one.serviceIds.some((id) => services.has(id))),
  )
  return (
    <AnswersSection
      key={visit.id}
      title={t('answers')}
      answers={visit.answers}
      questions={aboutVisit}
      writable={writable}
      save={(answers) => changeAppointment(visit.id, visit.version, { answers })}
    />
  )
}
