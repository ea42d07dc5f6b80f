/** A number for one request, repeated with every retry of it. randomUUID() exists only on https and localhost. */
export function newRequestId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
