import { Button, SegmentedControl, Select, TagsInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { businessQuery } from '../../app/query.ts'
import { locationsQuery, resourceArchive, resourcesQuery } from './api/resources.ts'
import { KINDS, type Resource } from './catalog.types.ts'
import { EditPanel } from './EditPanel.tsx'
import classes from './Form.module.css'
import { ResourceTerms } from './ResourceTerms.tsx'
import { useResourceForm } from './use-resource-form.ts'

/** One person, room or machine, new or to be changed; archived ones can be restored. */
export function ResourcePanel(props: {
  resource: Resource | undefined
  readOnly?: boolean
  onClose: () => void
}) {
  const { t } = useTranslation('catalog')
  const { resource } = props
  const currency = useQuery(businessQuery).data?.currency ?? 'GBP'
  const locations = useQuery(locationsQuery).data ?? []
  const everything = useQuery(resourcesQuery).data ?? []
  const { form, stranded, draft, setDraft, ...editing } = useResourceForm(resource, props.onClose)
  const skills = [...new Set(everything.flatMap((one) => one.skills))].sort((a, b) => a.localeCompare(b))
  return (
    <EditPanel
      of="resources"
      one={resource}
      how={resourceArchive}
      dirty={form.isDirty() || Object.keys(draft).length > 0}
      editing={editing}
      readOnly={props.readOnly}
      stranded={stranded}
      onClose={props.onClose}
    >
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
        <ResourceTerms
          resource={{ ...resource, skills: form.values.skills }}
          currency={currency}
          draft={draft}
          onChange={setDraft}
        />
      ) : null}
      {resource ? (
        <section className={classes.section}>
          <h3 className={classes.heading}>{t('resources.hours')}</h3>
          <div>
            <Button
              variant="default"
              size="xs"
              renderRoot={(root) => <Link {...root} to="/app/hours" search={{ of: resource.id } as never} />}
            >
              {t('resources.seeHours')}
            </Button>
          </div>
        </section>
      ) : null}
    </EditPanel>
  )
}
