import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { setPublished } from '../setup/api/setup.ts'
import { Confirm } from '../workspace/Confirm.tsx'
import { useCan, useTenant } from '../workspace/use-me.ts'
import { PublicLink } from './PublicLink.tsx'
import classes from './Publishing.module.css'

/** Whether customers can book, the way to open and to close the page, and its link. */
export function PublishPanel(props: { published: boolean }) {
  const { t } = useTranslation('setup')
  const { name } = useTenant()
  const mayPublish = useCan()('business.publish')
  const [asking, setAsking] = useState(false)
  const publish = useMutation({ mutationFn: setPublished, onSettled: () => setAsking(false) })
  return (
    <div className={classes.panel}>
      {publish.isError ? <ProblemNotice error={publish.error} /> : null}
      <Notice tone={props.published ? 'success' : 'neutral'} role="status">
        <p>{t(props.published ? 'publish.isOpen' : 'publish.isClosed')}</p>
      </Notice>
      {mayPublish ? null : <p className={classes.hint}>{t('publish.ownerOnly')}</p>}
      {mayPublish && !props.published ? (
        <div>
          <Button loading={publish.isPending} onClick={() => publish.mutate(true)}>
            {t('publish.open')}
          </Button>
        </div>
      ) : null}
      <PublicLink name={name} />
      {mayPublish && props.published ? (
        <div>
          <Button variant="light" color="red" size="xs" onClick={() => setAsking(true)}>
            {t('publish.close')}
          </Button>
        </div>
      ) : null}
      <Confirm
        opened={asking}
        title={t('publish.closeTitle')}
        action={t('publish.close')}
        danger
        busy={publish.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => publish.mutate(false)}
      >
        <p>{t('publish.closeText')}</p>
      </Confirm>
    </div>
  )
}
