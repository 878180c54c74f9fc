import { canonical, identify, stepId } from "../../knowledge/identity.js";
import { keyTaken } from "../../knowledge/keyTaken.js";
import type { LinkRecord } from "../../knowledge/provenance.js";
import { verdictProps } from "../../knowledge/verdictProps.js";
import type { Standing } from "../../graph/standing/readStanding.js";
import type { StandingChange } from "../../graph/standing/writeStanding.js";
import { agentNode } from "../step/agentNode.js";
import type { ActivityDeps, GeneStatistics } from "../deps.js";
import type { ChangeKind, ChangeRequest, StandingAnswer } from "../dto.js";
import type { RecomputedLines } from "../evidence/recomputedLines.js";
import { computeLines } from "../evidence/recomputedLines.js";
import { foreseeChange } from "./foreseeChange.js";
import { keyOfStep } from "../step/keyOfStep.js";
import { putJson } from "../step/runStep.js";
import type { Rejudged } from "./standingReport.js";

const LABEL = { withdraw: "Withdrawal", reinstate: "Reinstatement" } as const;

/** What a change of standing reaches outside itself. */
export type StandingDeps = Pick<
  ActivityDeps,
  "blobs" | "tensors" | "codeVersion" | "agent" | "now"
> &
  GeneStatistics & {
    readonly graph: Pick<
      ActivityDeps["graph"],
      "store" | "findChange" | "readStanding" | "writeStanding" | "logHead"
    >;
  };

/**
 * Withdraws a thing or undoes it, and judges every claim that rests on it again; a dry run says the same and writes nothing.
 * Sent again with the same key, it says again what it did.
 */
export async function changeStanding(
  deps: StandingDeps,
  kind: ChangeKind,
  request: ChangeRequest,
): Promise<StandingAnswer> {
  const { graph } = deps;
  const { idempotencyKey, dryRun } = request;
  const id = identify(LABEL[kind], { idempotencyKey });
  const known = dryRun
    ? null
    : await graph.findChange(graph.store, LABEL[kind], id);
  if (known !== null) return knownAnswer(known, request);
  const foreseen = await foreseeChange(graph, kind, request, (sources) =>
    computeLines(deps, sources),
  );
  if (foreseen.kind === "refused") return foreseen;
  if (foreseen.kind === "computes")
    throw new Error("a worker computes what it is asked for");
  const { standing, rejudged, recomputed } = foreseen;
  const report = await putJson(deps, foreseen.report);
  if (!dryRun)
    await graph.writeStanding(graph.store, {
      node: {
        label: LABEL[kind],
        id,
        props: {
          reason: request.reason,
          createdAt: deps.now().toISOString(),
          entity: standing.thing.id,
          report,
        },
      },
      standing,
      by: request.by,
      step: await judging(deps, { id, kind, standing, rejudged, recomputed }),
    });
  return { kind: "report", blob: report };
}

function knownAnswer(
  {
    entity,
    reason,
    report,
  }: { entity: string; reason: string; report: string },
  request: ChangeRequest,
): StandingAnswer {
  const asked = /^[0-9a-f]{64}$/.test(request.entity)
    ? identify("CodeVersion", { hash: request.entity })
    : request.entity;
  if (entity === asked && reason === request.reason)
    return { kind: "report", blob: report };
  const issues = [keyTaken(request.idempotencyKey)];
  return { kind: "refused", issues, openRuns: [] };
}

/** The Step that judges again: its verdicts take the place of the former ones. */
async function judging(
  deps: StandingDeps,
  change: {
    readonly id: string;
    readonly kind: ChangeKind;
    readonly standing: Standing;
    readonly rejudged: readonly Rejudged[];
    readonly recomputed: RecomputedLines;
  },
): Promise<StandingChange["step"]> {
  const { thing } = change.standing;
  const name = "judgeAgain";
  const identity = {
    name,
    codeVersion: deps.codeVersion(name),
    backend: "none",
    seed: null,
    params: canonical({ [change.kind]: thing.id, change: change.id }),
  };
  const { made } = change.recomputed;
  const used = [
    ...change.rejudged.flatMap(({ former }) => [
      { role: "former", id: former.verdict },
      { role: "protocol", id: former.protocolId },
    ]),
    ...made.map(({ of }) => ({ role: "recomputed", id: of })),
  ];
  const key = keyOfStep(identity, used);
  const log = await deps.graph.logHead(deps.graph.store);
  const at = deps.now().toISOString();
  const step = stepId(key, 1);
  const { codeVersion } = identity;
  const by = { step, judgedAt: at, codeVersion };
  const verdicts = verdictsOf(change.rejudged, by);
  return {
    ...identity,
    key,
    startedAt: at,
    endedAt: at,
    logSize: log.size,
    logRoot: log.root,
    agent: agentNode(deps.agent),
    used:
      thing.label === "Step"
        ? used
        : [...used, { role: change.kind, id: thing.id }],
    nodes: [],
    ...verdicts,
    generated: [...verdicts.generated, ...keptOf(made, step)],
  };
}

/** What was computed for the judging, so that whoever judges or bundles later finds it. */
function keptOf(
  made: RecomputedLines["made"],
  step: string,
): StandingChange["step"]["generated"] {
  return made.map((props) => ({
    role: `recomputed ${props.of}`,
    node: {
      label: "Artifact" as const,
      id: identify("Artifact", { content: props, step }),
      props: { kind: "recomputed-evidence", ...props },
    },
  }));
}

function verdictsOf(
  rejudged: readonly Rejudged[],
  by: {
    readonly step: string;
    readonly judgedAt: string;
    readonly codeVersion: string;
  },
): Pick<StandingChange["step"], "generated" | "links"> {
  const { step, ...judging } = by;
  const made = rejudged.flatMap(({ former, effect: { judged } }) => {
    if (judged === null) return [];
    const { exploratory, openings, protocol, verdict, explaining } = former;
    const from = identify("Verdict", { content: { former: verdict }, step });
    const links: LinkRecord[] = [
      { type: "SUPERSEDES", from, to: verdict },
      { type: "OF", from, to: former.version },
      { type: "UNDER", from, to: former.protocolId },
      ...former.lines.map(({ id: to }) => ({
        type: "BASED_ON" as const,
        from,
        to,
      })),
    ];
    if (judged.explainedBy !== null && explaining !== null)
      links.push({ type: "EXPLAINED_BY", from, to: explaining });
    const props = verdictProps(judged, protocol, {
      exploratory,
      openings,
      novel: judged.outcome === "SUPPORTED" ? former.novel : null,
      ...judging,
    });
    const node = { label: "Verdict" as const, id: from, props };
    return [{ made: { role: `verdict ${verdict}`, node }, links }];
  });
  return {
    generated: made.map((one) => one.made),
    links: made.flatMap(({ links }) => links),
  };
}
