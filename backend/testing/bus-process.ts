import { natsBus } from "../bus/nats.ts";

// One of the processes of bus.test.ts: says what it hears of the organisations named on its command line, publishes what it is told to.
const [url = "", ...orgs] = process.argv.slice(2);
const bus = natsBus({ url, note: (event) => process.send?.({ event }) });
for (const org of orgs) bus.subscribe(org, (news) => process.send?.({ org, news }));
process.on("message", (message: { org: string; news: Parameters<typeof bus.publish>[1] }) =>
  bus.publish(message.org, message.news),
);
process.on("disconnect", () => void bus.close());
