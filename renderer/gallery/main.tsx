import { StrictMode, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { UiRoot } from "../ui/ui-root.tsx";
import "./gallery.css";
import { Views } from "./views.tsx";

// The address says what is shown and how: #view=pair&theme=dark&density=compact&locale=de
const read = (): string => location.hash.slice(1);
const subscribe = (changed: () => void) => {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
};

function Gallery() {
  const said = new URLSearchParams(useSyncExternalStore(subscribe, read));
  const root = document.documentElement;
  for (const name of ["theme", "density"] as const) {
    const value = said.get(name);
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  }
  const locale = said.get("locale") ?? "en-GB";
  root.lang = locale;
  root.dir = said.get("dir") ?? "ltr";
  const navigate = (path: string) => {
    said.set("view", path.replace(/^\//, ""));
    location.hash = said.toString();
  };
  return (
    <UiRoot locale={locale} onNavigate={navigate}>
      <Views name={said.get("view") ?? "pair"} />
    </UiRoot>
  );
}

const host = document.getElementById("root");
if (host)
  createRoot(host).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  );
