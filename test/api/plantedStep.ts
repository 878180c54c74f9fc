import { identify } from "../../src/knowledge/identity.js";
import type {
  Label,
  LinkRecord,
  NodeRecord,
  Value,
} from "../../src/knowledge/provenance.js";
import type { Graph } from "../../src/graph/graph.js";
import { recordStep } from "../../src/graph/steps.js";
import { plannedStep } from "../graph/planted.js";

/** A step to be recorded, with outputs of any label. */
export interface Planting {
  readonly run: string;
  readonly name: string;
  readonly seed: number;
  readonly minute: number;
  readonly used?: readonly { role: string; id: string }[];
  readonly made: readonly NodeRecord[];
  readonly nodes?: readonly NodeRecord[];
  readonly links: readonly LinkRecord[];
}

/** Records a step through the one write path. @returns the step's id */
export async function plantStep(
  graph: Graph,
  { made, ...plan }: Planting,
): Promise<string> {
  const record = plannedStep({ ...plan, makes: [] });
  const generated = made.map((node) => ({ role: node.label, node }));
  const { step } = await recordStep(graph, { ...record, generated });
  return step.id;
}

/** A node whose id follows from its label and a name. */
export function nodeOf(
  label: Label,
  name: string,
  props: Record<string, Value>,
): NodeRecord {
  return { label, id: identify(label, { name }), props };
}

/** A link. */
export function link(
  type: LinkRecord["type"],
  from: { readonly id: string },
  to: { readonly id: string },
  props: Record<string, Value> = {},
): LinkRecord {
  return { type, from: from.id, to: to.id, props };
}
