import type { ReactNode } from "react";
import { Mark } from "./mark.tsx";

export type GateFrameProps = {
  readonly title: string;
  readonly lead?: ReactNode;
  /** How far one is: "Step 1 of 3". */
  readonly progress?: string | undefined;
  readonly children?: ReactNode;
};

/** One calm column in an empty window, for what comes before the screens. */
export function GateFrame({ title, lead, progress, children }: GateFrameProps) {
  return (
    <div className="flex h-full flex-col bg-page">
      <div className="drag-window h-12 shrink-0" />
      <main className="scroll-page min-h-0 flex-1 scroll-pb-20">
        <div className="mx-auto flex max-w-110 flex-col px-6 pt-[clamp(0px,16vh-64px,80px)] pb-[clamp(16px,8vh,64px)]">
          <Mark />
          {progress && (
            <p className="tabular pt-[clamp(12px,3vh,24px)] text-small text-faint">{progress}</p>
          )}
          <h1
            className={`text-title font-semibold text-balance ${progress ? "pt-1" : "pt-[clamp(12px,3vh,24px)]"}`}
          >
            {title}
          </h1>
          {lead && <div className="pt-1 text-base text-pretty text-soft">{lead}</div>}
          <div className="pt-[clamp(16px,3vh,24px)]">{children}</div>
        </div>
      </main>
    </div>
  );
}
