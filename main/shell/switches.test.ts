import { expect, test } from "vitest";
import { strangeSwitch } from "./switches.ts";

test("a start without switches, with known ones, or with a link is as it should be", () => {
  for (const args of [
    [],
    ["--sample"],
    ["--ozone-platform=wayland", "--lang=de"],
    ["--", "allelements://today"],
    ["--open", "allelements://today"],
    ["--quick-add=-5 % budget"],
    ["allelements://today"],
  ])
    expect(strangeSwitch(args)).toBe(undefined);
});

test("switches that run programs, open ports or take the sandbox off are refused, however they are written", () => {
  for (const attack of [
    "--no-sandbox",
    "--inspect",
    "--inspect-brk=0",
    "--remote-debugging-port=9222",
    "--REMOTE-DEBUGGING-PORT=9222",
    "--remote-debugging-pipe",
    "--renderer-cmd-prefix=xterm -e",
    "--gpu-launcher=/bin/sh",
    "--utility-cmd-prefix=sh",
    "--js-flags=--expose-gc",
    "--load-extension=/tmp/x",
    "--host-rules=MAP * 127.0.0.1",
    "--host-resolver-rules=",
    "--proxy-server=127.0.0.1:1",
    "--ignore-certificate-errors",
    "--user-data-dir=/tmp/other",
    "--disable-web-security",
    "-r",
    "--require=/tmp/x.js",
  ])
    expect([attack, strangeSwitch(["--sample", attack]) !== undefined]).toEqual([attack, true]);
});

test("what comes after the two dashes is a link and no switch", () => {
  expect(strangeSwitch(["--", "--no-sandbox"])).toBe(undefined);
  expect(strangeSwitch(["--no-sandbox", "--"])).toBe("no-sandbox");
});

test("a build made for tests may allow more", () => {
  const args = ["--remote-debugging-port=0"];
  expect(strangeSwitch(args, ["remote-debugging-port"])).toBe(undefined);
});
