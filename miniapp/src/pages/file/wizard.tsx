import type { PetitionKind } from '@petition/shared/vocabulary/petition'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { EmptyState } from '../../components/empty-state'
import { Page } from '../../components/page'
import { ProgressBar } from '../../components/progress-bar'
import { goTo } from '../../go-to'
import { dropDraft } from '../../outbox/drafts'
import { useAttempt } from '../../outbox/use-outbox'
import { pageUrls } from '../../page-urls'
import { BackGuard, dropBackGuard } from '../../platform/back-guard'
import { Block, Button } from '../../platform/elements'
import { SendingButton, WizardButtons } from './buttons'
import { formTitles } from './form-titles'
import { Refusal, Restored, StorageFull } from './notices'
import { Screen } from './screen'
import { titleOf } from './steps'
import { useOpenDraft } from './use-open-draft'
import { useRegions } from './use-regions'
import { useSend } from './use-send'
import { screenId, useWizard } from './use-wizard'
import { Waiting } from './waiting'

interface Props {
  kind: PetitionKind
  id?: string
  anew: boolean
}

/** Filing, one thing on one screen. */
export function Wizard({ kind, id, anew }: Props) {
  const open = useOpenDraft({ kind, id, anew })
  const { draft, change } = open
  const wizard = useWizard(open)
  const regions = useRegions()
  const send = useSend(draft, wizard.isComplete)
  const attempt = useAttempt(draft.id)
  const title = formTitles[kind]

  useEffect(() => {
    if (draft.state === 'sent') void showReceipt(draft.id, draft.petition?.id ?? '')
  }, [draft.state])

  if (open.isGone) return <Gone title={title} />
  const isWriting = draft.state === 'writing' || draft.state === 'refused'
  const isLast = wizard.step === 'check'
  const isUnderway = !isWriting && !attempt.problem
  return (
    <Page
      title={title}
      footer={
        isWriting ? (
          <WizardButtons
            at={isLast ? send.stage : wizard.index === 0 ? 'first' : 'middle'}
            canReturn={draft.wasPreviewed}
            onBack={wizard.back}
            onReturn={() => wizard.open('check')}
            onNext={() => wizard.next((field) => field === 'regionCode' && regions.isUnknown)}
            onPass={() => send.setLooked(true)}
            onSend={send.press}
          />
        ) : isUnderway ? (
          <SendingButton />
        ) : null
      }
    >
      <BackGuard active={isWriting && wizard.index > 0} onBack={wizard.back} />
      {isWriting ? (
        <Block id={screenId}>
          <ProgressBar step={wizard.index + 1} of={wizard.steps.length} label={titleOf(wizard.step, kind)} />
          {open.isFull ? <StorageFull /> : null}
          {open.restored && wizard.index === 0 ? <Restored kind={kind} draftId={draft.id} /> : null}
          <Refusal draft={draft} onNewKey={(idempotencyKey) => change({ idempotencyKey })} />
          <Screen
            name={wizard.step}
            draft={draft}
            change={change}
            errors={wizard.errors}
            regions={regions}
            onOpen={wizard.open}
            sending={send}
          />
        </Block>
      ) : (
        <Waiting draft={draft} />
      )}
    </Page>
  )
}

async function showReceipt(draftId: string, petitionId: string) {
  await dropBackGuard()
  await Taro.redirectTo({ url: pageUrls.receipt(petitionId) })
  dropDraft(draftId)
}

function Gone({ title }: { title: string }) {
  return (
    <Page title={title}>
      <EmptyState title="这份草稿已经提交或删除了">
        <Button className="button button-primary" onPress={() => goTo(pageUrls.petitions)}>
          查看我的信访
        </Button>
      </EmptyState>
    </Page>
  )
}
