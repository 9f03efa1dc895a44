import type { ReactNode } from 'react'
import classes from './EmptyList.module.css'

/** Nothing here yet: what would be, and how to begin. */
export function EmptyList(props: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{props.title}</p>
      {props.hint ? <p className={classes.hint}>{props.hint}</p> : null}
      {props.children}
    </div>
  )
}
