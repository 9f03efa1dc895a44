import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'

const TYPING_MS = 200

/** What is typed into a search, and `q`, what is to be searched for once the typing pauses; {} when nothing is. */
export function useSearch() {
  const [text, setText] = useState('')
  const [settled] = useDebouncedValue(text.trim(), TYPING_MS)
  return { text, setText, query: settled ? { q: settled } : {} }
}
