import { useSettings } from "../../lib/settings.ts";
import type { Left } from "./left-behind.tsx";
import { StepOneOnOne } from "./step-one-on-one.tsx";
import { StepPeople } from "./step-people.tsx";
import { StepYou } from "./step-you.tsx";

export type FirstStartProps = {
  /** Nobody has said who they are yet, so nothing else can be done. */
  readonly isUnclaimed: boolean;
  /** What an organisation that signed this computer out left here. */
  readonly left?: Left | undefined;
};

/** Two minutes to a 1:1 ready to prepare. Each step is saved as it is done; a restart goes on with the next. */
export function FirstStart({ isUnclaimed, left }: FirstStartProps) {
  const [{ welcome }, changeSettings] = useSettings();
  const step = (next: typeof welcome) => () => changeSettings({ welcome: next });
  if (isUnclaimed || welcome === "you")
    return (
      <StepYou
        isUnclaimed={isUnclaimed}
        left={left}
        onDone={step("people")}
        onHasAccount={step("done")}
      />
    );
  if (welcome === "people") return <StepPeople onBack={step("you")} onDone={step("one-on-one")} />;
  return <StepOneOnOne onBack={step("people")} onDone={step("done")} />;
}
