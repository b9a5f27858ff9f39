// electron -r crash-often.cjs APP: the app as it is, whose page crashes each time its screen stands, AE_CRASHES times in all. Says on
// stdout what happened. Without Playwright: to it a window is dead for good once its page was, though the window is well.
const { app, dialog } = require("electron");

const say = (what, more = "") => process.stdout.write(`${what} ${JSON.stringify(more)}\n`);
let crashesLeft = Number(process.env.AE_CRASHES);

// The person at the system's dialog.
dialog.showMessageBox = async (_window, { message, buttons }) => {
  say("ASKED", [message, ...buttons]);
  return { response: Number(process.env.AE_ANSWER) };
};

app.on("web-contents-created", (_event, contents) => {
  contents.on("did-finish-load", () => {
    contents
      .executeJavaScript(`(${onceItStands.toString()})()`)
      .then((heading) => {
        say("STANDS", heading);
        if (crashesLeft-- > 0) contents.forcefullyCrashRenderer();
        else app.quit();
      })
      .catch(() => {}); // it crashed meanwhile
  });
});

async function onceItStands() {
  const { api } = window.elements;
  const state = await api["profile.state"]();
  if (state.value?.type === "first-start") {
    await api["profile.begin"]({
      name: "Mia",
      zone: "Europe/Berlin",
      sample: false,
      language: "en",
    });
    await api["settings.change"]({ welcome: "done", language: "en" });
    await api["tasks.add"]({ title: "Said before the crash" });
    location.hash = "/tasks?list=mine";
  }
  for (;;) {
    const row = document.querySelector("[role=grid] [role=row][aria-label]");
    if (row) return row.getAttribute("aria-label");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
