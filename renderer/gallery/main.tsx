import { StrictMode, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { UiRoot } from "../ui/ui-root.tsx";
import "./gallery.css";
import { Views } from "./views.tsx";

// The address says what is shown and how: #view=pair&theme=dark&density=compact&locale=de&dir=rtl
const read = (): string => location.hash.slice(1);

const subscribe = (changed: () => void): (() => void) => {
  const follow = () => {
    dress();
    changed();
  };
  addEventListener("hashchange", follow);
  return () => removeEventListener("hashchange", follow);
};

function dress(): void {
  const said = new URLSearchParams(read());
  const root = document.documentElement;
  for (const name of ["theme", "density"] as const) {
    const value = said.get(name);
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  }
  root.lang = said.get("locale") ?? "en-GB";
  root.dir = said.get("dir") ?? "ltr";
}

function show(path: string): void {
  const said = new URLSearchParams(read());
  said.set("view", path.replace(/^\//, ""));
  location.hash = said.toString();
}

function Gallery() {
  const said = new URLSearchParams(useSyncExternalStore(subscribe, read));
  return (
    <UiRoot locale={said.get("locale") ?? "en-GB"} onNavigate={show}>
      <Views name={said.get("view") ?? "pair"} />
    </UiRoot>
  );
}

dress();
const host = document.getElementById("root");
if (host)
  createRoot(host).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  );
