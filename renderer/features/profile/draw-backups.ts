import type { ReactNode } from "react";
import type { BackupInfo } from "#contract/profile.ts";
import type { z } from "zod";

/** Draws the backups of a damaged profile: the feature that knows backups does. */
export type DrawBackups = (backups: readonly z.infer<typeof BackupInfo>[]) => ReactNode;
