import type { PetitionView } from '@petition/shared/schemas/petition'
import { type Act, actLabels } from '@petition/shared/vocabulary/acts'
import { petitionerForms } from '@petition/shared/vocabulary/petitioner-forms'
import Taro, { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { getPetition } from '../../api/petitions'
import { useRemote } from '../../api/use-remote'
import { Page } from '../../components/page'
import { Remote } from '../../components/remote'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'
import { scrollToTop } from '../../platform/scroll'
import { Closed } from './closed'
import { Done } from './done'
import { partOf } from './part'
import { PlainAct } from './plain-act'
import { screens } from './screens'
import { UnknownAct } from './unknown-act'
import type { ActProps } from './use-act'
import './index.scss'

/** One act of the petitioner: its screen, and afterwards what comes next. */
export default function ActPage() {
  const { id = '', act: asked = '', part = '' } = useRouter().params
  const act = asked as Act
  const title = actLabels[act] ?? '办理'
  const petition = useRemote(() => getPetition(id))
  const [done, setDone] = useState<PetitionView>()
  useDidShow(() => {
    void Taro.setNavigationBarTitle({ title })
  })

  function finish(view: PetitionView) {
    setDone(view)
    scrollToTop()
  }
  const isAllowed = (view: PetitionView) => (partOf(view, part)?.allowedActions ?? view.allowedActions).includes(act)
  return (
    <Page title={title}>
      <Remote of={petition}>
        {(view) => (
          <Block>
            <Block className="card-note">
              {view.number}　{view.title}
            </Block>
            {done ? <Done act={act} view={done} /> : null}
            {!done && isAllowed(view) ? (
              <Screen petition={view} act={act} partId={part} onDone={finish} onFresh={petition.setData} />
            ) : null}
            {done || isAllowed(view) ? null : <Closed petition={view} act={act} title={title} partId={part} />}
            <Button className="button" onPress={() => Taro.redirectTo({ url: pageUrls.petition(view.id) })}>
              返回信访件
            </Button>
          </Block>
        )}
      </Remote>
    </Page>
  )
}

function Screen(props: ActProps) {
  const Own = screens[props.act]
  if (Own) return <Own {...props} />
  const form = petitionerForms[props.act]
  return form ? <PlainAct {...props} form={form} /> : <UnknownAct {...props} />
}
