import { useRef } from 'react'
import { newIdempotencyKey } from '../../app/api.ts'

/**
 * One key for one body: trying the same again replays the first success instead of doing it twice, and a
 * changed body is another thing that the person means to do.
 */
export function useIdempotencyKey(): (body: unknown) => string {
  const last = useRef({ body: '', key: '' })
  return (body) => {
    const text = JSON.stringify(body)
    if (text !== last.current.body) last.current = { body: text, key: newIdempotencyKey() }
    return last.current.key
  }
}
