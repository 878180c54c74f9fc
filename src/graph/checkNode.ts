import { identify, labelOf } from "../knowledge/identity.js";
import {
  NATURAL_KEYS,
  REQUIRED,
  type Label,
  type NodeRecord,
  type Value,
} from "../knowledge/provenance.js";
import {
  IllegalIdError,
  IllegalLabelError,
  IllegalValueError,
  MissingPropertyError,
} from "./errors.js";

/** Names that belong to the gateway. */
const RESERVED = new Set(["id", "step", "steps", "liveKey", "key", "at"]);
const NO_EXTRA: ReadonlySet<string> = new Set();

/**
 * Refuses a node with an unknown label, an id that is not its own, a required property missing, or a value that
 * the graph does not keep.
 */
export function checkNode(node: NodeRecord): void {
  const { label, id, props } = node;
  if (!Object.hasOwn(REQUIRED, label))
    throw new IllegalLabelError(label, id, "no such label is known");
  if (labelOf(id) !== label)
    throw new IllegalIdError(
      id,
      `that of a ${label}: its name, "-" and 64 hex`,
    );
  for (const name of REQUIRED[label])
    if (props[name] === undefined || (props[name] as unknown) === null)
      throw new MissingPropertyError(label, id, name);
  checkValues(label, id, props);
  checkNaturalKey(label, id, props);
}

/** Refuses what a database would turn into something else or drop without a word: NaN, infinities, null, objects. */
export function checkValues(
  label: string,
  id: string,
  props: Readonly<Record<string, unknown>>,
  own: ReadonlySet<string> = NO_EXTRA,
): void {
  for (const [name, value] of Object.entries(props)) {
    const reserved = RESERVED.has(name) && !own.has(name);
    if (reserved || !isValue(value))
      throw new IllegalValueError(label, id, name, value);
  }
}

function isValue(value: unknown): value is Value {
  if (!Array.isArray(value)) return isScalar(value);
  const kind = typeof value[0];
  return value.every(
    (item) =>
      isScalar(item) && typeof item !== "boolean" && typeof item === kind,
  );
}

function isScalar(value: unknown): value is string | number | boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value === "string" || typeof value === "boolean";
}

function checkNaturalKey(
  label: Label,
  id: string,
  props: Readonly<Record<string, Value>>,
): void {
  const keys = NATURAL_KEYS[label];
  if (keys === undefined) return;
  const parts = Object.fromEntries(keys.map((key) => [key, props[key]]));
  const expected = identify(label, parts);
  if (expected !== id) throw new IllegalIdError(id, expected);
}
