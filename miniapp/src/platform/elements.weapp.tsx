import { Image, Input, Picker, ScrollView, Textarea, View, Button as WechatButton, Text as WechatText } from '@tarojs/components'
import { goTo } from '../go-to'
import type {
  BlockProps,
  ButtonProps,
  ChoiceProps,
  DialogProps,
  GroupProps,
  HeadingProps,
  LabelProps,
  LinkProps,
  NavLinkProps,
  NavProps,
  PictureProps,
  SelectProps,
  TextAreaProps,
  TextInputProps,
} from './element-props'

export function Block({ id, className, live, children }: BlockProps) {
  return (
    <View id={id} className={className} ariaRole={live}>
      {children}
    </View>
  )
}

export function Text({ className, children }: Pick<BlockProps, 'className' | 'children'>) {
  return <WechatText className={className}>{children}</WechatText>
}

export function Heading({ id, className, children }: HeadingProps) {
  return (
    <View id={id} className={className} ariaRole="heading">
      {children}
    </View>
  )
}

export function Button({ id, className, onPress, disabled, label, children }: ButtonProps) {
  return (
    <WechatButton id={id} className={className} hoverClass="pressed" onClick={onPress} disabled={disabled} ariaLabel={label}>
      {children}
    </WechatButton>
  )
}

/** What shows something that is said elsewhere. */
export function Mark({ className, children }: Pick<BlockProps, 'className' | 'children'>) {
  return (
    <View className={className} ariaHidden="true">
      {children}
    </View>
  )
}

export function Link({ id, className, to, children }: LinkProps) {
  return (
    <View id={id} className={className} hoverClass="pressed" ariaRole="link" onClick={() => goTo(to)}>
      {children}
    </View>
  )
}

export function Nav({ className, label, children }: NavProps) {
  return (
    <View className={className} ariaRole="navigation" ariaLabel={label}>
      {children}
    </View>
  )
}

export function NavLink({ className, to, label, open, children }: NavLinkProps) {
  return (
    <View className={className} hoverClass="pressed" ariaRole="tab" ariaLabel={open ? `${label}，当前` : label} onClick={() => goTo(to)}>
      {children}
    </View>
  )
}

/** In front of everything; the page behind stays where it is. */
export function Dialog({ label, onClose, children }: DialogProps) {
  return (
    <View className="sheet" ariaRole="dialog" ariaLabel={label} catchMove>
      <View className="sheet-shade" ariaHidden="true" onClick={onClose} />
      <ScrollView className="sheet-body" scrollY>
        {children}
      </ScrollView>
    </View>
  )
}

export function Label({ id, className, children }: LabelProps) {
  return (
    <View id={id} className={className}>
      {children}
    </View>
  )
}

export function Group({ id, className, legend, children }: GroupProps) {
  return (
    <View id={id} className={className} ariaRole="group" ariaLabel={legend}>
      <View className="field-label">{legend}</View>
      {children}
    </View>
  )
}

export function TextInput({ id, label, value, onChange, onConfirm, kind = 'text', maxLength }: TextInputProps) {
  return (
    <Input
      id={id}
      className="input"
      value={value}
      maxlength={maxLength}
      type={kind === 'text' ? 'text' : 'number'}
      cursorSpacing={24}
      ariaLabel={label}
      onInput={(event) => onChange(event.detail.value)}
      onConfirm={onConfirm}
    />
  )
}

export function TextArea({ id, label, value, onChange, maxLength, short }: TextAreaProps) {
  return (
    <Textarea
      id={id}
      className={short ? 'input textarea' : 'input textarea textarea-long'}
      value={value}
      maxlength={maxLength}
      autoHeight
      cursorSpacing={24}
      ariaLabel={label}
      onInput={(event) => onChange(event.detail.value)}
    />
  )
}

export function Select({ id, label, value, options, placeholder, onChange }: SelectProps) {
  const index = options.findIndex((option) => option.value === value)
  const shown = options[index]?.label ?? placeholder
  return (
    <Picker
      id={id}
      mode="selector"
      range={options.map((option) => option.label)}
      value={Math.max(index, 0)}
      ariaRole="button"
      ariaLabel={`${label}：${shown}`}
      onChange={(event) => {
        const picked = options[Number(event.detail.value)]
        if (picked) onChange(picked.value)
      }}
    >
      <View className="input select">{shown}</View>
    </Picker>
  )
}

export function Choice({ type, checked, onChange, className = 'choice', children, label }: ChoiceProps) {
  return (
    <View
      className={className}
      hoverClass="pressed"
      ariaRole={type}
      ariaLabel={label}
      ariaChecked={checked ? 'true' : 'false'}
      onClick={() => onChange(type === 'radio' || !checked)}
    >
      <View className={`choice-mark choice-mark-${type} ${checked ? 'choice-mark-on' : ''}`} ariaHidden="true" />
      <View className="choice-text">{children}</View>
    </View>
  )
}

export function Picture({ src, label, className }: PictureProps) {
  return <Image className={className} src={src} mode="aspectFill" lazyLoad ariaLabel={label} />
}
