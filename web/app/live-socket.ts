import { chosenBusiness } from './business-choice.ts'

export interface SocketEvents {
  onMessage(text: string): void
  onClose(code: number): void
}

/**
 * Opens `GET /live`: the only other way from the app to the server. The cookie says who one is, the host or the query
 * which business is meant. Asks for beats, so that silence means a lost connection.
 */
export function openLiveSocket(after: number | undefined, heard: SocketEvents): { close(): void } {
  const url = new URL('/api/v1/live?beat=true', location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  if (after !== undefined) url.searchParams.set('after', String(after))
  const business = chosenBusiness()
  if (business) url.searchParams.set('business', business)
  const socket = new WebSocket(url)
  socket.onmessage = ({ data }) => heard.onMessage(String(data))
  socket.onclose = ({ code }) => heard.onClose(code)
  return socket
}
