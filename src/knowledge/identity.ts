import { createHash } from "node:crypto";
import canonicalizeModule from "canonicalize";
import { REQUIRED, type Label } from "./provenance.js";

// The package is CommonJS and exports the function itself, while its types promise a `default` member.
const serialize = canonicalizeModule as unknown as (
  value: unknown,
) => string | undefined;

/** A value that JSON cannot hold, where an id or a hash was asked of it. */
export class NotCanonicalError extends Error {
  override readonly name = "NotCanonicalError";
  constructor(
    readonly path: string,
    readonly value: unknown,
  ) {
    super(
      `${path} is ${describe(value)}, which JSON cannot hold; give a finite number, text, boolean, null, list or plain object`,
    );
  }
}

/**
 * The one way to write a value down as text. Members that are undefined are absent.
 * @throws NotCanonicalError for NaN, infinities, unpaired surrogates, undefined in lists, and anything but plain data
 * @source RFC 8785
 */
export function canonical(value: unknown): string {
  assertJson(value, "value");
  const text = serialize(value);
  if (text === undefined) throw new NotCanonicalError("value", value);
  return text;
}

/** Hash of bytes, or of a text's UTF-8 bytes; lower-case hex. */
export function sha256(value: string | Uint8Array): string {
  return createHash("sha256").update(value).digest("hex");
}

/**
 * Id of a node: its label and the hash of what makes it the thing it is. Times, agents and domain links have no
 * part in it. What is given: cohort and natural key, or content hash. What is made: content and the Step's id.
 */
export function identify(
  label: Label,
  parts: Readonly<Record<string, unknown>>,
): string {
  return `${prefixOf(label)}-${sha256(canonical({ label, parts }))}`;
}

/** What a Step is found by before it runs; see StepIdentity. */
export function stepKey(parts: {
  readonly name: string;
  readonly codeVersion: string;
  readonly backend: string;
  readonly seed: number | null;
  readonly params: string;
  readonly used: readonly string[];
}): string {
  const { name, codeVersion, backend, seed, params, used } = parts;
  return sha256(
    canonical({ name, codeVersion, backend, seed, params, used: [...used] }),
  );
}

/** Id of a Step. The attempt starts at 1 and is raised only by a withdrawal or a replication. */
export function stepId(key: string, attempt: number): string {
  return identify("Step", { key, attempt });
}

/** The label an id tells, or null where it is no id of ours. */
export function labelOf(id: string): Label | null {
  const match = /^([a-z]+(?:-[a-z]+)*)-[0-9a-f]{64}$/.exec(id);
  return LABELS.get(match?.[1] ?? "") ?? null;
}

/** The label that the beginning of an id tells, with a sign of its hash at least; null where it begins no id of ours. */
export function labelOfStart(text: string): Label | null {
  const match = /^([a-z]+(?:-[a-z]+)*)-[0-9a-f]{1,64}$/.exec(text);
  return LABELS.get(match?.[1] ?? "") ?? null;
}

/** `TileSet` to `tile-set`. */
function prefixOf(label: Label): string {
  return label.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
}

const LABELS: ReadonlyMap<string, Label> = new Map(
  Object.keys(REQUIRED).map((label) => [
    prefixOf(label as Label),
    label as Label,
  ]),
);

function assertJson(value: unknown, path: string): void {
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "number" && Number.isFinite(value)) return;
  if (typeof value === "string" && !UNPAIRED.test(value)) return;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++)
      assertJson(value[i], `${path}[${String(i)}]`);
    return;
  }
  if (!isPlain(value)) throw new NotCanonicalError(path, value);
  for (const [key, member] of Object.entries(value)) {
    if (UNPAIRED.test(key))
      throw new NotCanonicalError(`a key of ${path}`, key);
    if (member !== undefined) assertJson(member, `${path}.${key}`);
  }
}

/** Half of a surrogate pair, which UTF-8 cannot hold. */
const UNPAIRED = /\p{Surrogate}/u;

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = prototype === null || prototype === Object.prototype;
  return plain && !("toJSON" in value && typeof value.toJSON === "function");
}

function describe(value: unknown): string {
  if (typeof value === "string") return `text with half a surrogate pair`;
  if (typeof value === "object" && value !== null)
    return `a ${value.constructor.name}`;
  return String(value);
}
