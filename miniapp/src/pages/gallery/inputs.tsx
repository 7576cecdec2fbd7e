import { useState } from 'react'
import { Card } from '../../components/card'
import { ChoiceGroup } from '../../components/choice-group'
import { ChoiceTiles } from '../../components/choice-tiles'
import { SelectField, TextAreaField, TextField } from '../../components/field'
import { ProgressBar } from '../../components/progress-bar'
import { Block, Button, Choice } from '../../platform/elements'

const nothing = () => undefined
const grades = [
  { value: 'satisfied', label: '满意', text: '问题解决了，过程也清楚', icon: 'done' },
  { value: 'basic', label: '基本满意', text: '解决了一部分', icon: 'info' },
  { value: 'unsatisfied', label: '不满意', text: '请写明理由', icon: 'alert' },
] as const

export function Inputs() {
  const [text, setText] = useState('')
  const [grade, setGrade] = useState<(typeof grades)[number]['value'] | ''>('basic')
  const [ticked, setTicked] = useState(true)
  return (
    <>
      <Card title="按钮">
        <Block className="buttons">
          <Button className="button" onPress={nothing}>
            普通
          </Button>
          <Button className="button button-small" onPress={nothing}>
            小
          </Button>
          <Button className="button button-plain" onPress={nothing}>
            不显眼
          </Button>
          <Button className="button" disabled onPress={nothing}>
            不可用
          </Button>
        </Block>
        <Button className="button button-primary" onPress={nothing}>
          主要
        </Button>
        <Button className="button button-primary" disabled onPress={nothing}>
          正在提交…
        </Button>
        <Button className="button button-primary button-danger" onPress={nothing}>
          不能撤销的事
        </Button>
      </Card>
      <Card title="填写">
        <ProgressBar step={2} of={9} label="发生了什么" />
        <TextField id="g-title" label="标题" hint="用一句话说清楚。" value={text} maxLength={50} onChange={setText} />
        <TextField
          id="g-wrong"
          label="联系电话"
          kind="phone"
          value="1390"
          maxLength={20}
          onChange={nothing}
          error="手机号码是11位数字，请再看一遍。"
        />
        <TextAreaField id="g-body" label="情况说明" optional value={text} maxLength={5000} onChange={setText} />
        <SelectField
          id="g-county"
          label="县区"
          value=""
          placeholder="请选择县区"
          options={[{ value: '340603', label: '相山区' }]}
          onChange={nothing}
        />
        <ChoiceGroup
          id="g-choice"
          legend="以谁的名义"
          options={[
            { value: 'person', label: '个人' },
            { value: 'organisation', label: '单位或组织' },
          ]}
          value="person"
          onChange={nothing}
          error="请选择一项。"
        />
        <Choice type="checkbox" name="g-tick" label="同意电子送达" checked={ticked} onChange={setTicked}>
          同意电子送达
        </Choice>
        <ChoiceTiles id="g-tiles" legend="您满意吗？" options={[...grades]} value={grade} onChange={setGrade} />
      </Card>
    </>
  )
}
