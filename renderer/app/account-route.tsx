import { useSearch } from "@tanstack/react-router";
import { AccountScreen } from "../features/account/account-screen.tsx";

/** Reads whether a link brought an invitation along. */
export function AccountRoute() {
  const { invitation } = useSearch({ strict: false }) as Record<string, unknown>;
  return <AccountScreen invitation={typeof invitation === "string" ? invitation : undefined} />;
}
