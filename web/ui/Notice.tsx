import type { ReactNode } from 'react'
import classes from './Notice.module.css'

type Tone = 'danger' | 'warning' | 'success' | 'neutral'

/** A few words about what happened, with what one can do about it. `role="alert"` says it at once. */
export function Notice(props: {
  tone: Tone
  title?: ReactNode
  children?: ReactNode
  role?: 'alert' | 'status'
}) {
  return (
    <div className={classes.notice} data-tone={props.tone} role={props.role}>
      {props.title ? <p className={classes.title}>{props.title}</p> : null}
      {props.children}
    </div>
  )
}
