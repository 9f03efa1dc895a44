import { Button } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import type { Failure } from '../workspace/use-edit-form.ts'
import { AffectedVisits } from './AffectedVisits.tsx'
import { ArchiveButton } from './ArchiveButton.tsx'
import type { Affected } from './catalog.types.ts'
import classes from './Form.module.css'
import type { Archivable, Archive } from './use-archiving.tsx'

interface Editing {
  onSubmit: (event?: FormEvent<HTMLFormElement>) => void
  busy: boolean
  failure: Failure | null
}

/** The frame around the form of a service, resource, add-on or package, new (without `one`) or to be changed. */
export function EditPanel(props: {
  of: 'services' | 'resources' | 'addOns' | 'packages'
  one: Archivable | undefined
  how: Archive
  dirty: boolean
  editing: Editing
  readOnly?: boolean | undefined
  /** Visits that saving would leave behind. */
  stranded?: readonly Affected[]
  /** Above the form. */
  notice?: ReactNode
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useTranslation('catalog')
  const { of, one, editing, stranded = [], onClose } = props
  const save = one ? t('save') : t(`${of}.create`)
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={one ? one.name : t(`${of}.new`)}
      dirty={props.dirty}
      onSubmit={editing.onSubmit}
      footer={
        props.readOnly ? undefined : (
          <>
            {one ? <ArchiveButton one={one} how={props.how} onDone={onClose} /> : null}
            <Button type="submit" loading={editing.busy} className={classes.save}>
              {stranded.length > 0 ? t('regardless') : save}
            </Button>
          </>
        )
      }
    >
      <FormFailure failure={editing.failure} />
      {stranded.length > 0 ? <AffectedVisits affected={[...stranded]} /> : null}
      {props.notice}
      <fieldset className={classes.sections} disabled={props.readOnly}>
        {props.children}
      </fieldset>
    </SidePanel>
  )
}
