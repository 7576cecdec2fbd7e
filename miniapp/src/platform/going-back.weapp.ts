/** WeChat closes a page container instead. */
export {}
