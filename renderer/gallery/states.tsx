import { CircleCheck, Inbox } from "lucide-react";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { TimerDisplay } from "../ui/timer-display.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { Part, Sheet } from "./sheet.tsx";

/** Empty, loading, broken, waiting. */
export function States() {
  return (
    <Sheet title="States">
      <Part title="Banner" isColumn>
        <Banner kind="info" title="You are offline." onDismiss={() => {}} dismissLabel="Close">
          Everything is saved on this computer and will be sent later.
        </Banner>
        <Banner
          kind="caution"
          title="Reminders cannot be shown while Focus is on."
          actions={
            <Button size="small" kind="quiet">
              See why
            </Button>
          }
        />
        <Banner
          kind="critical"
          title="The calendar was disconnected by Google."
          actions={<Button size="small">Connect again</Button>}
        >
          Your 1:1s are safe; free times are not shown until you connect it again.
        </Banner>
      </Part>
      <Part title="EmptyState" isColumn>
        <EmptyState
          icon={Inbox}
          title="No talking points yet"
          action={<Button kind="primary">Add a point</Button>}
        >
          What you add here, Ana sees before the meeting. Press P to keep a point to yourself.
        </EmptyState>
        <EmptyState kind="inline" icon={CircleCheck} title="Nothing is due today." />
      </Part>
      <Part title="ErrorState" isColumn>
        <ErrorState
          title="This 1:1 could not be opened"
          safe="Nothing is lost: the meeting and its notes are in your backup of this morning."
          next="Try again, or restore the backup."
          detail="Incident 4F2A-19"
          actions={
            <>
              <Button>Open backups</Button>
              <Button kind="primary">Try again</Button>
            </>
          }
        />
      </Part>
      <Part title="Skeleton" isColumn>
        <Skeleton label="Fetching tasks" rows={4} />
        <Skeleton label="Fetching notes" kind="text" rows={3} />
      </Part>
      <Part title="ProgressBar and Spinner" isColumn>
        <ProgressBar label="Exporting" value={40} valueLabel="14 of 35" />
        <ProgressBar label="Looking for free times" />
        <Spinner label="Loading" />
      </Part>
      <Part title="TimerDisplay and VisuallyHidden">
        <TimerDisplay
          label="Meeting"
          elapsedMs={127_000}
          plannedMs={1_800_000}
          text="2 of 30 minutes"
        />
        <TimerDisplay
          label="Meeting"
          elapsedMs={1_260_000}
          plannedMs={1_800_000}
          text="21 of 30 minutes"
        />
        <TimerDisplay
          label="Meeting"
          elapsedMs={3_905_000}
          plannedMs={1_800_000}
          text="65 of 30 minutes"
        />
        <VisuallyHidden>Said, not shown</VisuallyHidden>
      </Part>
    </Sheet>
  );
}
