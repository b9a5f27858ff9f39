import { expect, test } from "vitest";
import { sessionBusAddress } from "./session-bus.ts";

test("the session's bus is where the session says, else where systemd puts it, else nowhere", () => {
  const given = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/given", XDG_RUNTIME_DIR: "/run/user/7" };
  expect([
    sessionBusAddress(given),
    sessionBusAddress({ ...given, DBUS_SESSION_BUS_ADDRESS: "" }),
    sessionBusAddress({ DBUS_SESSION_BUS_ADDRESS: "" }),
  ]).toEqual(["unix:path=/given", "unix:path=/run/user/7/bus", undefined]);
});
