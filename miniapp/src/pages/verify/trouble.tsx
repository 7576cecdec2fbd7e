import { Icon } from '../../components/icon'
import { Block } from '../../platform/elements'
import type { Verified } from './verify-petition'
import { faultWords, nameOfStep } from './words'

const whatToDo = [
  '请先把这一页和“每一步的校验值”截图保存。',
  '请保管好提交时的凭证，不要清除这台设备上保存的记录。',
  '请带着截图和凭证向淮北市信访局反映；信访局不处理的，向上一级信访部门或者纪检监察机关反映。',
]

/** What does not fit, where, and where to turn. */
export function Trouble({ of }: { of: Verified }) {
  return (
    <Block className="notice notice-error" live="alert">
      <Block className="notice-mark">
        <Icon name="alert" />
        记录和当时写下的不一样
      </Block>
      <Block as="ul" className="checks">
        {of.faults.map(({ sequence, what }) => (
          <Block as="li" key={`${sequence} ${what}`} className="trouble">
            {nameOfStep(of, sequence)}：{faultWords[what]}
          </Block>
        ))}
        {of.signature === 'wrong' || of.signature === 'other-key' ? (
          <Block as="li" className="trouble">
            提交凭证：签名和密钥对不上。
          </Block>
        ) : null}
      </Block>
      <Block as="ol" className="checks">
        {whatToDo.map((step, index) => (
          <Block as="li" key={step}>
            {index + 1}. {step}
          </Block>
        ))}
      </Block>
    </Block>
  )
}
