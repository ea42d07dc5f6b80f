import type { Generated } from 'kysely'

/** 증빙 of one value: a file (kept outside the web root under its hash) or a link. Removing marks it. */
export interface EvidenceTable {
  id: Generated<number>
  indicator_id: number
  year: number
  /** 0 = the year's figure, else the last month of the period */
  month: number
  kind: 'file' | 'link'
  title: string
  file_name: string | null
  media_type: string | null
  /** bytes */
  size: number | null
  /** of the content, hex: the name it is kept under */
  sha256: string | null
  url: string | null
  /** none = no scanner is set up · waiting = not scanned yet · refused = infected, its content is deleted */
  scan: 'none' | 'waiting' | 'clean' | 'refused'
  added_at: string
  added_by: string
  added_by_id: string | null
  removed_at: string | null
  removed_by: string | null
  request_id: string | null
  removed_by_id: Generated<string | null>
  scanned_at: Generated<string | null>
  /** scans that gave no answer */
  scan_tries: Generated<number>
}

/**
 * One row: the folder below data/local/evidence that is this database's own. Two databases of one machine (the practice one
 * and the real one) must not clear away each other's files.
 */
export interface EvidenceVaultTable {
  id: number
  folder: string
}

/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface EvidenceTables {
  evidence: EvidenceTable
  evidence_vault: EvidenceVaultTable
}
