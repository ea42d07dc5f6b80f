/**
 * The closed list of reasons for refusing something. The client must have a Korean and an English sentence with what to
 * do next for each, or it does not compile. Names are permanent: they are stored in logs and compared in tests.
 */
export const REASONS = [
  // who
  'not-signed-in',
  'wrong-credentials',
  'session-expired',
  'other-person',
  'link-expired',
  'forbidden',
  'demonstration-off',
  'sign-in-delayed',
  'account-disabled',
  'single-sign-on-down',
  'single-sign-on-failed',
  'no-account',
  'account-linked',
  // accounts and passwords
  'username-taken',
  'last-administrator',
  'demonstration-account',
  'wrong-password',
  'no-password',
  'password-short',
  'password-like-username',
  'password-common',
  'password-same',
  // what was asked
  'bad-input',
  'unknown-endpoint',
  'other-address',
  'unknown-year',
  'unknown-bureau',
  'unknown-department',
  'unknown-indicator',
  'unknown-plan',
  'unknown-programme',
  'unknown-event',
  'policy-version-exists',
  'plan-already-loaded',
  'too-many-requests',
  // a past day
  'no-such-day',
  'known-in-future',
  'known-too-early',
  'past-day',
  // entering and reviewing figures
  'unknown-period',
  'unknown-user',
  'period-not-open',
  'period-closed',
  'deadline-passed',
  'version-conflict',
  'request-reused',
  'number-unclear',
  'number-refused',
  'hard-rule',
  'parts-incomplete',
  'value-submitted',
  'value-returned',
  'draft-of-another',
  'value-confirmed',
  'value-closed',
  'value-computed',
  'whole-year',
  'periods-entered',
  'nothing-entered',
  'not-submitted',
  'not-confirmed',
  'self-approval',
  'reason-needed',
  'entry-incomplete',
  // files
  'file-too-large',
  'file-type-refused',
  'file-content-differs',
  'file-infected',
  'file-damaged',
  'file-encrypted',
  'file-hwp-old',
  'unknown-file',
  'link-refused',
  'file-empty',
  'file-waiting',
  'evidence-exists',
  'evidence-full',
  // comments
  'unknown-comment',
  'comment-not-yours',
  'comment-withdrawn',
  'comments-settled',
  // filled-in workbooks
  'sheet-not-recognised',
  'unit-missing',
  'sum-differs',
  'day-needed',
  'nothing-to-take',
  'upload-not-last',
  // budget moved between units
  'movement-same-unit',
  'movement-day',
  'movement-amount',
  'movement-built-on',
  'unknown-movement',
  'list-empty',
  // plan documents
  'unknown-import',
  'not-a-plan',
  'plan-without-unit',
  'plan-without-year',
  'import-not-open',
  'import-incomplete',
  'import-unread',
  'import-record-in-use',
  'import-built-on',
  'import-superseded',
  // next year's plan
  'plan-year-exists',
  'not-a-draft',
  'plan-still-draft',
  'draft-built-on',
  'draft-department-done',
  'draft-incomplete',
  'draft-goal-in-use',
  'draft-goal-gone',
  'unknown-goal',
  // a plan's state, its lock, and changes of targets
  'plan-locked',
  'plan-not-confirmed',
  'plan-wrong-state',
  'plan-built-on',
  'plan-incomplete',
  'plan-superseded',
  'council-day',
  'target-not-of-plan',
  'target-same',
  'effective-outside-year',
  'request-waiting',
  'request-decided',
  'unknown-request',
  'exception-needed',
  'supplementary-open',
  'unknown-supplementary',
  'supplementary-exists',
  // the days of the year
  'calendar-known',
  'calendar-day',
  // reorganisations
  'unknown-reorganisation',
  'reorganisation-state',
  'reorganisation-open',
  'reorganisation-built-on',
  // the activity register
  'unknown-activity',
  'duplicate-activity',
  'not-countable',
  'activity-cancelled',
  // schedules
  'unknown-schedule',
  'unknown-step',
  'schedule-ended',
  'steps-open',
  'unknown-series',
  'series-number-taken',
  'counted-twice',
  'unknown-follow-up',
  // services and promises
  'unknown-service',
  'unknown-chapter',
  'unknown-commitment',
  'duplicate-service',
  'phone-unreadable',
  'service-day',
  'standard-incomplete',
  'result-misfit',
  'no-standards',
  // the record
  'other-differences',
  // the store
  'database-locked',
  'database-read-only',
  'database-full',
  'database-failed',
  // anything else; details go to the log, never to the screen
  'server-failed',
] as const

export type Reason = (typeof REASONS)[number]

/** True for a text that is one of the reasons, e.g. one read from an error's payload. */
export function isReason(text: unknown): text is Reason {
  return REASONS.some((reason) => reason === text)
}

/** What a refusal tells beside its reason, by name: who, when, which figure. */
export type Facts = Readonly<Record<string, string | number>>

/** The facts in an error's payload; everything else in it is left out. */
export function factsIn(payload: unknown): Facts {
  const facts: unknown = typeof payload === 'object' && payload !== null && 'facts' in payload ? payload.facts : null
  if (typeof facts !== 'object' || facts === null) return {}
  return Object.fromEntries(
    Object.entries(facts).filter((f): f is [string, string | number] => typeof f[1] === 'string' || typeof f[1] === 'number'),
  )
}
