import type { FastifyReply, FastifyRequest } from 'fastify'

/** The file's name as it was on the sender's disk, without folders; '' when none was said. */
export function fileNameOf(req: FastifyRequest): string {
  const header = req.headers['x-file-name']
  if (typeof header !== 'string') return ''
  try {
    return decodeURIComponent(header)
      .replaceAll(/^.*[\\/]/g, '')
      .slice(0, 200)
  } catch {
    return ''
  }
}

/** Sends bytes to be saved, never shown: a document must not run as a page of ours. */
export function sendFile(
  reply: FastifyReply,
  file: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array },
) {
  const ascii = file.name.replaceAll(/[^\w.-]+/g, '_')
  const encoded = encodeURIComponent(file.name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(file.bytes))
}
