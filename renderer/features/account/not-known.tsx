import { useTranslation } from "react-i18next";
import type { AccountError } from "#contract/account.ts";
import type { SystemFailure } from "#contract/index.ts";
import { Button } from "../../ui/button.tsx";
import { useAccountWords } from "./use-account-words.ts";

export type NotKnownProps = {
  readonly failure: AccountError | SystemFailure;
  readonly isPending: boolean;
  readonly onAgain: () => void;
};

/** Why the server's answer is not there, and the way to ask again. */
export function NotKnown({ failure, isPending, onAgain }: NotKnownProps) {
  const { t } = useTranslation("account");
  const words = useAccountWords();
  return (
    <div className="flex flex-col items-start gap-2 py-1">
      <p className="text-base text-pretty text-soft">{words(failure)}</p>
      <Button size="small" isPending={isPending} onPress={onAgain}>
        {t("tryAgain")}
      </Button>
    </div>
  );
}
