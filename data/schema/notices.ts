/** What a person has read of their notices, which are worked out anew each time. A row is the name of one notice. */
export interface NoticeReadTable {
  user_id: string
  /** 'returned:12:2026:3:v7' and the like: the same event has the same name for ever */
  notice: string
  read_at: string
}

/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface NoticesTables {
  notice_read: NoticeReadTable
}
