import { Capture } from "../features/capture/capture.tsx";
import { LoginOffer } from "../features/login/login-offer.tsx";
import { Palette } from "../features/palette/palette.tsx";
import { ShortcutList } from "../features/shortcuts/shortcut-list.tsx";

/** What can open over any screen. */
export function Overlays() {
  return (
    <>
      <Capture />
      <Palette />
      <ShortcutList />
      <LoginOffer />
    </>
  );
}
