import type { Difference } from "../../knowledge/replication.js";
import { compareNumbers } from "../../knowledge/replication.js";
import type { ReplicableStep } from "../../graph/replication/readReplicable.js";
import type { ActivityDeps } from "../deps.js";
import type { Output } from "../step/runStep.js";

type Deps = Pick<ActivityDeps, "blobs" | "tensors">;

/** Differences that are told; more would hide where they begin. */
const MOST = 50;

/** Compares what a Step made with what it makes now, output by output: numbers by their distance, all else as it is. */
export async function compareOutputs(
  deps: Deps,
  was: ReplicableStep["generated"],
  is: readonly Output[],
): Promise<Difference[]> {
  const now = new Map(is.map(({ role, props }) => [role, props]));
  const differences: Difference[] = [];
  for (const { role, props } of was) {
    const other = now.get(role);
    now.delete(role);
    if (other === undefined) differences.push(unlike(role, "not made again"));
    else differences.push(...(await compareProps(deps, role, props, other)));
  }
  for (const role of now.keys())
    differences.push(unlike(role, "not made before"));
  return differences.slice(0, MOST);
}

type Props = Readonly<Record<string, unknown>>;

/** The graph's own properties, and what a clock says. */
const NOT_COMPARED = /^(id|step|judgedAt|createdAt)$/;
const HASH = /^[0-9a-f]{64}$/;

async function compareProps(
  deps: Deps,
  output: string,
  was: Props,
  is: Props,
): Promise<Difference[]> {
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  const found: Difference[] = [];
  for (const what of [...names].filter((name) => !NOT_COMPARED.test(name))) {
    const [a, b] = [was[what], is[what]];
    if (HASH.test(String(a)) && HASH.test(String(b)) && a !== b)
      found.push(...(await compareBlobs(deps, output, String(a), String(b))));
    else found.push(...compareValues(output, what, a, b));
  }
  return found;
}

async function compareBlobs(
  { blobs, tensors }: Deps,
  output: string,
  was: string,
  is: string,
): Promise<Difference[]> {
  const [a, b] = await Promise.all([blobs.get(was), blobs.get(is)]);
  const documents = [asDocument(a), asDocument(b)];
  if (documents.every((one) => one !== undefined))
    return compareValues(output, "", ...(documents as [unknown, unknown]));
  try {
    const [first, second] = [tensors.decode(a), tensors.decode(b)];
    const names = new Set([...Object.keys(first), ...Object.keys(second)]);
    return [...names].flatMap((what) =>
      compareArrays(output, what, first[what]?.data, second[what]?.data),
    );
  } catch {
    return [unlike(output, "bytes")];
  }
}

function compareArrays(
  output: string,
  what: string,
  was: ArrayLike<number | bigint> | undefined,
  is: ArrayLike<number | bigint> | undefined,
): Difference[] {
  if (was === undefined || is === undefined) return [unlike(output, what)];
  const found = compareNumbers(
    Float64Array.from(was, Number),
    Float64Array.from(is, Number),
  );
  return found === null ? [] : [{ output, what, ...found }];
}

function asDocument(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}

/** Walks two documents side by side; lists of numbers are one array. */
function compareValues(
  output: string,
  what: string,
  was: unknown,
  is: unknown,
): Difference[] {
  if (typeof was === "number" && typeof is === "number")
    return compareArrays(output, what, [was], [is]);
  if (areNumbers(was) && areNumbers(is))
    return compareArrays(output, what, was, is);
  if (isObject(was) && isObject(is)) {
    const names = new Set([...Object.keys(was), ...Object.keys(is)]);
    return [...names].flatMap((name) =>
      compareValues(
        output,
        what === "" ? name : `${what}.${name}`,
        was[name],
        is[name],
      ),
    );
  }
  return was === is ? [] : [unlike(output, what)];
}

function areNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((x) => typeof x === "number");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function unlike(output: string, what: string): Difference {
  return { output, what, farthest: null, beyond: 1 };
}
