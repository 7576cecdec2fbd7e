import { Block } from '../../platform/elements'

/** How somebody is told who came by the browser. */
export const Channels = () => <Block className="card-note">有新进展时，会给您绑定的手机号码发短信，这里也都能看到。</Block>
