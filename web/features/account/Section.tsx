import type { ReactNode } from 'react'
import { useId } from 'react'
import classes from './Account.module.css'

/** A part of the account: what it is for on one side, what one can do on the other. */
export function Section(props: { title: string; hint: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div>
        <h2 id={id}>{props.title}</h2>
        <p>{props.hint}</p>
      </div>
      <div className={classes.content}>{props.children}</div>
    </section>
  )
}
