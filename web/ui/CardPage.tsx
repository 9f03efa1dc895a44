import type { ReactNode } from 'react'
import classes from './CardPage.module.css'
import { LanguageMenu } from './LanguageMenu.tsx'

/** A page with one thing to do, in the middle of the window. */
export function CardPage(props: { title: string; hint?: ReactNode; wide?: boolean; children: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.card} data-wide={props.wide || undefined}>
        <h1>{props.title}</h1>
        {props.hint ? <p className={classes.hint}>{props.hint}</p> : null}
        {props.children}
      </div>
      <LanguageMenu />
    </main>
  )
}
