import { petitionKindLabels } from '@petition/shared/vocabulary/petition'
import { useEffect, useState } from 'react'
import { currentSession } from '../../api/client'
import { signInBySms } from '../../api/session'
import { Card } from '../../components/card'
import { PhoneCodeForm } from '../../components/phone-code-form'
import type { Draft } from '../../outbox/draft'
import { Block, Heading } from '../../platform/elements'
import { signsInByItself } from '../../platform/login'
import { Preview } from './preview'
import { Rights } from './rights'
import { Similar } from './similar'
import type { StepName } from './steps'
import type { Regions } from './use-regions'
import type { useSend } from './use-send'

export interface CheckProps {
  draft: Draft
  regions: Regions
  onOpen: (name: StepName) => void
  sending: Pick<ReturnType<typeof useSend>, 'setStage' | 'hasLooked' | 'setLooked'>
}

/** The last screens: sign in where the app cannot do it, look at what is there already, read everything once more. */
export function Check({ draft, regions, onOpen, sending }: CheckProps) {
  const [isSignedIn, setSignedIn] = useState(signsInByItself || currentSession() !== undefined)
  const [isAsking, setAsking] = useState(false)
  const { setStage, hasLooked, setLooked } = sending
  const stage = isSignedIn && hasLooked ? 'ready' : isAsking ? 'similar' : 'last'
  useEffect(() => setStage(stage), [stage])
  useEffect(
    () => () => {
      setStage('last')
      setLooked(false)
    },
    [],
  )

  if (!isSignedIn) return <SignIn phone={draft.phone} onDone={() => setSignedIn(true)} />
  if (!hasLooked) return <Similar draft={draft} onGoOn={() => setLooked(true)} onAsk={setAsking} />
  return (
    <Block>
      <Heading level={2} className="card-title">
        请核对：{petitionKindLabels[draft.kind]}
      </Heading>
      <Preview draft={draft} regions={regions} onOpen={onOpen} />
      <Rights kind={draft.kind} />
    </Block>
  )
}

function SignIn({ phone, onDone }: { phone: string; onDone: () => void }) {
  return (
    <Card title="提交前请先登录">
      <Block className="card-note">用手机号码登录，才能收到办理结果、随时查看进度。写好的内容都在，不用重写。</Block>
      <PhoneCodeForm
        action="登录"
        phone={phone}
        onSubmit={async (proof) => {
          await signInBySms(proof)
          onDone()
        }}
      />
    </Card>
  )
}
