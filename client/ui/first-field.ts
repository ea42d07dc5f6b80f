/** A field that can have the keyboard: one that is folded away cannot. */
export const FIELD = ':is(input, select, textarea):not(:disabled, [tabindex="-1"], [type="hidden"], details:not([open]) *)'

/** Brings the keyboard to the first field inside. */
export function focusFirstField(around: Element | null): void {
  around?.querySelector<HTMLElement>(FIELD)?.focus()
}
