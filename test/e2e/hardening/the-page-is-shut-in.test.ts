/* oxlint-disable no-eval, typescript/no-implied-eval -- this file tries what must not work */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshConfig, type RunningApp, startApp } from "../app/start-app.ts";
import { inPage, listener } from "./hostile-page.ts";

const config = freshConfig();
let app: RunningApp;

beforeAll(async () => {
  app = await startApp({ config: config.path });
});
afterAll(async () => {
  await app.quit();
  config[Symbol.dispose]();
});

test("the page reaches no network, by whatever way", async () => {
  using net = await listener();
  const outcome = await inPage(
    app.page,
    async (port: number) => {
      const at = `127.0.0.1:${port}`;
      const tried = (work: () => unknown) =>
        Promise.resolve()
          .then(work)
          .then(
            () => "reached",
            () => "refused",
          );
      const loaded = (
        tag: "img" | "script" | "link" | "iframe" | "object" | "video",
        address: string,
      ) =>
        new Promise<string>((resolve) => {
          try {
            const element = document.createElement(tag) as HTMLImageElement &
              HTMLLinkElement &
              HTMLObjectElement;
            element.addEventListener("error", () => resolve("refused"));
            element.addEventListener("load", () => resolve("loaded"));
            element.rel = "stylesheet";
            element.src = element.href = element.data = address;
            document.body.append(element);
            setTimeout(() => resolve("silent"), 300);
          } catch {
            resolve("refused");
          }
        });
      const socket = new Promise<string>((resolve) => {
        try {
          const open = new WebSocket(`ws://${at}`);
          open.addEventListener("error", () => resolve("refused"));
          open.addEventListener("open", () => resolve("reached"));
        } catch {
          resolve("refused");
        }
      });
      const ice = await new Promise<number>((resolve) => {
        const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${at}` }] });
        let candidates = 0;
        peer.addEventListener(
          "icecandidate",
          ({ candidate }) => (candidates += candidate?.candidate ? 1 : 0),
        );
        peer.createDataChannel("x");
        void peer.createOffer().then((offer) => peer.setLocalDescription(offer));
        setTimeout(() => resolve(candidates), 500);
      });
      return {
        fetch: await tried(() => fetch(`http://${at}/`, { mode: "no-cors" })),
        socket: await socket,
        beacon: navigator.sendBeacon(`http://${at}/`, "x"),
        image: await loaded("img", `http://${at}/a.png`),
        script: await loaded("script", `http://${at}/a.js`),
        style: await loaded("link", `http://${at}/a.css`),
        frame: await loaded("iframe", `http://${at}/`),
        object: await loaded("object", `http://${at}/`),
        worker: await tried(() => new Worker(`http://${at}/w.js`)),
        module: await tried(() => import(`http://${at}/m.js`)),
        ice,
      };
    },
    net.port,
  );
  expect(outcome).toMatchObject({
    fetch: "refused",
    socket: "refused",
    worker: "refused",
    module: "refused",
    ice: 0,
  });
  expect(net.knocks()).toBe(0);
});

test("text cannot become code: no eval, no inline script, no markup from strings", async () => {
  const outcome = await inPage(
    app.page,
    async () => {
      const scope = window as unknown as { ran?: string[] };
      scope.ran = [];
      const refusal = (work: () => unknown): string => {
        try {
          work();
          return "ran";
        } catch (error) {
          return (error as Error).name;
        }
      };
      const names = {
        eval: refusal(() => (0, eval)("window.ran.push('eval')")),
        function: refusal(() => new Function("window.ran.push('function')")()),
        timer: refusal(() => setTimeout("window.ran.push('timer')" as never)),
        markup: refusal(
          () => (document.body.innerHTML += "<img src=x onerror=\"window.ran.push('markup')\">"),
        ),
        outer: refusal(() =>
          document.createElement("div").insertAdjacentHTML("beforeend", "<b>x</b>"),
        ),
        inline: refusal(() => {
          const script = document.createElement("script");
          script.textContent = "window.ran.push('inline')";
          document.body.append(script);
        }),
        handler: refusal(() => {
          const button = document.createElement("button");
          button.setAttribute("onclick", "window.ran.push('handler')");
          button.click();
        }),
        address: refusal(() => {
          const link = document.createElement("a");
          link.href = "javascript:window.ran.push('address')";
          document.body.append(link);
          link.click();
        }),
        policy: refusal(() =>
          (
            window as unknown as {
              trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
            }
          ).trustedTypes.createPolicy("mine", {}),
        ),
      };
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { names, ran: scope.ran };
    },
    undefined,
  );
  expect(outcome).toEqual({
    names: {
      eval: "EvalError",
      function: "EvalError",
      timer: expect.stringMatching(/ran|TypeError|EvalError/),
      markup: "TypeError",
      outer: "TypeError",
      inline: "TypeError",
      handler: expect.stringMatching(/ran|TypeError/),
      address: expect.stringMatching(/ran|TypeError/),
      policy: "TypeError",
    },
    ran: [],
  });
});

test("the page cannot leave, open anything, or take anything from the system", async () => {
  const before = app.page.url();
  const outcome = await inPage(
    app.page,
    async () => {
      const refused = (work: () => Promise<unknown>) =>
        Promise.race([
          work().then(
            () => "given",
            (error: Error) => error.name,
          ),
          new Promise((resolve) => setTimeout(resolve, 1_500, "no answer")),
        ]);
      const opened =
        window.open("https://example.org") ??
        window.open("app://ae/index.html") ??
        window.open("about:blank");
      for (const address of [
        "https://example.org/",
        "file:///etc/passwd",
        "data:text/html,x",
        "allelements://task/a",
      ])
        location.href = address;
      const form = document.createElement("form");
      form.action = "https://example.org/";
      document.body.append(form);
      form.submit();
      const download = document.createElement("a");
      download.href = URL.createObjectURL(new Blob(["x"]));
      download.download = "hardening-download.txt";
      document.body.append(download);
      download.click();
      return {
        opened,
        notifications: await Notification.requestPermission(),
        camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
        screen: await refused(() => navigator.mediaDevices.getDisplayMedia()),
        place: await refused(
          () =>
            new Promise((resolve, reject) =>
              navigator.geolocation.getCurrentPosition(resolve, () => reject(new Error("denied"))),
            ),
        ),
        clipboard: await refused(() => navigator.clipboard.readText()),
        usb: await refused(() =>
          (
            navigator as unknown as { usb: { requestDevice: (o: object) => Promise<unknown> } }
          ).usb.requestDevice({ filters: [] }),
        ),
      };
    },
    undefined,
  );
  expect(outcome).toMatchObject({ opened: null, notifications: "denied" });
  for (const got of Object.values(outcome)) expect(got).not.toBe("given");
  expect(app.page.url()).toBe(before);
  expect(
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
  ).toBe(1);
  for (const folder of [
    process.env["HOME"] ?? "",
    join(process.env["HOME"] ?? "", "Downloads"),
    app.userData,
  ])
    expect(existsSync(join(folder, "hardening-download.txt"))).toBe(false);
});
