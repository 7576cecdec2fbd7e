import Taro from '@tarojs/taro'
import { createElement } from 'react'
import type {
  BlockProps,
  ButtonProps,
  ChoiceProps,
  GroupProps,
  HeadingProps,
  LabelProps,
  LinkProps,
  PictureProps,
  SelectProps,
  TextAreaProps,
  TextInputProps,
} from './element-props'

export function Block({ as = 'div', live, ...rest }: BlockProps) {
  return createElement(as, { ...rest, role: live })
}

export function Text({ className, children }: Pick<BlockProps, 'className' | 'children'>) {
  return <span className={className}>{children}</span>
}

export function Heading({ level, ...rest }: HeadingProps) {
  return createElement(`h${level}`, rest)
}

export function Button({ id, className, onPress, disabled, label, expanded, children }: ButtonProps) {
  return (
    <button id={id} type="button" className={className} onClick={onPress} disabled={disabled} aria-label={label} aria-expanded={expanded}>
      {children}
    </button>
  )
}

export function Link({ id, className, to, children }: LinkProps) {
  return (
    <a
      id={id}
      className={className}
      href={`#${to}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        Taro.navigateTo({ url: to })
      }}
    >
      {children}
    </a>
  )
}

export function Label({ htmlFor, id, className, children }: LabelProps) {
  return (
    <label id={id} htmlFor={htmlFor} className={className}>
      {children}
    </label>
  )
}

export function Group({ id, className, legend, children }: GroupProps) {
  return (
    <fieldset id={id} className={className} tabIndex={-1}>
      <legend className="field-label">{legend}</legend>
      {children}
    </fieldset>
  )
}

const inputModes = { text: undefined, phone: 'tel', code: 'numeric' } as const
const autoCompletes = { text: undefined, phone: 'tel', code: 'one-time-code' } as const

export function TextInput({ id, value, onChange, kind = 'text', maxLength, invalid, describedBy }: TextInputProps) {
  return (
    <input
      id={id}
      className="input"
      value={value}
      maxLength={maxLength}
      inputMode={inputModes[kind]}
      autoComplete={autoCompletes[kind]}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

export function TextArea({ id, value, onChange, maxLength, invalid, describedBy, short }: TextAreaProps) {
  return (
    <textarea
      id={id}
      className={short ? 'input textarea' : 'input textarea textarea-long'}
      value={value}
      maxLength={maxLength}
      rows={short ? 2 : 6}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

export function Select({ id, value, options, placeholder, onChange, invalid, describedBy }: SelectProps) {
  return (
    <select
      id={id}
      className="input select"
      value={value}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="" disabled>
        {placeholder}
      </option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

export function Choice({ type, name, checked, onChange, children }: ChoiceProps) {
  return (
    <label className="choice">
      <input
        type={type}
        name={name}
        className="choice-input"
        checked={checked}
        onChange={(event) => onChange(type === 'radio' || event.target.checked)}
      />
      <span className="choice-text">{children}</span>
    </label>
  )
}

export function Picture({ src, label, className }: PictureProps) {
  return <img className={className} src={src} alt={label} loading="lazy" />
}
