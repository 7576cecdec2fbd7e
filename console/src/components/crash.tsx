import { Button, Result } from 'antd'

/** A page that could not be drawn, or whose file went away with a new release. */
export function Crash() {
  return (
    <Result
      status="error"
      title="这个页面没有打开"
      subTitle="可能是系统刚刚更新过，刷新后再试。仍然打不开时，请联系系统管理员。"
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          刷新页面
        </Button>
      }
    />
  )
}
