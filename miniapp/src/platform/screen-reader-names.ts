const attributes = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-disabled': '',
  'aria-checked': '',
  'aria-labelledby': '',
}

/** The components that carry a name or a role for a screen reader. */
export const screenReaderNames = {
  View: attributes,
  Text: attributes,
  Button: attributes,
  Image: attributes,
  Input: attributes,
  Textarea: attributes,
  Picker: attributes,
}
