import { CalendarCheck, CalendarClock, CircleAlert, Clock, Video } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Booking } from "#core/calendar/booking.ts";
import type { Meeting } from "#core/meetings/meeting.ts";
import { useAsk } from "../../lib/ask.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Link } from "../../ui/link.tsx";

export type BookingSignProps = { readonly meeting: Meeting; readonly onMove: () => void };

/** How the meeting stands in the calendar, where one joins it, and the way to another time. */
export function BookingSign({ meeting, onMove }: BookingSignProps) {
  const { t } = useTranslation("calendar");
  const bookings = useAsk("calendar.bookings", { pairId: meeting.pairId }).data;
  const booking = bookings?.find(({ meetingId }) => meetingId === meeting.id);
  return (
    <>
      {booking && <Sign state={booking.state} />}
      {meeting.state === "planned" && (
        <Button size="small" icon={CalendarClock} onPress={onMove}>
          {t(meeting.day === null ? "move.pick" : "move.do")}
        </Button>
      )}
    </>
  );
}

function Sign({ state }: { readonly state: Booking["state"] }) {
  const { t } = useTranslation("calendar");
  switch (state.type) {
    case "waiting":
    case "sending":
    case "cancelling":
      return (
        <span role="status" className="inline-flex items-center gap-1.5 text-small text-soft">
          <Icon of={Clock} size={14} />
          {t(`state.${state.type}`)}
        </span>
      );
    case "needs-you":
      return (
        <span
          role="status"
          className="inline-flex items-center gap-1.5 text-small text-caution-ink"
        >
          <Icon of={CircleAlert} size={14} />
          {t("state.needs-you")}
        </span>
      );
    case "booked":
      return (
        <>
          <span role="status" className="inline-flex items-center gap-1.5 text-small text-soft">
            <Icon of={CalendarCheck} size={14} tone="positive" />
            {t(`invitee.${state.invitee}`)}
          </span>
          {state.joinUrl !== null && (
            <span className="inline-flex items-center gap-1.5 text-small">
              <Icon of={Video} size={14} tone="accent" />
              <Link href={state.joinUrl} outsideLabel={t("outside")}>
                {t("join")}
              </Link>
            </span>
          )}
        </>
      );
  }
}
