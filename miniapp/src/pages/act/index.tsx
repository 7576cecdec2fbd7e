import type { PetitionView } from '@petition/shared/schemas/petition'
import { petitionerForms } from '@petition/shared/vocabulary/act-forms'
import { actLabels, acts } from '@petition/shared/vocabulary/acts'
import Taro, { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { getPetition } from '../../api/petitions'
import { useRemote } from '../../api/use-remote'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { Remote } from '../../components/remote'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'
import { ActForm } from './act-form'
import { partOf } from './part'

/** One act of the petitioner, drawn from its description. */
export default function ActPage() {
  const { id = '', act: asked, part = '' } = useRouter().params
  const act = acts.find((name) => name === asked && petitionerForms[name]) ?? 'supplement'
  const title = actLabels[act]
  const petition = useRemote(() => getPetition(id))
  const [done, setDone] = useState<PetitionView>()
  useDidShow(() => {
    void Taro.setNavigationBarTitle({ title })
  })

  const form = petitionerForms[act]
  const isAllowed = (view: PetitionView) => (partOf(view, part)?.allowedActions ?? view.allowedActions).includes(act)
  return (
    <Page title={title}>
      <Remote of={petition}>
        {(view) => (
          <Block>
            <Block className="card-note">
              {view.number}　{view.title}
            </Block>
            {done ? <Notice tone="success">{`“${title}”已提交。`}</Notice> : null}
            {!done && form && isAllowed(view) ? (
              <ActForm petition={view} act={act} form={form} partId={part} onDone={setDone} onReload={() => void petition.reload()} />
            ) : null}
            {done || isAllowed(view) ? null : <Notice tone="info">{`这件信访件现在不能“${title}”。`}</Notice>}
            <Button className="button" onPress={() => Taro.redirectTo({ url: pageUrls.petition(view.id) })}>
              返回信访件
            </Button>
          </Block>
        )}
      </Remote>
    </Page>
  )
}
