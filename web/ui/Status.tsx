import type { ReactNode } from 'react'
import classes from './Status.module.css'

/** A state in a word, with a dot in the colour of what it means. */
export function Status(props: { tone: 'good' | 'warning' | 'bad' | 'quiet'; children: ReactNode }) {
  return (
    <span className={classes.status} data-tone={props.tone}>
      {props.children}
    </span>
  )
}
