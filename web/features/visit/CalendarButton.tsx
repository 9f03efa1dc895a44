import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

/** Saves the visit as an iCalendar file. Fetched with the visit's secret, which so never stands in an address. */
export function CalendarButton(props: { visit: { id: string }; bearer: string | undefined }) {
  const { t } = useTranslation('visit')
  const { visit, bearer } = props
  const save = useMutation({
    mutationFn: () => api('GET /appointments/:id/calendar', { params: { id: visit.id }, bearer }),
    onSuccess: (text) => saveFile(new Blob([text], { type: 'text/calendar' }), t('calendarFile')),
  })
  return (
    <>
      <Button size="md" variant="default" loading={save.isPending} onClick={() => save.mutate()}>
        {t('addToCalendar')}
      </Button>
      {save.error ? <ProblemNotice error={save.error} /> : null}
    </>
  )
}

function saveFile(file: Blob, name: string) {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
