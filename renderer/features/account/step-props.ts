import type { SignInStep } from "#contract/account.ts";

/** What the first steps know in common. */
export type StepProps = {
  readonly server: string;
  readonly onServer: (server: string) => void;
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onStep: (step: SignInStep) => void;
  readonly onBack: () => void;
};
