import { useRouter } from '@tarojs/taro'
import { useRemote } from '../../api/use-remote'
import { Page } from '../../components/page'
import { Remote } from '../../components/remote'
import { Block } from '../../platform/elements'
import { Result } from './result'
import { verifyPetition } from './verify-petition'
import './index.scss'

/** Counts the hashes of a matter's history anew on this device and says in plain words what that shows. */
export default function VerifyPage() {
  const id = useRouter().params.id ?? ''
  const verified = useRemote(() => verifyPetition(id))
  return (
    <Page title="核对记录">
      <Block className="card-note">
        每一步办理都有一个校验值，后一步的校验值里含着前一步的。现在在您这台设备上重新计算一遍，看有没有人改动过。
      </Block>
      <Remote of={verified}>{(result) => <Result of={result} onAgain={() => void verified.reload()} />}</Remote>
    </Page>
  )
}
