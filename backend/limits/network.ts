import { isIPv6 } from "node:net";

/** The network an address belongs to, as one household or office has it: the first 24 bits of IPv4, the first 56 of IPv6. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  if (isIPv6(plain)) return `${firstGroups(plain)}/56`;
  return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
}

function firstGroups(address: string): string {
  const [before = "", after] = address.split("%")[0]?.split("::") ?? [];
  const head = before ? before.split(":") : [];
  const tail = after ? after.split(":") : [];
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array.from({ length: zeros }, () => "0"), ...tail];
  const four = groups.slice(0, 4).map((group) => Number.parseInt(group, 16) || 0);
  four[3] = (four[3] ?? 0) & 0xff00;
  return four.map((group) => group.toString(16)).join(":");
}
