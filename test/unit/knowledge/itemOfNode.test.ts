import { expect, it } from "vitest";
import { itemProps } from "../../../src/activities/step/itemProps.js";
import { itemOfNode } from "../../../src/knowledge/itemOfNode.js";

const ITEM = { kind: "heldOutCorrelation", value: 0.5, n: 60, p: 0.01 };

it.each([
  ["a plain one", ITEM],
  ["one with an interval", { ...ITEM, interval: { low: 0, high: 0.7 } }],
  ["one with folds", { ...ITEM, folds: { agree: 0, of: 5 } }],
])("%s comes back from its node as it was", (_, item) => {
  const node = { id: "item-1", step: "step-1", ...ITEM, ...itemProps(item) };
  expect(itemOfNode(node)).toEqual(item);
});
