import { Card } from '../../components/card'
import { Block, Choice } from '../../platform/elements'
import type { SectionProps } from './section'

/** What the person decides about identity, delivery and publication: each for itself, none ticked beforehand. */
export function Choices({ draft, change }: Omit<SectionProps, 'errors'>) {
  return (
    <Block>
      <Card>
        <Choice
          type="checkbox"
          name="hideIdentity"
          label="不向被反映的单位透露我的身份"
          checked={draft.hideIdentity}
          onChange={(hideIdentity) => change({ hideIdentity })}
        >
          不向被反映的单位透露我的身份
        </Choice>
        <Block className="card-note">选了以后，被反映的单位看不到您的姓名、电话和住址。</Block>
      </Card>
      <Card>
        <Choice
          type="checkbox"
          name="electronicDelivery"
          label="同意电子送达"
          checked={draft.electronicDelivery}
          onChange={(electronicDelivery) => change({ electronicDelivery })}
        >
          同意电子送达
        </Choice>
        <Block className="card-note">告知书、答复意见发到这里就算送达，申请复查的期限从送达起算。</Block>
      </Card>
      {draft.aboutConduct ? null : (
        <Card>
          <Choice
            type="checkbox"
            name="publishConsent"
            label="同意公开来信和答复"
            checked={draft.publishConsent}
            onChange={(publishConsent) => change({ publishConsent })}
          >
            同意公开来信和答复
          </Choice>
          <Block className="card-note">公开前由工作人员隐去个人信息，供有同样问题的人参考；以后随时可以收回。</Block>
        </Card>
      )}
      <Block className="card-note">这些选择都可以不勾，不影响受理。</Block>
    </Block>
  )
}
