import { Alert, Button } from 'antd'

/** A page that could not be drawn, or whose file went away with a new release. */
export function Crash() {
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title="这个页面没有打开"
      description="可能是系统刚刚更新过，刷新后再试。仍然打不开时，请联系系统管理员。"
      action={<Button onClick={() => location.reload()}>刷新页面</Button>}
    />
  )
}
