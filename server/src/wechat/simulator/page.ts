/** What a resident would see on the phone, refreshed every two seconds. Texts are set as text, never as HTML. */
export const phonesPage = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>微信模拟器 · 手机</title>
<style>
  :root { color-scheme: light; --ink: #191919; --faint: #5f6368; --line: #e3e3e3; --ground: #ededed; --green: #067a3e; }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
  header { padding: 16px; background: #fff; border-bottom: 1px solid var(--line); }
  h1 { margin: 0; font-size: 20px; }
  header p { margin: 4px 0 0; color: var(--faint); font-size: 14px; }
  main { max-width: 1200px; margin: 0 auto; padding: 16px; }
  h2 { margin: 16px 0 8px; font-size: 17px; }
  .phones { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(340px, 100%), 1fr)); gap: 16px; align-items: start; }
  .phone { background: #f7f7f7; border: 1px solid var(--line); border-radius: 12px; padding: 12px; overflow-wrap: anywhere; }
  .phone h3 { margin: 0 0 8px; font-size: 16px; }
  .phone h3 small { display: block; color: var(--faint); font-weight: normal; font-size: 12px; }
  .card { background: #fff; border-radius: 8px; padding: 12px; margin-top: 8px; }
  .card h4 { margin: 0 0 8px; font-size: 16px; }
  dl { margin: 0; display: grid; grid-template-columns: 5em 1fr; gap: 4px 8px; }
  dt { color: var(--faint); } dd { margin: 0; }
  .foot { margin-top: 8px; padding-top: 8px; border-top: 1px solid var(--line); color: var(--faint); font-size: 13px; }
  .sms { border-left: 4px solid var(--green); }
  .empty { color: var(--faint); }
</style>
</head>
<body>
<header>
  <h1>微信模拟器</h1>
  <p>这里显示居民手机上收到的订阅消息和短信，供演示和测试使用；关闭后全部清空，不会真的发给任何人。</p>
</header>
<main>
  <h2>微信服务通知</h2><div id="messages" class="phones"></div>
  <h2>短信</h2><div id="sms" class="phones"></div>
</main>
<script>
  const make = (tag, text, ...children) => {
    const element = document.createElement(tag)
    if (text) element.textContent = text
    element.append(...children)
    return element
  }
  const withClass = (element, name) => { element.className = name; return element }
  const timeOf = (at) => new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
  const phone = (title, hint, cards) => withClass(make('section', '', make('h3', title, ...(hint ? [make('small', hint)] : [])), ...cards), 'phone')
  const messageCard = (templates) => (message) => {
    const template = templates[message.templateId]
    const rows = Object.entries(message.data).flatMap(([field, value]) => [make('dt', template.labels[field]), make('dd', value)])
    const foot = withClass(make('div', timeOf(message.receivedAt) + ' · 点击后打开 ' + message.page), 'foot')
    return withClass(make('article', '', make('h4', template.title), make('dl', '', ...rows), foot), 'card')
  }
  const smsCard = (sms) => withClass(make('article', sms.text, withClass(make('div', timeOf(sms.receivedAt)), 'foot')), 'card sms')
  const show = (id, sections, nothing) =>
    document.getElementById(id).replaceChildren(...(sections.length ? sections : [withClass(make('p', nothing), 'empty')]))
  let shown = ''
  async function refresh() {
    try {
      const answer = await (await fetch('/simulator/latest')).text()
      if (answer === shown) return
      const { phones, sms, templates } = JSON.parse(answer)
      show('messages', phones.map((p) => phone(p.owner ? p.owner + '的手机' : '手机', p.openid, p.messages.map(messageCard(templates)))), '还没有收到订阅消息。')
      show('sms', sms.map((p) => phone(p.phone, '', p.messages.map(smsCard))), '还没有收到短信。')
      shown = answer
    } catch {
      // The simulator is being restarted: the next round will show it.
    }
  }
  refresh()
  setInterval(refresh, 2000)
</script>
</body>
</html>
`
