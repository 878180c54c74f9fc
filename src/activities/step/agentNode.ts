import { identify } from "../../knowledge/identity.js";
import type { NodeRecord } from "../../knowledge/provenance.js";
import type { ActivityDeps } from "../deps.js";

/** Who runs a step. */
export function agentNode({ name, kind }: ActivityDeps["agent"]): NodeRecord {
  const id = identify("Agent", { name });
  return { label: "Agent", id, props: { name, kind } };
}
