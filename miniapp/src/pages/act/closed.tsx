import type { PetitionView } from '@petition/shared/schemas/petition'
import { CopyButton } from '../../components/copy-button'
import { Notice } from '../../components/notice'
import { actDraftName, findActDraft } from '../../kept/act-draft'
import { Block } from '../../platform/elements'

interface Props {
  petition: PetitionView
  act: string
  title: string
  partId: string
}

/** The act is not possible now; what was written for it is not thrown away. */
export function Closed({ petition, act, title, partId }: Props) {
  const kept = findActDraft(actDraftName(petition.id, act, partId))
  const text = Object.values(kept?.values ?? {})
    .filter((value) => value && value.length > 5)
    .join('\n')
  return (
    <Notice tone="info">
      <Block>{`这件信访件现在不能“${title}”，可能已经有了新进展，请返回看看。`}</Block>
      {text ? (
        <>
          <Block>您写过的内容还在，可以复制到别处用：</Block>
          <Block className="quoted">{text}</Block>
          <CopyButton text={text} label="复制我写的内容" alone />
        </>
      ) : null}
    </Notice>
  )
}
