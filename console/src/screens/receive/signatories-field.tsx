import { Button, Checkbox, Form, Input } from 'antd'

const MOST_SIGNATORIES = 200

/** Who signs a joint letter or comes together (联名); each gets a 查询码 of their own. */
export function SignatoriesField() {
  return (
    <Form.List name="signatories">
      {(rows, { add, remove }) => (
        <fieldset className="point">
          <legend>联名人（选填）</legend>
          <p className="quiet">
            几个人共同反映的，除信访人外逐个填写；信访部门录入的，每人有自己的查询码。走访的应当推选代表，不超过5人（《信访工作条例》第二十条）。
          </p>
          {rows.map(({ key, name }, index) => (
            <Signatory key={key} name={name} who={`第 ${index + 1} 位`} onRemove={() => remove(name)} />
          ))}
          {rows.length < MOST_SIGNATORIES && (
            <div>
              <Button onClick={() => add({ representative: false })}>{rows.length > 0 ? '再加一位' : '添加联名人'}</Button>
            </div>
          )}
        </fieldset>
      )}
    </Form.List>
  )
}

function Signatory({ name, who, onRemove }: { name: number; who: string; onRemove: () => void }) {
  return (
    <fieldset className="signatory" aria-label={who}>
      <Form.Item name={[name, 'name']} label={`${who}姓名`} required>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={[name, 'phone']} label="电话（选填）">
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name={[name, 'representative']} valuePropName="checked" label="代表">
        <Checkbox>是代表</Checkbox>
      </Form.Item>
      <Button onClick={onRemove}>{`删除${who}`}</Button>
    </fieldset>
  )
}
