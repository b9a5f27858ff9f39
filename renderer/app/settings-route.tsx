import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AccountSection } from "../features/account/account-section.tsx";
import { BackupsSection } from "../features/backups/backups-section.tsx";
import { CalendarsSection } from "../features/calendar/calendars-section.tsx";
import { HealthSection } from "../features/health/health-section.tsx";
import { PrivateNotesSection } from "../features/keys/private-notes-section.tsx";
import { PersonForm } from "../features/people/person-form.tsx";
import { ChangePassphrase } from "../features/profile/change-passphrase.tsx";
import { SettingsScreen } from "../features/settings/settings-screen.tsx";
import { TemplatesSection } from "../features/templates/templates-section.tsx";
import { useAsk } from "../lib/ask.ts";
import { Button } from "../ui/button.tsx";

/** Joins the settings with the features that have something to set. */
export function SettingsRoute() {
  const { section } = useParams({ strict: false });
  return (
    <SettingsScreen
      section={section}
      profile={<MyProfile />}
      account={<AccountSection />}
      templates={<TemplatesSection />}
      backups={<BackupsSection />}
      health={<HealthSection />}
      calendars={<CalendarsSection />}
      privateNotes={<PrivateNotesSection />}
      changeKey={<ChangePassphrase />}
    />
  );
}

function MyProfile() {
  const { t } = useTranslation("settings");
  const me = useAsk("people.list", undefined).data?.find(({ isMe }) => isMe);
  if (!me) return null;
  return (
    <div className="flex flex-col gap-4">
      <PersonForm id="my-profile" person={me} />
      <div>
        <Button kind="primary" type="submit" form="my-profile">
          {t("saveProfile")}
        </Button>
      </div>
    </div>
  );
}
