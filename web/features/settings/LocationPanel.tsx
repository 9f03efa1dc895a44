import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/api.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { AffectedVisits } from '../catalog/AffectedVisits.tsx'
import type { Location } from '../catalog/catalog.types.ts'
import form from '../catalog/Form.module.css'
import { zoneOptions } from '../sign-up/places.ts'
import { Confirm } from '../workspace/Confirm.tsx'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone } from '../workspace/toast.tsx'
import { archiveLocation } from './api/locations.ts'
import { LocationUses } from './LocationUses.tsx'
import { useLocationForm } from './use-location-form.ts'

/** One location, new or to be changed. The default one can't be archived. */
export function LocationPanel(props: { location?: Location; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { location } = props
  const editing = useLocationForm(location, props.onClose)
  const [archiving, setArchiving] = useState(false)
  const zones = useMemo(zoneOptions, [])
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={location ? location.name : t('locations.new')}
      dirty={editing.form.isDirty()}
      onSubmit={editing.onSubmit}
      footer={
        <>
          {location && !location.isDefault ? (
            <Button variant="subtle" color="red" onClick={() => setArchiving(true)}>
              {t('locations.archive')}
            </Button>
          ) : null}
          <Button
            type="submit"
            loading={editing.busy}
            disabled={location !== undefined && !editing.form.isDirty()}
            className={form.save}
          >
            {editing.stranded.length > 0
              ? t('catalog:regardless')
              : location
                ? t('save')
                : t('locations.create')}
          </Button>
        </>
      }
    >
      <FormFailure failure={editing.failure} />
      {editing.stranded.length > 0 ? <AffectedVisits affected={editing.stranded} /> : null}
      <div className={form.sections}>
        <section className={form.section}>
          <TextInput
            label={t('locations.name')}
            maxLength={120}
            required
            data-autofocus
            {...editing.form.getInputProps('name')}
          />
          <Textarea
            label={t('locations.address')}
            autosize
            minRows={2}
            maxLength={500}
            {...editing.form.getInputProps('address')}
          />
          <Select
            label={t('locations.timeZone')}
            description={t('locations.timeZoneHint')}
            data={zones}
            searchable
            required
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            {...editing.form.getInputProps('timeZone')}
          />
        </section>
        {location ? (
          <>
            <section className={form.section}>
              <h3 className={form.heading}>{t('locations.hours')}</h3>
              <div>
                <Button
                  variant="default"
                  size="xs"
                  renderRoot={(root) => (
                    <Link {...root} to="/app/hours" search={{ of: location.id } as never} />
                  )}
                >
                  {t('locations.seeHours')}
                </Button>
              </div>
            </section>
            <section className={form.section}>
              <h3 className={form.heading}>{t('locations.default')}</h3>
              <p className={form.hint}>
                {t(location.isDefault ? 'locations.isDefault' : 'locations.defaultHint')}
              </p>
              {location.isDefault ? null : (
                <div>
                  <Button variant="default" size="xs" onClick={() => void editing.makeDefault()}>
                    {t('locations.makeDefault')}
                  </Button>
                </div>
              )}
            </section>
          </>
        ) : null}
      </div>
      {archiving && location ? (
        <ArchiveLocation location={location} onClose={() => setArchiving(false)} onArchived={props.onClose} />
      ) : null}
    </SidePanel>
  )
}

function ArchiveLocation(props: { location: Location; onClose: () => void; onArchived: () => void }) {
  const { t } = useTranslation('settings')
  const { id, name } = props.location
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const archive = async () => {
    setBusy(true)
    try {
      await archiveLocation(id)
      showDone(t('locations.archived', { name }))
      props.onArchived()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  return (
    <Confirm
      opened
      title={t('locations.archiveTitle', { name })}
      action={t('locations.archive')}
      danger
      busy={busy}
      onClose={props.onClose}
      onConfirm={() => void archive()}
    >
      <p>{t('locations.archiveText')}</p>
      {isProblem(failure, 'in-use') && failure.uses ? (
        <LocationUses uses={failure.uses} />
      ) : failure ? (
        <ProblemNotice error={failure} />
      ) : null}
    </Confirm>
  )
}
