import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isProblem } from '../../../app/api.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Usage } from '../../billing/Usage.tsx'
import { Loaded } from '../../workspace/Loaded.tsx'
import classes from '../Console.module.css'

/** How much of its plan a business uses. Asked for by hand: looking is noted in the business's own log. */
export function BusinessUsage(props: { slug: string }) {
  const { t } = useTranslation('console')
  const [asked, setAsked] = useState(false)
  const billing = useQuery({
    queryKey: ['platform', 'billing', props.slug],
    queryFn: ({ signal }) => api('GET /billing', { business: props.slug, signal }),
    enabled: asked,
    staleTime: 0,
  })
  return (
    <section className={classes.section}>
      <h3>{t('usage.title')}</h3>
      {!asked ? (
        <>
          <p>{t('usage.hint')}</p>
          <div>
            <Button variant="default" onClick={() => setAsked(true)}>
              {t('usage.show')}
            </Button>
          </div>
        </>
      ) : isProblem(billing.error, 'forbidden') ? (
        <Notice tone="warning" role="status">
          <p>{t('usage.needsGrant')}</p>
        </Notice>
      ) : (
        <Loaded query={billing} skeleton={<Skeleton height={96} radius="md" />}>
          {(data) => <Usage {...data} />}
        </Loaded>
      )}
    </section>
  )
}
