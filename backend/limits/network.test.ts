import { expect, test } from "vitest";
import { networkOf } from "./network.ts";

test.each([
  ["192.0.2.77", "192.0.2.0/24"],
  ["::ffff:192.0.2.77", "192.0.2.0/24"],
  ["2001:db8:1:2ff::1", "2001:db8:1:200/56"],
  ["2001:0db8:0001:02ab:1:2:3:4", "2001:db8:1:200/56"],
  ["::1", "0:0:0:0/56"],
  ["fe80::1%eth0", "fe80:0:0:0/56"],
])("%s belongs to the network %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
