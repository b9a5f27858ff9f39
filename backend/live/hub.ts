import type { PersonId } from "#core/kernel/ids.ts";
import { never } from "#core/kernel/never.ts";
import type { LiveDown, LiveUp } from "#sync/protocol/live.ts";
import { kindOf } from "#sync/protocol/scope.ts";
import type { Bus, News } from "../bus/bus.ts";
import type { DeviceHolder } from "../http/door.ts";
import { type Line, Member } from "./member.ts";

export type HubDeps = {
  readonly bus: Bus;
  /** The scopes a device's person may read at this moment; `undefined` when person or device were removed. A port: sync fills it. */
  readonly scopesOf: (holder: DeviceHolder) => Promise<readonly string[] | undefined>;
  readonly trouble: (error: unknown) => void;
};

/** A connection that listens. */
export type Listener = {
  readonly hear: (up: LiveUp) => void;
  /** Asks again what it may hear: news of a removal may have been lost. */
  readonly recheck: () => Promise<void>;
  readonly leave: () => void;
};

/** Who listens in one organisation, and to which scope. */
type Audience = {
  readonly members: Set<Member>;
  readonly byScope: Map<string, Set<Member>>;
  readonly stop: () => void;
};

/** Who listens to what, and who is told: for each organisation with a listener here, one subscription to the bus. */
export class Hub {
  readonly #deps: HubDeps;
  readonly #audiences = new Map<string, Audience>();

  constructor(deps: HubDeps) {
    this.#deps = deps;
  }

  /** Lets a device listen; `undefined` when there is nothing it may hear any more. */
  async join(holder: DeviceHolder, line: Line): Promise<Listener | undefined> {
    const member = new Member(holder, line);
    // In the audience before it is asked for its scopes: news of a change in between must not pass it by.
    const audience = this.#audiences.get(holder.org) ?? this.#open(holder.org);
    audience.members.add(member);
    const listener = {
      hear: (up: LiveUp) => this.#hear(member, up),
      recheck: () => this.#recheck(audience, member),
      leave: () => this.#leave(audience, member),
    };
    try {
      if (await this.#ask(audience, member)) return listener;
      listener.leave();
      return undefined;
    } catch (error) {
      listener.leave();
      throw error;
    }
  }

  #open(org: string): Audience {
    const stop = this.#deps.bus.subscribe(org, (news) => this.#tell(audience, news));
    const audience: Audience = { members: new Set(), byScope: new Map(), stop };
    this.#audiences.set(org, audience);
    return audience;
  }

  #leave(audience: Audience, member: Member): void {
    member.stop();
    listen(audience, member, []);
    audience.members.delete(member);
    if (audience.members.size > 0) return;
    audience.stop();
    if (this.#audiences.get(member.holder.org) === audience)
      this.#audiences.delete(member.holder.org);
  }

  #tell(audience: Audience, news: News): void {
    switch (news.type) {
      case "poke":
        audience.byScope.get(news.scope)?.forEach((member) => member.poke(news.scope, news.head));
        break;
      case "here":
        for (const { holder, line } of audience.byScope.get(news.scope) ?? [])
          // Nobody is told where they are themselves, but between their own devices.
          if (holder.person !== news.person || kindOf(news.scope) === "self")
            line.send(hereOf(news));
        break;
      case "account":
        for (const member of audience.members)
          if (member.holder.person === news.person) void this.#recheck(audience, member, true);
        break;
      default:
        never(news);
    }
  }

  #hear(member: Member, up: LiveUp): void {
    if (!member.scopes.has(up.scope)) return;
    const { org, person } = member.holder;
    this.#deps.bus.publish(org, { type: "here", scope: up.scope, person, place: up.place });
  }

  async #recheck(audience: Audience, member: Member, say = false): Promise<void> {
    try {
      if (!(await this.#ask(audience, member))) return member.line.shut();
      if (say) member.line.send({ type: "account" });
    } catch (error) {
      // What is known of it here may be too much by now: it has to come again.
      this.#deps.trouble(error);
      member.line.shut();
    }
  }

  /** Whether it may hear anything at all. */
  async #ask(audience: Audience, member: Member): Promise<boolean> {
    const asked = ++member.asked;
    const scopes = await this.#deps.scopesOf(member.holder);
    if (asked === member.asked && audience.members.has(member))
      listen(audience, member, scopes ?? []);
    return scopes !== undefined;
  }
}

function listen({ byScope }: Audience, member: Member, scopes: readonly string[]): void {
  for (const scope of member.scopes) {
    const listeners = byScope.get(scope);
    listeners?.delete(member);
    if (listeners?.size === 0) byScope.delete(scope);
  }
  member.scopes = new Set(scopes);
  for (const scope of scopes) byScope.set(scope, (byScope.get(scope) ?? new Set()).add(member));
}

const hereOf = ({ scope, person, place }: Extract<News, { type: "here" }>): LiveDown =>
  ({ type: "here", scope, personId: person as PersonId, place }) as LiveDown;
