import type { SignInAsStaff, StaffSession } from '@petition/shared/schemas/session'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { call } from '../../api/http.ts'
import { openDesk, useDesk } from '../../api/session.ts'
import { ProblemAlert } from '../../components/problem-alert.tsx'

export function SignIn() {
  const { person } = useDesk()
  const queryClient = useQueryClient()
  const signIn = useMutation({
    mutationFn: (credentials: SignInAsStaff) => call<StaffSession>('POST', '/session/staff', { body: credentials }),
    onSuccess: (session) => {
      if (session.person.id !== person?.id) queryClient.clear()
      openDesk(session)
      queryClient.invalidateQueries()
    },
  })

  return (
    <main className="sign-in">
      <section className="sign-in-card" aria-labelledby="sign-in-title">
        <h1 id="sign-in-title">淮北市信访工作台</h1>
        <p className="quiet">供信访部门和责任单位的工作人员使用</p>
        {person && <Alert type="info" showIcon title="登录已过期，请重新登录。您刚才填写的内容还在。" />}
        {signIn.error && <ProblemAlert error={signIn.error} />}
        <Form<SignInAsStaff> layout="vertical" requiredMark={false} size="large" onFinish={(credentials) => signIn.mutate(credentials)}>
          <Form.Item name="username" label="用户名" rules={[{ required: true, whitespace: true, message: '请输入用户名' }]}>
            <Input autoComplete="username" autoFocus maxLength={64} />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
            <Input.Password autoComplete="current-password" maxLength={128} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            登录
          </Button>
        </Form>
      </section>
    </main>
  )
}
