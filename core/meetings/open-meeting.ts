import { isOpen, type Meeting } from "./meeting.ts";

/** Which of a pair's meetings holds its agenda: the running one, else the one planned first. Two devices may each have planned one while offline. */
export function openMeeting(meetings: readonly Meeting[]): Meeting | undefined {
  return meetings
    .filter(isOpen)
    .toSorted(
      (a, b) =>
        Number(b.state === "running") - Number(a.state === "running") ||
        a.createdAt - b.createdAt ||
        (a.id < b.id ? -1 : 1),
    )[0];
}
