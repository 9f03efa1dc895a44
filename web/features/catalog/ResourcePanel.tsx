import { Button, SegmentedControl, Select, TagsInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { AffectedVisits } from './AffectedVisits.tsx'
import { ArchiveDialog } from './ArchiveDialog.tsx'
import { changeResource, locationsQuery, resourcesQuery, strandedByResource } from './api/resources.ts'
import { KINDS, type Resource } from './catalog.types.ts'
import classes from './Form.module.css'
import { useResourceForm } from './use-resource-form.ts'

/** One person, room or machine, new or to be changed; archived ones can be restored. */
export function ResourcePanel(props: { resource?: Resource; readOnly?: boolean; onClose: () => void }) {
  const { t } = useTranslation('catalog')
  const { resource } = props
  const locations = useQuery(locationsQuery).data ?? []
  const everything = useQuery(resourcesQuery).data ?? []
  const { form, onSubmit, busy, failure, stranded, restore } = useResourceForm(resource, props.onClose)
  const [archiving, setArchiving] = useState(false)
  const skills = [...new Set(everything.flatMap((one) => one.skills))].sort((a, b) => a.localeCompare(b))
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={resource ? resource.name : t('resources.new')}
      dirty={form.isDirty()}
      onSubmit={onSubmit}
      footer={
        props.readOnly ? undefined : (
          <>
            {resource?.active ? (
              <Button variant="subtle" color="red" onClick={() => setArchiving(true)}>
                {t('archive.action')}
              </Button>
            ) : null}
            {resource && !resource.active ? (
              <Button variant="default" onClick={restore}>
                {t('archive.restore')}
              </Button>
            ) : null}
            <Button type="submit" loading={busy} className={classes.save}>
              {stranded.length > 0 ? t('regardless') : resource ? t('save') : t('resources.create')}
            </Button>
          </>
        )
      }
    >
      <FormFailure failure={failure} />
      {stranded.length > 0 ? <AffectedVisits affected={stranded} /> : null}
      <fieldset className={classes.sections} disabled={props.readOnly}>
        <section className={classes.section}>
          {resource ? null : (
            <SegmentedControl
              fullWidth
              aria-label={t('resources.kind')}
              data={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
              {...form.getInputProps('kind')}
            />
          )}
          <TextInput
            label={t('resources.name')}
            maxLength={120}
            required
            data-autofocus
            {...form.getInputProps('name')}
          />
          <TagsInput
            label={t('resources.skills')}
            description={t('resources.skillsHint')}
            data={skills}
            maxTags={100}
            comboboxProps={{ withinPortal: false }}
            {...form.getInputProps('skills')}
          />
          {locations.length > 1 ? (
            <Select
              label={t('resources.location')}
              data={locations.map((one) => ({ value: one.id, label: one.name }))}
              allowDeselect={false}
              {...form.getInputProps('locationId')}
            />
          ) : null}
        </section>
        {resource ? (
          <section className={classes.section}>
            <h3 className={classes.heading}>{t('resources.hours')}</h3>
            <div>
              <Button
                variant="default"
                size="xs"
                renderRoot={(root) => (
                  <Link {...root} to="/app/hours" search={{ of: resource.id } as never} />
                )}
              >
                {t('resources.seeHours')}
              </Button>
            </div>
          </section>
        ) : null}
      </fieldset>
      {archiving && resource ? (
        <ArchiveDialog
          name={resource.name}
          stranded={() => strandedByResource(resource.id, { active: false, version: resource.version })}
          archive={() => changeResource(resource.id, { active: false, version: resource.version })}
          onClose={() => setArchiving(false)}
          onArchived={props.onClose}
        />
      ) : null}
    </SidePanel>
  )
}
