import { useParams } from "@tanstack/react-router";
import { PersonId } from "#core/kernel/ids.ts";
import { PersonScreen } from "../features/people/person-screen.tsx";

/** Joins a person's page with the features it shows. */
export function PersonRoute() {
  const { personId } = useParams({ strict: false });
  const id = PersonId.safeParse(personId);
  return id.success && <PersonScreen personId={id.data} />;
}
