import { DOCUMENT_EXTENSIONS, extensionOf, FORM_EXTENSIONS } from '#domain/entry/file-kind.ts'
import { type Answer, sendFile } from '../write/send-file.ts'

const among = (list: readonly string[], name: string) => list.includes(extensionOf(name))

/** Sends a filled form. A document, by its name, is told from one at once and not sent: a plan belongs to its import. */
export async function sendForm<T>(url: string, file: { readonly name: string; readonly content: Blob }): Promise<Answer<T>> {
  return among(DOCUMENT_EXTENSIONS, file.name) && !among(FORM_EXTENSIONS, file.name)
    ? { kind: 'refused', reason: 'file-type-refused', facts: { form: 'document', extension: extensionOf(file.name) } }
    : sendFile<T>(url, file)
}
