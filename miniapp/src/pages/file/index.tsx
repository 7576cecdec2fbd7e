import { petitionKinds } from '@petition/shared/vocabulary/petition'
import Taro, { useDidShow, useRouter } from '@tarojs/taro'
import { findDraft } from '../../outbox/drafts'
import { formTitles } from './form-titles'
import { Wizard } from './wizard'
import './index.scss'

/** `kind` opens the last unfinished draft of its kind or a new one, `anew` always a new one, `draft` a certain one. */
export default function FilePage() {
  const { kind: asked, draft: id, anew } = useRouter().params
  const kind = (id && findDraft(id)?.kind) || (petitionKinds.find((name) => name === asked) ?? 'petition')
  useDidShow(() => {
    void Taro.setNavigationBarTitle({ title: formTitles[kind] })
  })
  return <Wizard kind={kind} id={id} anew={anew === '1'} />
}
