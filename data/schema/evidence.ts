/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface EvidenceTables {}
