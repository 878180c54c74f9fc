import { group } from "d3-array";
import { labelOf } from "../../../knowledge/identity.js";
import type { BundleContent } from "./bundleContent.js";
import { FILES } from "./bundleContent.js";
import type { CrateEntity } from "./crateEntity.js";
import { ref, stepOf, toolOf } from "./crateEntity.js";
import type { WorkflowStep } from "./workflow.js";

/** The run as a whole, and the engine that carried it out. */
export function crateRun(
  { lineage, verdict }: BundleContent,
  steps: readonly WorkflowStep[],
): CrateEntity[] {
  const times = (key: string) =>
    lineage.steps.map((step) => String(step[key])).sort();
  const startTime = times("startedAt")[0];
  const endTime = times("endedAt").at(-1);
  const results = [FILES.verdict, FILES.evidence, FILES.patients];
  return [
    {
      "@id": "#run",
      "@type": "CreateAction",
      name: "The judging of this claim",
      instrument: ref(FILES.workflow),
      object: [ref(FILES.protocol)],
      result: results.map(ref),
      agent: lineage.agents.map(({ id }) => ref(`#${id}`)),
      startTime,
      endTime,
      actionStatus: "http://schema.org/CompletedActionStatus",
    },
    {
      "@id": "#engine",
      "@type": "OrganizeAction",
      name: `histoclaim ${String(verdict["codeVersion"])}`,
      instrument: ref("#temporal"),
      object: steps.flatMap(({ runs }) =>
        runs.map((id) => ref(`#control-${id}`)),
      ),
      result: ref("#run"),
      startTime,
      endTime,
    },
  ];
}

/** Every Step that was done, and what it used and made. */
export function crateActions(
  { lineage }: BundleContent,
  steps: readonly WorkflowStep[],
): CrateEntity[] {
  const used = group(lineage.used, ({ step }) => step);
  const made = group(lineage.generated, ({ step }) => step);
  const agent = new Map(lineage.associated.map((a) => [a.step, a.agent]));
  const names = new Map(
    steps.flatMap(({ name, runs }) => runs.map((id) => [id, name] as const)),
  );
  return [
    ...lineage.agents.map((node) => ({
      "@id": `#${node.id}`,
      "@type": node["kind"] === "person" ? "Person" : "Organization",
      name: node["name"],
    })),
    ...lineage.entities.map(({ node }) => ({
      "@id": `#${node.id}`,
      "@type": "CreativeWork",
      name: labelOf(node.id) ?? "",
      identifier: node.id,
    })),
    ...lineage.steps.flatMap((step) => {
      const name = names.get(step.id) ?? "";
      const entities = (of: typeof used) =>
        (of.get(step.id) ?? []).map(({ entity }) => ref(`#${entity}`));
      const by = agent.get(step.id);
      return [
        {
          "@id": `#${step.id}`,
          "@type": "CreateAction",
          name,
          instrument: ref(toolOf(name)),
          object: entities(used),
          result: entities(made),
          startTime: step["startedAt"],
          endTime: step["endedAt"],
          actionStatus: "http://schema.org/CompletedActionStatus",
          ...(by === undefined ? {} : { agent: ref(`#${by}`) }),
        },
        {
          "@id": `#control-${step.id}`,
          "@type": "ControlAction",
          name: `calls ${name}`,
          instrument: ref(stepOf(name)),
          object: ref(`#${step.id}`),
        },
      ];
    }),
  ];
}
