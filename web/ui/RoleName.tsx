import { useTranslation } from 'react-i18next'
import type { Role } from '../../domain/access/index.ts'
import classes from './RoleName.module.css'

/** A role in words, each in its own colour. */
export function RoleName(props: { role: Role }) {
  const { t } = useTranslation()
  return (
    <span className={classes.role} data-role={props.role}>
      {t(`roles.${props.role}`)}
    </span>
  )
}
