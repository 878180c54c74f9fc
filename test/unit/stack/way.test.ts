import { expect, it } from "vitest";
import { NEO4J_WAYS } from "../../../src/stack/neo4j.js";
import { TEMPORAL_WAYS } from "../../../src/stack/temporal.js";
import { NoWayError, tryWays } from "../../../src/stack/way.js";
import type { Tried, Way } from "../../../src/stack/way.js";

const way = (
  name: string,
  outcome: () => Promise<Tried<string>>,
): Way<null, string> => ({ name, take: outcome });

const absent = way("absent", () => Promise.resolve({ why: "not installed" }));
const broken = way("broken", () => Promise.reject(new Error("no network")));
const first = way("first", () => Promise.resolve({ taken: "one" }));
const second = way("second", () => Promise.resolve({ taken: "two" }));

it("takes the first way that leads there and keeps why others did not", async () => {
  const found = await tryWays(
    "a server",
    [absent, broken, first, second],
    null,
  );
  expect(found).toEqual({
    taken: "one",
    way: "first",
    refusals: [
      { way: "absent", why: "not installed" },
      { way: "broken", why: "no network" },
    ],
  });
});

it("names all that was tried where nothing leads there", async () => {
  const tried = tryWays("a server", [absent, broken], null);
  await expect(tried).rejects.toThrow(NoWayError);
  await expect(tried).rejects.toThrow(
    "no way to have a server:\n  absent: not installed\n  broken: no network",
  );
});

it("tries the user's own servers before any that must be fetched", () => {
  const names = (ways: readonly { name: string }[]): string[] =>
    ways.map(({ name }) => name);
  expect(names(NEO4J_WAYS)).toEqual([
    "address in the settings",
    "started before",
    "program neo4j",
    "container engine",
    "Neo4j's own download",
    "Maven's jars",
  ]);
  expect(names(TEMPORAL_WAYS)).toEqual([
    "address in the settings",
    "started before",
    "program temporal",
    "container engine",
    "Temporal's own download",
    "built with Go",
  ]);
});
