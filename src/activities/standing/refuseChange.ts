import type { Standing } from "../../graph/standing/readStanding.js";
import { LEGAL_LINKS } from "../../knowledge/provenance.js";
import type { ChangeKind, StandingIssue } from "../dto.js";

const WITHDRAWABLE = new Set<string>(
  LEGAL_LINKS.WITHDRAWS.map(([, what]) => what),
);

/** Why a thing cannot be withdrawn or reinstated now; empty where it can. */
export function refuseChange(
  kind: ChangeKind,
  asked: string,
  standing: Standing | null,
): StandingIssue[] {
  const refuse = (message: string): StandingIssue[] => [
    { path: "entity", message },
  ];
  if (standing === null)
    return refuse(
      `nothing known has the id ${asked}; give the id of a slide, a patient, a model, a step or another thing that claims rest on, or the codeVersion of a step`,
    );
  const { thing, openRuns } = standing;
  const { withdrawal } = thing;
  if (!WITHDRAWABLE.has(thing.label))
    return refuse(
      `a ${thing.label} is a conclusion or a name; withdraw what it was made from`,
    );
  const wait = (does: string): StandingIssue[] =>
    openRuns.flatMap((run) =>
      refuse(
        `${run} is under way and ${does}; wait for its end, or cancel it first`,
      ),
    );
  if (kind === "reinstate")
    return withdrawal === null
      ? refuse(`${thing.id} is not withdrawn`)
      : wait("leaves it out, and what it finds would count after");
  if (withdrawal !== null)
    return refuse(
      `${thing.id} was withdrawn at ${withdrawal.createdAt} (${withdrawal.reason}); it can be reinstated`,
    );
  return wait("has used it");
}
