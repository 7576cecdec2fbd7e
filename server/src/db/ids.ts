import { v7 } from 'uuid'

/** Time-ordered, made in Node: production may run a PostgreSQL without `uuidv7()`. */
export const newId = () => v7()
