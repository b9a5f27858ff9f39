import type { SearchHit } from "#core/search/search-hit.ts";

/** Where something found is shown. */
export function addressOfHit(hit: SearchHit): string {
  switch (hit.kind) {
    case "person":
      return `/people/${hit.id}`;
    case "task":
      return `/tasks?task=${hit.id}`;
    case "agenda-item":
    case "note":
      return hit.pairId && hit.meetingId
        ? `/pairs/${hit.pairId}/${hit.meetingId}`
        : `/people/${hit.personId}`;
    case "inbox-item":
      return "/today";
    case "template":
    case "question":
      return "/settings/templates";
  }
}
