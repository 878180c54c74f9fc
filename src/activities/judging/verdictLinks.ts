import type { JudgingState } from "../../graph/judging/readJudging.js";
import type { LinkRecord } from "../../knowledge/provenance.js";
import { explainingClaim } from "./explainingClaim.js";
import type { Judged } from "./judgedOn.js";

/** What a verdict is of, under, based on, in the place of and explained by. @param from id of the verdict */
export function verdictLinks(
  from: string,
  { claim, version, protocol, lines, formers, beside }: JudgingState,
  { verdict }: Pick<Judged, "verdict">,
): LinkRecord[] {
  const to = (type: LinkRecord["type"], id: string): LinkRecord => ({
    type,
    from,
    to: id,
  });
  const others = beside.map((other) => ({
    claim: other.id,
    proposition: other,
  }));
  const explaining = explainingClaim(verdict, claim, others);
  return [
    to("OF", version),
    to("UNDER", protocol.id),
    ...lines.map(({ id }) => to("BASED_ON", id)),
    ...formers.map(({ id }) => to("SUPERSEDES", id)),
    ...(explaining === null ? [] : [to("EXPLAINED_BY", explaining)]),
  ];
}
