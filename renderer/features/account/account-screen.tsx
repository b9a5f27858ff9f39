import { Suspense, useState } from "react";
import type { SignInStep } from "#contract/account.ts";
import { bridge } from "../../lib/bridge.ts";
import { useAsk } from "../../lib/ask.ts";
import { go } from "../../lib/go.ts";
import { ChooseOrganisation } from "./choose-organisation.tsx";
import { CreateAccount } from "./create-account.tsx";
import { ResetPassword } from "./reset-password.tsx";
import { type Entering, Returning } from "./returning.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { SignIn } from "./sign-in.tsx";

type Organisations = Extract<SignInStep, { type: "signed-in" }>["organisations"];
type Step =
  | { readonly type: "sign-in" | "create" | "reset" | "second-factor" }
  | { readonly type: "returning"; readonly entering: Entering }
  | { readonly type: "organisation"; readonly organisations: Organisations };

export type AccountScreenProps = {
  /** The code of an invitation that a link brought along. */
  readonly invitation?: string | undefined;
};

/** The way to an account: one question at a time. */
export function AccountScreen({ invitation }: AccountScreenProps) {
  const state = useAsk("account.state", undefined).data;
  const [step, setStep] = useState<Step>({ type: "sign-in" });
  const [server, setServer] = useState<string>();
  const [email, setEmail] = useState<string>();
  if (!state) return null;
  const shared = {
    server: server ?? state.server,
    onServer: setServer,
    email: email ?? (state.type === "account" ? state.email : ""),
    onEmail: setEmail,
    onStep: (next: SignInStep) => {
      if (next.type === "second-factor") return setStep({ type: "second-factor" });
      // A profile that has its account needs no question.
      if (state.type === "account") {
        const entering = bridge.api["account.enter"]({ orgId: state.orgId });
        return setStep({ type: "returning", entering });
      }
      setStep({ type: "organisation", organisations: next.organisations });
    },
    onBack: () => setStep({ type: "sign-in" }),
  };
  switch (step.type) {
    case "sign-in":
      return (
        <SignIn
          {...shared}
          onBack={() => go("/settings/account")}
          onCreate={() => setStep({ type: "create" })}
          onForgotten={() => setStep({ type: "reset" })}
        />
      );
    case "create":
      return <CreateAccount {...shared} />;
    case "reset":
      return <ResetPassword {...shared} />;
    case "second-factor":
      return <SecondFactor onStep={shared.onStep} onBack={shared.onBack} />;
    case "organisation":
      return (
        <ChooseOrganisation
          organisations={step.organisations}
          invitation={invitation}
          onBack={shared.onBack}
        />
      );
    case "returning":
      return (
        <Suspense>
          <Returning entering={step.entering} onBack={shared.onBack} />
        </Suspense>
      );
  }
}
