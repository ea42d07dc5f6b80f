/**
 * Characters that hide, or turn round, what a text says: controls but for new lines and tabs, soft hyphens, zero-width spaces and
 * joiners, direction marks, the fillers of Hangul, the byte order mark, tags.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|[\u180b-\u180f]|[\u{e0000}-\u{e007f}]/gu

/** The text in composed Hangul, without what cannot be seen: two names that look the same are the same. */
export const withoutInvisible = (text: string): string => text.toWellFormed().normalize('NFC').replaceAll(INVISIBLE, '')
