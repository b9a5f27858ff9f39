import type { Channel } from "#contract/index.ts";

/** Which tables an answer is made of: when one of them changes, the page asks again. Channels that only change things are not listed. */
export const reads: Partial<Record<Channel, readonly string[]>> = {
  "profile.state": ["profile"],
  "profile.hasRecoveryCode": ["profile"],
  "today.view": ["person", "pair", "meeting", "agenda_item", "task", "inbox_item"],
  "people.list": ["person"],
  "pairs.list": ["pair", "meeting", "agenda_item", "task"],
  "meetings.open": ["pair", "meeting", "agenda_item", "task", "note"],
  "notes.history": ["note"],
  "tasks.list": ["task"],
  "tasks.find": ["task"],
  "tasks.summary": ["task"],
  "inbox.list": ["inbox_item"],
  "templates.list": ["template"],
  "templates.questions": ["question"],
  "reminders.of": ["reminder"],
  "search.find": ["person", "task", "agenda_item", "note", "inbox_item", "template", "question"],
  "changes.saved": [
    "person",
    "pair",
    "meeting",
    "agenda_item",
    "task",
    "inbox_item",
    "template",
    "question",
    "reminder",
    "note",
    "note_update",
  ],
  "backups.list": ["profile"],
};
