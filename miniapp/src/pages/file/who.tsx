import { useEffect } from 'react'
import { currentSession } from '../../api/client'
import { getProfile } from '../../api/session'
import { useRemote } from '../../api/use-remote'
import { Card } from '../../components/card'
import { ChoiceTiles } from '../../components/choice-tiles'
import { Disclosure } from '../../components/disclosure'
import { TextField } from '../../components/field'
import { Block } from '../../platform/elements'
import { signsInByItself } from '../../platform/login'
import { fieldId } from './check-draft'
import { SavedAddresses, WechatPhone } from './known-contact'
import type { SectionProps } from './section'

/** Who files: what is known from before is filled in, and nobody has to sign in to write it. */
export function Who({ draft, change, errors }: SectionProps) {
  const isPerson = draft.petitionerType === 'person'
  const profile = useKnownProfile()

  useEffect(() => {
    // Who has begun to write it himself is not corrected.
    if (!profile || draft.name || draft.phone || draft.address) return
    const { type, name, phone, address } = profile
    if (name) change({ petitionerType: type ?? 'person', name, phone: phone ?? '', address: address ?? '' })
  }, [profile])

  return (
    <Card>
      <Block className="card-note">
        信访事项应载明姓名（名称）和住址（《信访工作条例》第十九条），电话用来告诉您办理情况。加密保存，下次自动填好。
      </Block>
      <ChoiceTiles
        id={fieldId('petitioner.type')}
        legend="以谁的名义"
        columns
        options={[
          { value: 'person', label: '个人' },
          { value: 'organisation', label: '单位或组织' },
        ]}
        value={draft.petitionerType}
        onChange={(petitionerType) => change({ petitionerType, idNumber: '' })}
      />
      <TextField
        id={fieldId('petitioner.name')}
        label={isPerson ? '姓名' : '单位名称'}
        value={draft.name}
        maxLength={60}
        onChange={(name) => change({ name })}
        error={errors['petitioner.name']}
      />
      {isPerson ? null : <IdNumber draft={draft} change={change} errors={errors} label="统一社会信用代码" hint="18位，营业执照上有。" />}
      <TextField
        id={fieldId('petitioner.phone')}
        label="联系电话"
        kind="phone"
        value={draft.phone}
        maxLength={20}
        onChange={(phone) => change({ phone })}
        error={errors['petitioner.phone']}
      />
      <WechatPhone draft={draft} change={change} />
      <TextField
        id={fieldId('petitioner.address')}
        label={isPerson ? '住址' : '单位地址'}
        value={draft.address}
        maxLength={200}
        onChange={(address) => change({ address })}
        error={errors['petitioner.address']}
      />
      <SavedAddresses profile={profile} draft={draft} change={change} />
      {isPerson ? (
        <Disclosure title="要不要填身份证号">
          <Block className="card-note">一般不用填。只有以后要证明是您本人（例如换了手机号）时才用得到。</Block>
          <IdNumber draft={draft} change={change} errors={errors} label="身份证号" hint="18位，最后一位可能是X。" />
        </Disclosure>
      ) : null}
    </Card>
  )
}

function IdNumber({ draft, change, errors, label, hint }: SectionProps & { label: string; hint: string }) {
  return (
    <TextField
      id={fieldId('petitioner.idNumber')}
      label={label}
      optional
      hint={hint}
      value={draft.idNumber}
      maxLength={18}
      onChange={(idNumber) => change({ idNumber: idNumber.toUpperCase() })}
      error={errors['petitioner.idNumber']}
    />
  )
}

/** Only of who is signed in; without it the person simply writes these fields. */
function useKnownProfile() {
  return useRemote(async () => (signsInByItself || currentSession() ? getProfile() : undefined)).data
}
