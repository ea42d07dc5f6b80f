/** What a person has read of their notices, which are worked out anew each time. A row is the name of one notice. */
export interface NoticeReadTable {
  user_id: string
  /** 'returned:12:2026:3:v7' and the like: the same event has the same name for ever */
  notice: string
  read_at: string
}

/** Up to when a person has read all of theirs: one row a person. */
export interface NoticeMarkTable {
  user_id: string
  /** ISO instant of the newest notice that was shown */
  read_until: string
  /** whose notices they were: with another role or other departments the mark says nothing of what is new to the person */
  scope: string
}

/** Table names of this room → their interfaces, as in ../schema.ts. */
export interface NoticesTables {
  notice_read: NoticeReadTable
  notice_mark: NoticeMarkTable
}
