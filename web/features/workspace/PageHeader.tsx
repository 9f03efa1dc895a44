import type { ReactNode } from 'react'
import classes from './PageHeader.module.css'

/** A page's name, what it is for, and what one can do on it. */
export function PageHeader(props: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className={classes.header}>
      <div className={classes.words}>
        <h1 className={classes.title}>{props.title}</h1>
        {props.hint ? <p className={classes.hint}>{props.hint}</p> : null}
      </div>
      {props.children ? <div className={classes.actions}>{props.children}</div> : null}
    </div>
  )
}
