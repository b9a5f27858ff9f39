import { useState } from "react";
import type { AccountState } from "#contract/account.ts";
import { bridge } from "../../lib/bridge.ts";
import type { Sending } from "./use-sending.ts";

export type CodeKind = "app" | "recovery";

export type Proof = {
  /** A code is asked for beside the password. */
  readonly asksCode: boolean;
  readonly code: string;
  readonly setCode: (code: string) => void;
  readonly kind: CodeKind;
  readonly setKind: (kind: CodeKind) => void;
  /** Whether the person is here now; when not, either the code is asked for next or `sending` says what was wrong. */
  readonly prove: (password: string) => Promise<boolean>;
};

/** The person themselves, for what a device alone may not do: a fresh sign-in, with the second step where they have one. */
export function useProof(
  { server, email }: Extract<AccountState, { type: "account" }>,
  sending: Sending,
): Proof {
  const [stage, setStage] = useState<"password" | "code" | "here">("password");
  const [code, setCode] = useState("");
  const [kind, setKind] = useState<CodeKind>("app");
  const prove = async (password: string): Promise<boolean> => {
    // A code opens once: what is sent again after that needs no other one.
    if (stage === "here") return true;
    const answer = await sending.send(
      stage === "password"
        ? bridge.api["account.signIn"]({ server, email, password })
        : bridge.api["account.secondFactor"]({ code: code.trim(), kind }),
    );
    if (!answer) return false;
    const isHere = answer.value.type === "signed-in";
    setStage(isHere ? "here" : "code");
    return isHere;
  };
  return {
    asksCode: stage === "code",
    code,
    setCode,
    kind,
    setKind: (next) => {
      setKind(next);
      setCode("");
      sending.clear();
    },
    prove,
  };
}
