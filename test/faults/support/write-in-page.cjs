// electron -r write-in-page.cjs APP: the app as it is, with a page that never stops writing. Each load of the page begins anew and
// says on stdout what was acknowledged, through the same door as every screen.
const { app } = require("electron");

app.on("web-contents-created", (_event, contents) => {
  let load = 0;
  contents.on("console-message", (event, _level, message) => {
    const text = typeof message === "string" ? message : event.message; // Electron 45 says it in the event
    if (/^(ACK|REFUSED) /.test(text)) process.stdout.write(`${text}\n`);
  });
  contents.on("did-finish-load", () => {
    process.stdout.write("LOADED\n");
    contents
      .executeJavaScript(
        `(${write.toString()})(${JSON.stringify(`${process.env.AE_RUN}.${load++}`)})`,
      )
      .catch(() => {}); // the page was killed
  });
});

async function write(prefix) {
  const { api } = window.elements;
  const state = await api["profile.state"]();
  if (state.value?.type === "first-start")
    await api["profile.begin"]({
      name: "Mia",
      zone: "Europe/Berlin",
      sample: false,
      language: "en",
    });
  for (let n = 0; ; n++) {
    const title = `${prefix}.${n}`;
    const details = `${title} ${String((n * 2_654_435_761) % 4_294_967_296).repeat(1 + (n % 50))}`;
    const answer = await api["tasks.add"]({
      title,
      details,
      pairId: null,
      meetingId: null,
      reminders: [],
    });
    // A store that is still being opened is asked again, as the screens do.
    if (answer.ok) console.log(`ACK ${title}`);
    else if (answer.error.type !== "NotOpen") console.log(`REFUSED ${answer.error.type}`);
  }
}
