import type { Succession } from '@petition/shared/schemas/organisation'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useOrganisations } from '../../api/directory.ts'
import { useDesk } from '../../api/session.ts'
import { useSucceed } from '../../api/succession.ts'
import { SuccessionConfirmation } from './succession-confirmation.tsx'
import { SuccessionDone } from './succession-done.tsx'
import { SuccessionForm } from './succession-form.tsx'

export type Draft = Succession & { id: string }

/** A body was split, merged or abolished (第二十四条): what is open there goes on at its successor. Filled in, asked once more, done. */
export function SuccessionScreen() {
  const [params] = useSearchParams()
  const [draft, setDraft] = useState<Draft>()
  const [isAsking, setAsking] = useState(false)
  const organisations = useOrganisations().data
  const succeed = useSucceed()
  const mayDo = useDesk().person?.roles.includes('administrator')
  const nameOf = (id: string) => organisations?.find((one) => one.id === id)?.name ?? id

  function startAnew() {
    succeed.reset()
    setDraft(undefined)
    setAsking(false)
  }

  function body() {
    if (!mayDo) return <p>只有系统管理员可以办理职权承接。</p>
    if (draft && succeed.data) return <SuccessionDone draft={draft} moved={succeed.data.moved} nameOf={nameOf} onNext={startAnew} />
    if (draft && isAsking) return <SuccessionConfirmation draft={draft} nameOf={nameOf} succeed={succeed} onBack={() => setAsking(false)} />
    return (
      <SuccessionForm
        initial={draft ?? { id: params.get('from') ?? undefined }}
        problem={succeed.error}
        onAsk={(next) => {
          succeed.reset()
          setDraft(next)
          setAsking(true)
        }}
      />
    )
  }

  return (
    <section className="panel" aria-labelledby="succession-title">
      <h1 id="succession-title" className="petition-title">
        单位职权承接
      </h1>
      {body()}
    </section>
  )
}
