import type { PetitionView } from '@petition/shared/schemas/petition'
import { type Act, actLabels } from '@petition/shared/vocabulary/acts'
import { staffForms } from '@petition/shared/vocabulary/staff-forms'
import { Alert, Button, Spin } from 'antd'
import { type ComponentType, lazy, Suspense, useState } from 'react'
import { NextMatter } from './next-matter.tsx'
import { keyOf, type Offer, offersOf } from './offers.ts'

export interface ActProps {
  petition: PetitionView
  offer: Offer
  onDone: () => void
}

/** The forms drawn by hand; what the petitioner alone may do has none. */
const forms: Partial<Record<Act, ComponentType<ActProps>>> = {
  registration: lazy(async () => ({ default: (await import('./registration-form.tsx')).RegistrationForm })),
  transfer: lazy(async () => ({ default: (await import('./transfer-form.tsx')).TransferForm })),
  objection: lazy(async () => ({ default: (await import('./objection-form.tsx')).ObjectionForm })),
  'objection-decision': lazy(async () => ({ default: (await import('./objection-decision-form.tsx')).ObjectionDecisionForm })),
  acceptance: lazy(async () => ({ default: (await import('./acceptance-form.tsx')).AcceptanceForm })),
  'procedural-notice': lazy(async () => ({ default: (await import('./procedural-notice-form.tsx')).ProceduralNoticeForm })),
  reply: lazy(async () => ({ default: (await import('./reply-form.tsx')).ReplyForm })),
  'reply-approval': lazy(async () => ({ default: (await import('./reply-approval-form.tsx')).ReplyApprovalForm })),
  conclusion: lazy(async () => ({ default: (await import('./conclusion-form.tsx')).ConclusionForm })),
  publication: lazy(async () => ({ default: (await import('./publication-form.tsx')).PublicationForm })),
  contact: lazy(async () => ({ default: (await import('./contact-form.tsx')).ContactForm })),
}

const PlainActForm = lazy(async () => ({ default: (await import('./plain-act-form.tsx')).PlainActForm }))

const formOf = (act: Act) => forms[act] ?? (staffForms[act] && PlainActForm)

/** The eye and the keyboard may be far below, at the end of a long form or at the part that the act is about. */
function moveTo(place: HTMLElement | null) {
  place?.focus()
}

interface ActsPanelProps {
  petition: PetitionView
  open: Offer | undefined
  onOpen: (offer: Offer | undefined) => void
}

/** The buttons the server tells us to draw, and the form of the one that was pressed. */
export function ActsPanel({ petition, open, onOpen }: ActsPanelProps) {
  const [done, setDone] = useState<Act>()
  const offers = offersOf(petition).filter(({ act }) => formOf(act))
  const isOpen = (offer: Offer) => open !== undefined && keyOf(open) === keyOf(offer)
  // What a proposal or a task waits for stands with it, until it is opened.
  const here = offers.filter((offer) => isOpen(offer) || (!offer.proposalId && !offer.taskId))
  const Form = open && formOf(open.act)
  return (
    <section className="panel acts" aria-labelledby="acts-title">
      <h2 id="acts-title">可办理的事项</h2>
      {done && !open && (
        <div ref={moveTo} tabIndex={-1}>
          <Alert
            type="success"
            showIcon
            role="status"
            title={`“${actLabels[done]}”已办理。`}
            description={<NextMatter afterId={petition.id} />}
          />
        </div>
      )}
      {offers.length === 0 && !open && <p className="quiet">现在没有需要您办理的步骤。</p>}
      <div className="row">
        {here.map((offer) => (
          <Button
            key={keyOf(offer)}
            type={isOpen(offer) ? 'primary' : 'default'}
            aria-expanded={isOpen(offer)}
            onClick={() => onOpen(isOpen(offer) ? undefined : offer)}
          >
            {actLabels[offer.act]}
            {offer.holder && `（${offer.holder}）`}
          </Button>
        ))}
      </div>
      {open && Form && (
        <Suspense fallback={<Spin />}>
          <section key={keyOf(open)} ref={moveTo} tabIndex={-1} aria-label={actLabels[open.act]}>
            <Form
              petition={petition}
              offer={open}
              onDone={() => {
                setDone(open.act)
                onOpen(undefined)
              }}
            />
          </section>
        </Suspense>
      )}
    </section>
  )
}
