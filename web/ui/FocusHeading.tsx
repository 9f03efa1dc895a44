import { type ReactNode, useEffect, useRef } from 'react'

/**
 * The heading of something that has just replaced what one was using: it takes the focus, so that keyboards and
 * screen readers go on from there. `quiet`: not this time, as on the page's first load.
 */
export function FocusHeading(props: {
  level: 1 | 2
  quiet?: boolean
  className?: string
  children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  const quiet = useRef(props.quiet)
  useEffect(() => {
    if (!quiet.current) heading.current?.focus()
  }, [])
  const Tag = `h${props.level}` as const
  return (
    <Tag ref={heading} tabIndex={-1} className={props.className}>
      {props.children}
    </Tag>
  )
}
