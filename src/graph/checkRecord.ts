import { canonical, labelOf } from "../knowledge/identity.js";
import {
  ENTITIES,
  LEGAL_LINKS,
  LINK_REQUIRED,
  MADE_ONLY,
  type Label,
  type LinkRecord,
  type NodeRecord,
  type StepRecord,
} from "../knowledge/provenance.js";
import { checkNode, checkValues } from "./checkNode.js";
import {
  ConflictingNodeError,
  CycleError,
  IllegalLabelError,
  IllegalLinkError,
  MissingPropertyError,
  SealedStepError,
  UnknownEntityError,
} from "./errors.js";

const ENTITY = new Set<Label>(ENTITIES);
const MADE = new Set<Label>(MADE_ONLY);
/** Written by their own doors, never as a Step's node. */
const OWN_DOOR = new Set<Label>([
  "Run",
  "Step",
  "Protocol",
  "Token",
  "LogEntry",
  "Checkpoint",
  "Review",
  "Withdrawal",
  "Reinstatement",
]);

/** Whether nodes of the label take part in USED and WAS_GENERATED_BY. */
export function isEntity(label: Label): boolean {
  return ENTITY.has(label);
}

/**
 * Refuses, before anything is written, what needs no look at the graph to be wrong.
 * @throws GatewayError
 */
export function checkRecord(
  record: Omit<StepRecord, "run">,
  step: string,
): void {
  checkNode(record.agent);
  if (record.agent.label !== "Agent")
    throw new IllegalLabelError(
      record.agent.label,
      record.agent.id,
      "an Agent runs a step",
    );
  for (const node of record.nodes) checkGiven(node);
  const made = new Set<string>();
  for (const { node, role } of record.generated) {
    checkMade(node, role);
    if (made.has(node.id))
      throw new SealedStepError(step, `it makes ${node.id} twice`);
    made.add(node.id);
  }
  checkAgreement([
    ...record.nodes,
    ...record.generated.map(({ node }) => node),
  ]);
  for (const { id, role } of record.used) {
    const label = labelOf(id);
    if (label === null || !ENTITY.has(label) || role === "")
      throw new UnknownEntityError(id, `${record.name} in role "${role}"`);
    if (made.has(id)) throw new CycleError(step, id);
  }
  for (const link of record.links) checkLink(link);
}

function checkGiven(node: NodeRecord): void {
  checkNode(node);
  const { label, id } = node;
  if (OWN_DOOR.has(label))
    throw new IllegalLabelError(label, id, "it has a door of its own");
  if (MADE.has(label))
    throw new IllegalLabelError(
      label,
      id,
      "only the step that makes it may bring it; name it by its id",
    );
}

function checkMade(node: NodeRecord, role: string): void {
  checkNode(node);
  if (!ENTITY.has(node.label))
    throw new IllegalLabelError(
      node.label,
      node.id,
      "a step makes entities only",
    );
  if (role === "") throw new MissingPropertyError(node.label, node.id, "role");
}

/** One id, one meaning, also inside one record. */
function checkAgreement(nodes: readonly NodeRecord[]): void {
  const known = new Map<string, NodeRecord>();
  for (const node of nodes) {
    const before = known.get(node.id);
    known.set(node.id, node);
    for (const [name, value] of Object.entries(before?.props ?? {})) {
      const now = node.props[name];
      if (now !== undefined && canonical(now) !== canonical(value))
        throw new ConflictingNodeError(node.id, name, value, now);
    }
  }
}

function checkLink(link: LinkRecord): void {
  const { type, from, to, props = {} } = link;
  const [start, end] = [labelOf(from), labelOf(to)];
  if (!Object.hasOwn(LEGAL_LINKS, type))
    throw new IllegalLinkError(type, from, to, "no such link is known");
  const legal: readonly (readonly [Label, Label])[] = LEGAL_LINKS[type];
  if (!legal.some(([a, b]) => a === start && b === end))
    throw new IllegalLinkError(
      type,
      from,
      to,
      `it joins ${legal.map(([a, b]) => `${a} to ${b}`).join(" or ")}`,
    );
  const id = `${from} to ${to}`;
  for (const name of LINK_REQUIRED[type] ?? [])
    if (props[name] === undefined)
      throw new MissingPropertyError(type, id, name);
  checkValues(type, id, props);
}
