const PATHS = {
  tick: 'm4.5 10.5 3.5 3.5 7.5-8',
  plus: 'M10 4.5v11M4.5 10h11',
  previous: 'M12 5 7 10l5 5',
  next: 'm8 5 5 5-5 5',
}

/** A sign that goes with words, or with a label on what it stands in: screen readers skip it. */
export function Icon(props: { name: keyof typeof PATHS; size?: number; className?: string | undefined }) {
  const { name, size = 20, className } = props
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" className={className}>
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
