import { maxAttachments } from '@petition/shared/schemas/attachment'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { explain, type PetitionerField, type PetitionerForm } from '@petition/shared/vocabulary/act-forms'
import type { Act } from '@petition/shared/vocabulary/acts'
import { problemSentences } from '@petition/shared/vocabulary/problems'
import { useUnload } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Problem } from '../../api/client'
import { actOnPetition } from '../../api/petitions'
import { type PickedFile, useFiles } from '../../api/use-files'
import { useSending } from '../../api/use-sending'
import { AttachmentPicker } from '../../components/attachment-picker'
import { Card } from '../../components/card'
import { Notice } from '../../components/notice'
import { ProblemNotice } from '../../components/problem-notice'
import { Block, Button, Heading } from '../../platform/elements'
import { scrollToField } from '../../platform/scroll'
import { partOf } from './part'
import { PlainField } from './plain-field'
import { Subject } from './subject'

interface Props {
  petition: PetitionView
  act: Act
  form: PetitionerForm
  partId: string
  onDone: (petition: PetitionView) => void
  onReload: () => void
}

type Values = Partial<Record<string, string>>

const fieldId = (name: string) => `act-${name}`

export function ActForm({ petition, act, form, partId, onDone, onReload }: Props) {
  const [values, setValues] = useState<Values>({})
  const [picked, setPicked] = useState<PickedFile[]>([])
  const files = useFiles(picked, setPicked)
  const { busy, problem, wrong, run } = useSending()
  const errorOf = (name: string) => wrong?.find(({ path }) => path.split('.')[0] === name)?.message
  const firstWrong = form.fields.find(({ name }) => errorOf(name))?.name

  useUnload(() => files.clear())
  // Only a new refusal moves the person to the field.
  useEffect(() => {
    if (firstWrong) scrollToField(fieldId(firstWrong))
  }, [wrong])

  const send = () =>
    run(async () => {
      if (picked.some(({ attachmentId }) => !attachmentId)) throw unfinishedUpload
      const answers = Object.fromEntries(form.fields.map((field) => [field.name, toWire(field, values[field.name], picked)]))
      onDone(await actOnPetition(petition, act, { ...answers, ...partOf(petition, partId)?.named }))
    })

  return (
    <Card>
      <Block className="card-note">{explain(form, petition.limits)}</Block>
      <Subject petition={petition} partId={partId} />
      {form.fields.map((field) =>
        field.kind === 'uploads' ? (
          <Block key={field.name}>
            <Heading level={2} className="point-title">
              {field.label}（选填）
            </Heading>
            <AttachmentPicker
              id={fieldId(field.name)}
              files={picked}
              most={maxAttachments}
              progress={files.progress}
              busy={files.choosing}
              error={errorOf(field.name)}
              onAdd={(chooser) => void files.add(chooser)}
              onRemove={files.remove}
              onRetry={files.retry}
            />
          </Block>
        ) : (
          <PlainField
            key={field.name}
            id={fieldId(field.name)}
            field={field}
            value={values[field.name] ?? ''}
            error={errorOf(field.name)}
            onChange={(value) => setValues((old) => ({ ...old, [field.name]: value }))}
          />
        ),
      )}
      {problem ? <ProblemNotice problem={problem} onRetry={problem.code === 'stale_version' ? onReload : undefined} /> : null}
      {wrong?.length && !firstWrong ? <Notice tone="error">{wrong[0]?.message}</Notice> : null}
      <Button className="button button-primary" disabled={busy} onPress={() => void send()}>
        {busy ? '正在提交…' : form.submit}
      </Button>
    </Card>
  )
}

const unfinishedUpload = new Problem('invalid_input', problemSentences.invalid_input, [
  { path: 'attachmentIds', message: '还有材料没有传完，请等它传完、重试或移除。' },
])

/** What is left blank is not sent. */
function toWire({ kind }: PetitionerField, value: string | undefined, picked: PickedFile[]) {
  if (kind === 'uploads') return picked.flatMap(({ attachmentId }) => attachmentId ?? [])
  if (kind === 'yes-no') return value ? value === 'yes' : undefined
  return value?.trim() || undefined
}
