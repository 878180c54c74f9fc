import { shownId } from "./shownId.js";
import type { NamedThing } from "./thingName.js";
import { NAMED_THING, thingName } from "./thingName.js";

/** Why a verdict was given, as the API tells it. */
export interface VerdictCause {
  readonly kind: string;
  /** What was withdrawn or reinstated; null of any other cause. */
  readonly entity: NamedThing | null;
}

/** Asks for it, in a selection. */
export const CAUSE = /* GraphQL */ `
  kind
  entity {
    ${NAMED_THING}
  }
`;

const TEXTS: Readonly<Record<string, string>> = {
  RUN: "given by a run",
  REQUEST: "asked for, by judge",
  READING: "judged again on a blind reading",
  OTHER_COHORT: "judged again on another cohort",
};

const CHANGES: Readonly<Record<string, string>> = {
  WITHDRAWAL: "withdrawn",
  REINSTATEMENT: "reinstated",
};

/** The same in words. */
export function causeText({ kind, entity }: VerdictCause): string {
  const change = CHANGES[kind];
  if (change === undefined) return TEXTS[kind] ?? kind;
  if (entity === null) return `judged again when something was ${change}`;
  return `judged again when ${thingName(entity)} (${shownId(entity.id)}) was ${change}`;
}
