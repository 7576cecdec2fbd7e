import { PageContainer } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { BackGuardProps } from './element-props'

/** An empty page container: WeChat closes it when somebody goes back, and stays on the page. It is put up again after each time. */
export function BackGuard({ active, onBack }: BackGuardProps) {
  const [isUp, setUp] = useState(active)
  useEffect(() => setUp(active), [active])
  if (!active && !isUp) return null
  return (
    <PageContainer
      show={isUp}
      overlay={false}
      duration={0}
      position="top"
      customStyle="height: 0; background: transparent"
      onBeforeLeave={() => {
        setUp(false)
        onBack()
      }}
      onAfterLeave={() => setUp(active)}
    />
  )
}

/** Leaving for another page takes the container along. */
export const dropBackGuard = async (): Promise<void> => undefined
