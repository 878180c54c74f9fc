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

/** A settleBags that leaves one patient out. */
export const leavingOut: Activities["settleBags"] = () =>
  Promise.resolve({
    blob: "bags",
    bags: 1,
    leftOut: [{ patient: "P7", reason: "slide S7 is cut short" }],
  });
