import { useId } from 'react'
import classes from './Choice.module.css'

interface Option {
  value: string
  label: string
}

/** One of a few, with the platform's own list: nothing is better on a phone. */
export function Choice(props: {
  label: string
  hideLabel?: boolean
  value: string
  options: Option[]
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className={classes.choice}>
      <label htmlFor={id} className={props.hideLabel ? classes.hidden : classes.label}>
        {props.label}
      </label>
      <span className={classes.box}>
        <select id={id} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </span>
    </div>
  )
}
