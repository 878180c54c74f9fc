import type { Activities } from "../../src/activities/index.js";

type End = Parameters<Activities["closeRun"]>[1];

/** A closeRun that keeps how runs were closed. */
export function closing(): {
  readonly ends: End[];
  readonly closeRun: Activities["closeRun"];
} {
  const ends: End[] = [];
  return {
    ends,
    closeRun: (_run, end) => {
      ends.push(end);
      return Promise.resolve();
    },
  };
}
