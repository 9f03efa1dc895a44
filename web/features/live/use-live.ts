import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { openLiveSocket } from '../../app/live-socket.ts'
import { meQuery } from '../../app/query.ts'
import { useCan, useMe } from '../workspace/use-me.ts'
import { LiveConnection, type LiveState } from './live-connection.ts'
import { liveStore, type Mark } from './live-store.ts'
import { Refresher } from './refresher.ts'

/** Keeps the tab's one connection while the workspace is open, and what is on screen true. */
export function useLiveConnection(): void {
  const client = useQueryClient()
  const mayFollow = useCan()('events.read')
  const userId = useMe().user.id
  useEffect(() => {
    if (!mayFollow) return
    const refresher = new Refresher(client)
    const connection = new LiveConnection({
      open: openLiveSocket,
      onBegin: (number) => refresher.begin(number),
      onEvent(event) {
        refresher.apply(event)
        if (event.data.byUserId !== userId) liveStore.mark(event)
      },
      onReload: () => void client.invalidateQueries(),
      // the answer says whether one is still signed in, and leads to where one signs in
      onRefused: () => void client.refetchQueries({ queryKey: meQuery.queryKey }),
      onState: (state) => liveStore.setState(state),
      isOnline: () => navigator.onLine,
      random: Math.random,
    })
    const online = () => connection.retryNow()
    const offline = () => connection.lost()
    const seen = () => {
      if (document.visibilityState === 'visible') connection.retryNow()
    }
    addEventListener('online', online)
    addEventListener('offline', offline)
    document.addEventListener('visibilitychange', seen)
    connection.start()
    return () => {
      removeEventListener('online', online)
      removeEventListener('offline', offline)
      document.removeEventListener('visibilitychange', seen)
      connection.stop()
      refresher.stop()
    }
  }, [client, mayFollow, userId])
}

export const useLiveState = (): LiveState => useSyncExternalStore(liveStore.watch, () => liveStore.state)

/** What others changed a moment ago, by the id of the visit or block. */
export const useMarks = (): ReadonlyMap<string, Mark> =>
  useSyncExternalStore(liveStore.watch, () => liveStore.marks)
