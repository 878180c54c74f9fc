import { expect, it } from "vitest";
import { refuseReplication } from "../../../src/activities/replication/refuseReplication.js";
import type { ReplicableStep } from "../../../src/graph/replication/readReplicable.js";

const HERE = { codeVersion: () => "this code", backend: "wasm" as const };

function reasons(own: Partial<ReplicableStep>): string[] {
  const step: ReplicableStep = {
    ...{ id: "step-1", name: "trainGenes", key: "k", codeVersion: "this code" },
    ...{ backend: "none", seed: 1, params: "{}", call: "blob", attempts: 1 },
    ...{ fallen: false, replicates: null, used: [], generated: [] },
    ...own,
  };
  return refuseReplication(HERE, step.id, step).map(({ message }) => message);
}

it("whatever a run called can be done again, and what was asked for and rests on what is kept", () => {
  expect(reasons({})).toEqual([]);
  for (const name of ["closeReading", "drawReading", "judgeClaim"])
    expect(reasons({ name, call: null })).toEqual([]);
});

it.each([
  ["trainGenes", /from before calls were/],
  ["judgeAgain", /withdraw --dry-run/],
  ["compareCohorts", /compared again by compare/],
  ["readTiles", /nothing was computed/],
])("%s of which no call is kept says what to do instead", (name, why) => {
  expect(reasons({ name, call: null })).toEqual([expect.stringMatching(why)]);
});

it("what did another step again names that step; what a withdrawal reaches is not done", () => {
  expect(reasons({ replicates: "step-0" })).toEqual([
    expect.stringMatching(/step-0/),
  ]);
  expect(reasons({ fallen: true })).toEqual([
    expect.stringMatching(/withdrawal/),
  ]);
});
