import type { BundleContent } from "./bundleContent.js";
import { FILES } from "./bundleContent.js";
import type { CrateEntity } from "./crateEntity.js";
import { ref, stepOf, toolOf } from "./crateEntity.js";
import { crateActions, crateRun } from "./crateRun.js";
import type { WorkflowStep } from "./workflow.js";

/** Of RO-Crate 1.1; the terms that run crates add to it are not used. */
const CONTEXT = "https://w3id.org/ro/crate/1.1/context";

/** Profiles that the crate keeps to, each with those it builds on. */
const PROFILES = [
  ["https://w3id.org/ro/wfrun/process/0.5", "Process Run Crate", "0.5"],
  ["https://w3id.org/ro/wfrun/workflow/0.5", "Workflow Run Crate", "0.5"],
  ["https://w3id.org/ro/wfrun/provenance/0.5", "Provenance Run Crate", "0.5"],
  [
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0",
    "Workflow RO-Crate",
    "1.0",
  ],
] as const;

const DESCRIBED: Readonly<Record<string, readonly [string, string]>> = {
  [FILES.claim]: ["What is claimed, of which cohort", "application/json"],
  [FILES.protocol]: ["What the claim must survive", "application/json"],
  [FILES.verdict]: ["Whether it stands, and why", "application/json"],
  [FILES.evidence]: ["Lines of evidence and their items", "application/json"],
  [FILES.patients]: [
    "Numbers of each patient, by pseudonym",
    "application/json",
  ],
  [FILES.lineage]: ["How the verdict was made (PROV-JSON)", "application/json"],
  [FILES.log]: ["Entries of the log, with proofs", "application/json"],
  [FILES.checkpoint]: ["The log's size and root, signed", "text/plain"],
};

/**
 * The metadata of a bundle: a Provenance Run Crate.
 * @source S. Leo et al., PLoS ONE 19(9), 2024; profiles 0.5
 */
export function roCrate(
  content: BundleContent,
  steps: WorkflowStep[],
): unknown {
  const { claim, verdict, lineage } = content;
  const files = [...Object.keys(DESCRIBED), FILES.workflow];
  const statement = String(claim.claim["statement"]);
  const root = {
    "@id": "./",
    "@type": "Dataset",
    name: `Evidence of a claim: ${statement}`,
    description: `${statement}: ${String(verdict["outcome"])}. Checked with: histoclaim verify.`,
    datePublished: verdict["judgedAt"],
    license: ref("#license"),
    conformsTo: PROFILES.map(([id]) => ref(id)),
    hasPart: files.map(ref),
    mainEntity: ref(FILES.workflow),
    mentions: [ref("#run"), ...lineage.steps.map(({ id }) => ref(`#${id}`))],
  };
  const graph: CrateEntity[] = [
    descriptor(),
    root,
    LICENSE,
    ...PROFILES.map(([id, name, version]) => {
      return { "@id": id, "@type": "CreativeWork", name, version };
    }),
    ...Object.entries(DESCRIBED).map(([id, [name, encodingFormat]]) => {
      return { "@id": id, "@type": "File", name, encodingFormat };
    }),
    ...workflow(steps),
    ...crateRun(content, steps),
    ...crateActions(content, steps),
  ];
  return { "@context": CONTEXT, "@graph": graph };
}

const LICENSE: CrateEntity = {
  "@id": "#license",
  "@type": "CreativeWork",
  name: "As the cohort's owner says",
  description: "Nothing is granted by this file; ask whoever gave it to you.",
};

function descriptor(): CrateEntity {
  return {
    "@id": FILES.crate,
    "@type": "CreativeWork",
    about: ref("./"),
    conformsTo: [
      ref("https://w3id.org/ro/crate/1.1"),
      ref("https://w3id.org/workflowhub/workflow-ro-crate/1.0"),
    ],
  };
}

/** What can be done, whoever does it. */
function workflow(steps: readonly WorkflowStep[]): CrateEntity[] {
  return [
    {
      "@id": FILES.workflow,
      "@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo"],
      name: "From a cohort to a verdict",
      encodingFormat: "application/json",
      programmingLanguage: ref("#temporal"),
      hasPart: steps.map(({ name }) => ref(toolOf(name))),
      step: steps.map(({ name }) => ref(stepOf(name))),
      output: [ref("#verdict")],
    },
    {
      "@id": "#temporal",
      "@type": ["ComputerLanguage", "SoftwareApplication"],
      name: "Temporal workflows in TypeScript",
      url: "https://temporal.io/",
      version: "1.24.0",
    },
    {
      "@id": "#verdict",
      "@type": "FormalParameter",
      name: "verdict",
      additionalType: "File",
    },
    ...steps.flatMap(({ name, position, codeVersions }) => [
      {
        "@id": toolOf(name),
        "@type": "SoftwareApplication",
        name,
        softwareVersion: codeVersions.join(" "),
      },
      {
        "@id": stepOf(name),
        "@type": "HowToStep",
        position: String(position),
        workExample: ref(toolOf(name)),
      },
    ]),
  ];
}
