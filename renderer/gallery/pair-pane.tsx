import { Lock } from "lucide-react";
import { useState } from "react";
import { Pane } from "../ui/pane.tsx";
import { Icon } from "../ui/icon.tsx";
import { SectionHeader } from "../ui/section-header.tsx";
import { TextArea } from "../ui/text-area.tsx";

/** What stands beside the meeting: private notes and the facts since last time. */
export function PairPane() {
  const [notes, setNotes] = useState(
    "Seemed tired last week. Ask before offering advice.\n\nShe wants to lead the platform group by spring; the gap is speaking up in the steering round.",
  );
  return (
    <Pane>
      <section>
        <SectionHeader
          title="Private notes"
          actions={
            <span className="inline-flex items-center gap-1.5">
              <Icon of={Lock} size={12} />
              Only you
            </span>
          }
        />
        <TextArea
          kind="bare"
          label="Private notes"
          isLabelHidden
          value={notes}
          onChange={setNotes}
        />
      </section>
      <section>
        <SectionHeader title="Since last time" />
        <ul className="flex flex-col gap-2 text-base text-soft">
          <Fact term="Done">Incident write-up, two days early</Fact>
          <Fact term="Slipped">Conference budget, for the second time</Fact>
          <Fact term="Added by Ana">Two points, both this morning</Fact>
          <Fact term="Quiet">Career plan: not touched for six weeks</Fact>
        </ul>
      </section>
    </Pane>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: string }) {
  return (
    <li className="grid grid-cols-[92px_1fr] gap-2">
      <span className="text-faint">{term}</span>
      <span className="text-ink">{children}</span>
    </li>
  );
}
