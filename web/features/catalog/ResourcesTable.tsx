import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { locationsQuery, resourceArchive } from './api/resources.ts'
import { KINDS, type Resource } from './catalog.types.ts'
import classes from './List.module.css'
import { RestoreButton } from './RestoreButton.tsx'

/** Resources by kind, with their skills; their location where there are several. */
export function ResourcesTable(props: {
  resources: readonly Resource[]
  readOnly: boolean
  onOpen: (id: string) => void
}) {
  const { t } = useTranslation('catalog')
  const locations = useQuery(locationsQuery).data ?? []
  const several = locations.length > 1
  const columns = several ? 4 : 3
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('resources.name')}</th>
          <th scope="col" className={classes.wide}>
            {t('resources.skills')}
          </th>
          {several ? <th scope="col">{t('resources.location')}</th> : null}
          <th aria-label={t('actions')} />
        </tr>
      </thead>
      <tbody>
        {KINDS.map((kind) => {
          const list = props.resources.filter((resource) => resource.kind === kind)
          if (list.length === 0) return null
          return (
            <Fragment key={kind}>
              <tr className={classes.groupRow}>
                <th scope="colgroup" colSpan={columns}>
                  {t(`kinds.${kind}`)}
                  <span className={classes.count}>{list.length}</span>
                </th>
              </tr>
              {list.map((resource) => (
                <tr key={resource.id} className={classes.row} data-archived={!resource.active || undefined}>
                  <td className={classes.main}>
                    <UnstyledButton className={classes.open} onClick={() => props.onOpen(resource.id)}>
                      {resource.name}
                    </UnstyledButton>
                  </td>
                  <td className={classes.wide}>
                    <span className={classes.tags}>
                      {resource.skills.map((skill) => (
                        <span key={skill} className={classes.tag}>
                          {skill}
                        </span>
                      ))}
                    </span>
                  </td>
                  {several ? <td>{locations.find((one) => one.id === resource.locationId)?.name}</td> : null}
                  <td className={classes.acts}>
                    {resource.active || props.readOnly ? null : (
                      <RestoreButton one={resource} how={resourceArchive} />
                    )}
                  </td>
                </tr>
              ))}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}
