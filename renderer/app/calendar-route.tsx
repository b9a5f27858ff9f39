import { useSearch } from "@tanstack/react-router";
import { PersonId } from "#core/kernel/ids.ts";
import { CalendarScreen } from "../features/calendar/calendar-screen.tsx";

/** Reads from the address with whom a time is sought. */
export function CalendarRoute() {
  const { person } = useSearch({ strict: false }) as Record<string, unknown>;
  return <CalendarScreen personId={PersonId.safeParse(person).data} />;
}
