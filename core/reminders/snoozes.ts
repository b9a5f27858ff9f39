/** For how long a reminder can be put off. Apart from its parser, which the first screen does not load. */
export const SNOOZES = ["ten-minutes", "hour", "tomorrow", "next-meeting"] as const;
