import { canonical, sha256 } from "../../knowledge/identity.js";
import type { Proposition } from "../../knowledge/claim.js";
import type { KnownFact } from "../../knowledge/knownFact.js";
import { geneNode, subtypeNode } from "../../knowledge/namedNodes.js";
import { noveltyOf } from "../../knowledge/novelty.js";
import type { Precedence } from "../../knowledge/preregistration.js";
import { isExploratory } from "../../knowledge/preregistration.js";
import type { Protocol } from "../../knowledge/protocol.js";
import type { LinkRecord } from "../../knowledge/provenance.js";
import type { Verdict } from "../../knowledge/verdict.js";
import { judge } from "../../knowledge/verdict.js";
import type { Judging } from "../../knowledge/verdictProps.js";
import { verdictProps } from "../../knowledge/verdictProps.js";
import { badInput } from "../badInput.js";
import type { ActivityDeps } from "../deps.js";
import type { RunInput, EntityRef } from "../dto.js";
import { explainingClaim } from "./explainingClaim.js";
import { protocolOf } from "../cohort/protocolOf.js";
import type { IdOf, Output, StepOutcome } from "../step/runStep.js";
import { runStep } from "../step/runStep.js";
import { weighedClaims } from "../evidence/weighedClaims.js";
import type { WeighedClaim } from "../evidence/weighEvidence.js";

/**
 * Judges every claim under the run's protocol. A verdict is exploratory where the protocol was not registered before
 * every step its evidence came from, where the sealed patients were opened before by another configuration, or where the
 * protocol says so itself.
 * @param openings earlier openings of the sealed patients
 * @returns the claims that are supported
 */
export async function judgeClaims(
  deps: ActivityDeps,
  input: Pick<RunInput, "run" | "protocol">,
  evidence: EntityRef,
  openings: number,
): Promise<string[]> {
  const protocol = await protocolOf(deps, input);
  const order = await precedence(deps, input.protocol, evidence.id);
  const exploratory = isExploratory({ protocol, ...order, openings });
  const claims = await weighedClaims(deps, evidence.blob);
  const facts = await deps.graph.knownFacts(deps.graph.store);
  const verdicts = claims.map((claim) => ({
    ...claim,
    verdict: judge(protocol, claim.lines),
  }));
  await runStep(
    deps,
    {
      name: "judgeClaims",
      run: input.run,
      seed: null,
      params: {
        exploratory,
        openings,
        facts: sha256(canonical(facts.map(({ id }) => id))),
      },
      used: [
        { role: "protocol", id: input.protocol },
        { role: "evidence", id: evidence.id },
        ...claims.map(({ version }) => ({ role: "claim", id: version })),
      ],
    },
    (idOf) =>
      Promise.resolve(
        outcomeOf(verdicts, {
          protocol,
          protocolId: input.protocol,
          exploratory,
          openings,
          facts,
          judgedAt: deps.now().toISOString(),
          codeVersion: deps.codeVersion("judgeClaims"),
          idOf,
        }),
      ),
  );
  return verdicts
    .filter(({ verdict }) => verdict.outcome === "SUPPORTED")
    .map(({ claim }) => claim);
}

async function precedence(
  { graph }: ActivityDeps,
  protocol: string,
  evidence: string,
): Promise<Pick<Precedence, "registered" | "earliest">> {
  const registered = await graph.findProtocol(graph.store, protocol);
  if (registered === null)
    throw badInput(
      "InvalidProtocol",
      `no protocol ${protocol} is registered`,
      [],
    );
  const earliest = await graph.earliestLogSize(graph.store, [evidence]);
  return { registered: registered.logIndex, earliest };
}

type Judged = readonly (WeighedClaim & { readonly verdict: Verdict })[];

interface JudgedBy extends Omit<Judging, "novel"> {
  readonly protocol: Protocol;
  readonly protocolId: string;
  /** What is published already. */
  readonly facts: readonly KnownFact[];
  readonly idOf: IdOf;
}

function outcomeOf(
  judged: Judged,
  { protocol, protocolId, facts, idOf, ...judging }: JudgedBy,
): StepOutcome {
  const links: LinkRecord[] = [];
  const outputs = judged.map((own): Output => {
    const { claim, version, proposition, lines, verdict } = own;
    const output = { label: "Verdict" as const, content: { claim } };
    const id = idOf(output);
    links.push({ type: "OF", from: id, to: version });
    links.push({ type: "UNDER", from: id, to: protocolId });
    for (const line of lines)
      links.push({ type: "BASED_ON", from: id, to: line.id });
    const explanation = explainingClaim(verdict, proposition, judged);
    if (explanation !== null)
      links.push({ type: "EXPLAINED_BY", from: id, to: explanation });
    if (verdict.outcome === "SUPPORTED") links.push(...marking(proposition));
    return {
      role: `verdict ${claim}`,
      ...output,
      props: verdictProps(verdict, protocol, {
        ...judging,
        novel: noveltyOf(verdict.outcome, proposition, facts),
      }),
    };
  });
  return { outputs, links };
}

/** What a supported claim about a subtype adds between the gene and it. */
function marking({ gene, kind, of, direction }: Proposition): LinkRecord[] {
  if (kind !== "subtype") return [];
  const [from, to] = [geneNode(gene).id, subtypeNode(of).id];
  return [{ type: "MARKS", from, to, props: { direction } }];
}
