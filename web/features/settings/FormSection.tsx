import type { ReactNode } from 'react'
import classes from './Settings.module.css'

/** Some fields, beside what they are for. */
export function FormSection(props: { title: string; hint: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <div>
        <h2 className={classes.heading}>{props.title}</h2>
        <p className={classes.hint}>{props.hint}</p>
      </div>
      <div className={classes.fields}>{props.children}</div>
    </section>
  )
}
