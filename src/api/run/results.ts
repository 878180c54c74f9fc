import { createUnionType } from "type-graphql";
import { InvalidInput } from "./invalidInput.type.js";
import { Run } from "./run.type.js";

const isInvalid = (value: object): boolean => "issues" in value;

/** A run that was accepted, or why not. */
export const StartDiscoveryResult = createUnionType({
  name: "StartDiscoveryResult",
  description: "A run that was accepted, or why not.",
  types: () => [Run, InvalidInput] as const,
  resolveType: (value) => (isInvalid(value) ? InvalidInput : Run),
});

/** A learning of subtypes that was accepted, or why not. */
export const StartSubtypeResult = createUnionType({
  name: "StartSubtypeResult",
  description: "A learning of subtypes that was accepted, or why not.",
  types: () => [Run, InvalidInput] as const,
  resolveType: (value) => (isInvalid(value) ? InvalidInput : Run),
});

/** A run that is asked to stop, or why not. */
export const CancelRunResult = createUnionType({
  name: "CancelRunResult",
  description: "A run that is asked to stop, or why it cannot be.",
  types: () => [Run, InvalidInput] as const,
  resolveType: (value) => (isInvalid(value) ? InvalidInput : Run),
});
