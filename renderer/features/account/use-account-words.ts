import { useTranslation } from "react-i18next";
import type { AccountError } from "#contract/account.ts";
import type { SystemFailure } from "#contract/index.ts";
import { failureText } from "../../lib/failure-text.ts";

/** What happened, what is safe and what to do, for a failure of the account's calls. */
export function useAccountWords(): (failure: AccountError | SystemFailure) => string {
  const { t } = useTranslation("account");
  const { t: app } = useTranslation("app");
  return (failure) => {
    switch (failure.type) {
      case "Crash":
      case "BadInput":
      case "NotOpen":
      case "TooManyAtOnce":
      case "DiskFull":
        return failureText(app, failure);
      case "WeakPassword":
        return t(`error.WeakPassword.${failure.why}`);
      case "SlowDown":
        return t("error.SlowDown", {
          count: Math.max(1, Math.ceil(failure.retryAfterMs / 60_000)),
        });
      case "Unavailable":
        return t("error.Unavailable", { incident: failure.incident });
      case "OtherAccount":
        return t("error.OtherAccount", { email: failure.email });
      default:
        return t(`error.${failure.type}`);
    }
  };
}
