import type { AgendaItem, Touch } from "./agenda-item.ts";

/**
 * A point as somebody touched it. While only its author does, nothing is noted: who wrote it says it all. It is data of its own, not the row's
 * time: a point that is moved or carried over was not touched, and a touch taken back by undo never was.
 */
export const touchedBy = (item: AgendaItem, touch: Touch): AgendaItem =>
  item.touched === null && touch.by === item.authorId ? item : { ...item, touched: touch };
