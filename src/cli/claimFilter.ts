import { OUTCOMES } from "./claimTable.js";
import { UserError } from "./userError.js";

/** Filters of `claims`, as they are given. */
export interface ClaimFilterFlags {
  readonly gene?: readonly string[];
  readonly kind?: string;
  readonly morphology?: readonly string[];
  readonly direction?: string;
  readonly scope?: string;
  readonly outcome?: readonly string[];
  readonly exploratory?: boolean;
  readonly novel?: boolean;
  readonly cohort?: readonly string[];
  readonly subtype?: readonly string[];
  readonly claimedFrom?: string;
  readonly claimedBefore?: string;
  readonly judgedFrom?: string;
  readonly judgedBefore?: string;
}

/** The API's filter; what is not given is left out. @throws UserError for what is no outcome or no day */
export function claimFilterOf(
  flags: ClaimFilterFlags,
): Readonly<Record<string, unknown>> {
  const { gene, morphology, exploratory, novel, cohort, subtype } = flags;
  const filter = {
    ...{ gene, morphology, exploratory, novel, cohort, subtype },
    kind: flags.kind?.toUpperCase(),
    direction: flags.direction?.toUpperCase(),
    scope: flags.scope?.toUpperCase(),
    outcome: flags.outcome?.map(outcomeOf),
    createdFrom: dayOf("--claimed-from", flags.claimedFrom),
    createdBefore: dayOf("--claimed-before", flags.claimedBefore),
    judgedFrom: dayOf("--judged-from", flags.judgedFrom),
    judgedBefore: dayOf("--judged-before", flags.judgedBefore),
  };
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined),
  );
}

function outcomeOf(name: string): string {
  const outcome = name.toUpperCase();
  if (OUTCOMES.includes(outcome)) return outcome;
  throw new UserError(
    `--outcome ${name} is no outcome; there are ${OUTCOMES.join(", ").toLowerCase()}`,
  );
}

/** Midnight in UTC where only a day is given. */
function dayOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new UserError(`${option} ${text} is no day; write it as 2026-11-26`);
  return time.toISOString();
}
