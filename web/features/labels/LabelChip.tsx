import type { ReactNode } from 'react'
import type { Label } from './api.ts'
import classes from './Label.module.css'

/** A label in its colour; its name is always there, so that nobody has to know colours by heart. */
export function LabelChip(props: { label: Pick<Label, 'name' | 'color'>; children?: ReactNode }) {
  return (
    <span className={classes.chip} data-color={props.label.color}>
      {props.label.name}
      {props.children}
    </span>
  )
}

/** Some labels side by side; nothing for none. */
export function LabelChips(props: { labels: readonly (Pick<Label, 'name' | 'color'> & { id: string })[] }) {
  if (props.labels.length === 0) return null
  return (
    <span className={classes.chips}>
      {props.labels.map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
    </span>
  )
}
