import type { ProfileView } from '@petition/shared/schemas/profile'
import { getProfile, joinPhone } from '../../api/session'
import { useSending } from '../../api/use-sending'
import { ProblemNotice } from '../../components/problem-notice'
import { Block, Button } from '../../platform/elements'
import { WechatPhoneButton } from '../../platform/wechat-phone'
import type { SectionProps } from './section'

/** WeChat's number instead of typing one; typing stays possible. */
export function WechatPhone({ draft, change }: Pick<SectionProps, 'draft' | 'change'>) {
  const { problem, run } = useSending()
  const take = (wechatPhoneCode: string) =>
    run(async () => {
      await joinPhone({ wechatPhoneCode })
      change({ phone: (await getProfile()).phone ?? '' })
    })
  if (draft.phone && !problem) return null
  return (
    <Block>
      <WechatPhoneButton onCode={(code) => void take(code)} />
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Block>
  )
}

/** Addresses the person has saved, to choose from. */
export function SavedAddresses({ profile, draft, change }: { profile?: ProfileView } & Pick<SectionProps, 'draft' | 'change'>) {
  const others = profile?.addresses.filter((address) => address !== draft.address) ?? []
  return (
    <Block>
      {others.map((address) => (
        <Button key={address} className="button button-wide" onPress={() => change({ address })}>
          {`用保存的地址：${address}`}
        </Button>
      ))}
    </Block>
  )
}
