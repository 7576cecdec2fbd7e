import type { PetitionKind } from '@petition/shared/vocabulary/petition'
import { Card } from '../../components/card'
import { Block } from '../../platform/elements'

const rights = ['您可以随时查看办理进度和结果，并作出评价。', '任何组织和个人不得打击报复信访人（《信访工作条例》第十八条）。']
const duties = [
  '请如实反映，对材料的真实性负责，不捏造、歪曲事实，不诬告、陷害他人（《信访工作条例》第十九条）。',
  '请不要写国家秘密，也不要上传与这件事无关的他人信息。',
]

/** What filing gives and what it asks for. */
export function Rights({ kind }: { kind: PetitionKind }) {
  return (
    <Card title="您的权利和义务">
      <Block as="ul" className="rights">
        {[...rights, ...duties].map((sentence) => (
          <Block as="li" key={sentence} className="rights-item">
            {sentence}
          </Block>
        ))}
      </Block>
      <Block className="card-note">
        点“提交”表示以上内容是您的真实意思。
        {kind === 'suggestion' ? '建议会由有关单位研究答复。' : '提交后会得到编号、查询码和下一个法定日期。'}
      </Block>
    </Card>
  )
}
