/** The names in the contract, without its schemas: the preload script must stay small. A test holds the two together. */
export const channels = [
  "profile.state", "profile.retry", "profile.chooseVault", "profile.unlock", "profile.makeRecoveryCode", "profile.hasRecoveryCode", "profile.begin",
  "settings.get", "settings.change",
  "shell.ready", "shell.about", "shell.openDataFolder",
  "today.view",
  "people.list", "people.add", "people.change", "people.archive",
  "pairs.list", "pairs.start", "pairs.change", "pairs.archive",
  "meetings.open", "meetings.start", "meetings.end", "meetings.skip", "meetings.miss", "meetings.postpone",
  "agenda.add", "agenda.addMany", "agenda.rename", "agenda.share", "agenda.setState", "agenda.move", "agenda.archive", "agenda.toTask",
  "notes.open", "notes.append", "notes.history", "notes.version",
  "tasks.list", "tasks.find", "tasks.summary", "tasks.add", "tasks.change", "tasks.setState", "tasks.renew", "tasks.archive",
  "inbox.list", "inbox.add", "inbox.archive",
  "templates.list", "templates.save", "templates.archive", "templates.questions", "templates.saveQuestion", "templates.archiveQuestion",
  "reminders.of", "reminders.add", "reminders.archive",
  "search.find",
  "changes.undo", "changes.redo", "changes.saved",
  "backups.list", "backups.create", "backups.preview", "backups.restore",
] as const;
