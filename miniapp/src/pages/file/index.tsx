import { maxAttachments } from '@petition/shared/schemas/attachment'
import { petitionKinds } from '@petition/shared/vocabulary/petition'
import Taro, { useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { newKey, useFiles } from '../../api/use-files'
import { AttachmentPicker } from '../../components/attachment-picker'
import { Card } from '../../components/card'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { SignInFirst } from '../../components/sign-in-first'
import { Block, Button } from '../../platform/elements'
import { filesOutliveApp } from '../../platform/files'
import { scrollToField, scrollToTop } from '../../platform/scroll'
import { Choices } from './choices'
import { Conduct } from './conduct'
import { emptyDraft, isWritten } from './draft'
import { fieldId, firstWrong } from './field-errors'
import { Preview } from './preview'
import { Sending } from './sending'
import { useDraft } from './use-draft'
import { useFieldErrors } from './use-field-errors'
import { useSubmit } from './use-submit'
import { What } from './what'
import { Where } from './where'
import { Who } from './who'

const titles = { petition: '我要信访', mailbox: '写信给市长', suggestion: '提人民建议' }

export default function FilePage() {
  const asked = useRouter().params.kind
  const kind = petitionKinds.find((name) => name === asked) ?? 'petition'
  useDidShow(() => {
    void Taro.setNavigationBarTitle({ title: titles[kind] })
  })
  return (
    <Page title={titles[kind]}>
      <SignInFirst>
        <Form kind={kind} />
      </SignInFirst>
    </Page>
  )
}

function Form({ kind }: { kind: keyof typeof titles }) {
  const { draft, change, restored, markSent } = useDraft(kind)
  const files = useFiles(draft.files, (next) => change((old) => ({ files: next(old.files) })))
  const { busy, problem, submit } = useSubmit(draft, markSent)
  const { errors, check, refuse, forget } = useFieldErrors(draft)
  const [previewing, setPreviewing] = useState(false)

  function goTo(field: string) {
    setPreviewing(false)
    setTimeout(() => scrollToField(fieldId(field)), 100)
  }

  // Only a new problem moves the person to the field.
  useEffect(() => {
    const wrong = problem?.fields.length ? refuse(problem.fields) : undefined
    if (wrong) goTo(wrong)
  }, [problem])

  function startAnew() {
    files.clear()
    const { petitionerType, name, phone, address } = draft
    change({ ...emptyDraft(kind), petitionerType, name, phone, address })
    forget()
  }

  function preview() {
    const wrong = check()
    if (wrong) return goTo(wrong)
    setPreviewing(true)
    scrollToTop()
  }

  if (previewing)
    return (
      <>
        <Preview draft={draft} />
        <Sending
          busy={busy}
          problem={problem}
          onSubmit={() => void submit()}
          onEdit={() => setPreviewing(false)}
          onNewKey={() => change({ idempotencyKey: newKey(), createdAt: new Date().toISOString() })}
        />
      </>
    )
  return (
    <Block>
      {restored && isWritten(draft) ? (
        <Notice tone="info">
          已恢复您上次没有提交的内容。{filesOutliveApp ? '' : '没有传完的照片请重新选择。'}
          <Button className="button button-small" onPress={startAnew}>
            清空重写
          </Button>
        </Notice>
      ) : null}
      <What draft={draft} change={change} errors={errors} />
      <Where draft={draft} change={change} errors={errors} />
      <Card title="照片和材料">
        <AttachmentPicker
          id={fieldId('attachmentIds')}
          files={draft.files}
          most={maxAttachments}
          progress={files.progress}
          busy={files.choosing}
          error={errors.attachmentIds}
          onAdd={(chooser) => void files.add(chooser)}
          onRemove={files.remove}
          onRetry={files.retry}
        />
      </Card>
      {kind === 'suggestion' ? null : <Conduct draft={draft} change={change} errors={errors} />}
      <Who draft={draft} change={change} errors={errors} />
      <Choices draft={draft} change={change} />
      {firstWrong(errors) ? <Notice tone="error">有需要修改的地方，已在上面标出。</Notice> : null}
      <Block className="actions">
        <Button className="button button-primary" onPress={preview}>
          下一步：核对并提交
        </Button>
        <Block className="field-hint">内容随时自动保存在本机，关闭后再打开还在。</Block>
      </Block>
    </Block>
  )
}
