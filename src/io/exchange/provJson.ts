import type { Value } from "../../knowledge/provenance.js";
import type { StoredNode } from "../../knowledge/log/contentHash.js";
import type { Provenance } from "./provenance.js";

/** Names of what is told apart by its id alone. */
const PREFIX = "histoclaim";
const NAMESPACE = "urn:histoclaim:";

/** Where a file lies on somebody's machine, and what was asked of it there, is no matter of others. */
const WITHHELD = new Set(["id", "step", "steps", "file", "params", "liveKey"]);
/** Longer texts are documents of their own. */
const LONGEST = 300;

type Attributes = Record<string, unknown>;
/** A document of PROV-JSON: records by kind and name. */
export type ProvDocument = Readonly<
  Record<string, Readonly<Record<string, unknown>>>
>;

/**
 * Lineage in the words of W3C PROV: patients by pseudonym, no paths.
 * @source W3C Member Submission 24 April 2013, "The PROV-JSON Serialization"
 */
export function provJson(of: Provenance): ProvDocument {
  return {
    prefix: { [PREFIX]: NAMESPACE },
    entity: named(of.entities, ({ node, label }) => [
      node.id,
      { ...told(node), ...typed(`${PREFIX}:${label}`) },
    ]),
    activity: named(of.steps, (step) => [step.id, activity(step)]),
    agent: named(of.agents, (agent) => [
      agent.id,
      {
        ...told(agent),
        ...typed(
          agent["kind"] === "person" ? "prov:Person" : "prov:SoftwareAgent",
        ),
      },
    ]),
    used: numbered("u", of.used, ({ step, entity, role }) => ({
      "prov:activity": name(step),
      "prov:entity": name(entity),
      "prov:role": role,
    })),
    wasGeneratedBy: numbered("g", of.generated, ({ step, entity, role }) => ({
      "prov:entity": name(entity),
      "prov:activity": name(step),
      "prov:role": role,
    })),
    wasAssociatedWith: numbered("a", of.associated, ({ step, agent }) => ({
      "prov:activity": name(step),
      "prov:agent": name(agent),
    })),
  };
}

function activity(step: StoredNode): Attributes {
  const { startedAt, endedAt, ...rest } = step;
  return {
    "prov:startTime": startedAt,
    "prov:endTime": endedAt,
    ...told(rest),
    ...typed(`${PREFIX}:Step`),
  };
}

const name = (id: string): string => `${PREFIX}:${id}`;

const typed = (type: string): Attributes => ({
  "prov:type": { $: type, type: "prov:QUALIFIED_NAME" },
});

/** What a node says of itself, as attributes. */
function told(node: Readonly<Record<string, Value | undefined>>): Attributes {
  const kept = Object.entries(node).flatMap(([key, value]) => {
    if (WITHHELD.has(key) || value === undefined) return [];
    const scalar = !Array.isArray(value);
    const short = typeof value !== "string" || value.length <= LONGEST;
    return scalar && short ? [[`${PREFIX}:${key}`, value] as const] : [];
  });
  return Object.fromEntries(kept);
}

function named<T>(
  rows: readonly T[],
  record: (row: T) => readonly [string, Attributes],
): Record<string, Attributes> {
  return Object.fromEntries(
    rows.map((row) => {
      const [id, attributes] = record(row);
      return [name(id), attributes];
    }),
  );
}

/** Records without a name of their own. */
function numbered<T>(
  letter: string,
  rows: readonly T[],
  record: (row: T) => Attributes,
): Record<string, Attributes> {
  return Object.fromEntries(
    rows.map((row, i) => [`_:${letter}${i}`, record(row)]),
  );
}
