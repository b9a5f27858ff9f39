import type { Selectable } from "kysely";
import type { Meeting } from "#core/meetings/meeting.ts";
import type { Columns } from "../ops.ts";
import type { Tables } from "../tables.ts";

export const toMeeting = (row: Selectable<Tables["meeting"]>): Meeting =>
  ({
    id: row.id,
    pairId: row.pair_id,
    day: row.day,
    at: row.at,
    zone: row.zone,
    minutes: row.minutes,
    rhythmDay: row.rhythm_day,
    state: row.state,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    closedByDay: row.closed_by_day === 1,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
  }) as Meeting;

export const fromMeeting = (meeting: Meeting): Columns<"meeting"> => ({
  pair_id: meeting.pairId,
  day: meeting.day,
  at: meeting.at,
  zone: meeting.zone,
  minutes: meeting.minutes,
  rhythm_day: meeting.rhythmDay,
  state: meeting.state,
  started_at: meeting.startedAt,
  ended_at: meeting.endedAt,
  closed_by_day: meeting.closedByDay ? 1 : 0,
});
