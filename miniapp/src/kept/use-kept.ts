import { useState } from 'react'
import { useRemote } from '../api/use-remote'
import { keepSeen, lastSeen } from './last-seen'

/** Like `useRemote`; until an answer comes, or when none can be had, what was loaded last is shown with its time. */
export function useKept<Data>(name: string, load: () => Promise<Data>, mayKeep: (data: Data) => boolean) {
  const [kept] = useState(() => lastSeen<Data>(name))
  const remote = useRemote(async () => {
    const data = await load()
    if (mayKeep(data)) keepSeen(name, data)
    return data
  })
  const fresh = remote.data
  return { ...remote, data: fresh ?? kept?.data, keptAt: fresh ? undefined : kept?.at }
}
