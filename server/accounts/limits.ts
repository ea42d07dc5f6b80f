/** Idle limit: a session not used for this long ends. */
export const IDLE_MINUTES = 30
/** Absolute limit: a session ends this long after sign-in, however busy. Milliseconds. */
export const ABSOLUTE = 8 * 60 * 60 * 1000
