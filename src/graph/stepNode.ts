import {
  REQUIRED,
  type StepRecord,
  type Value,
} from "../knowledge/provenance.js";
import { checkValues } from "./checkNode.js";
import { IllegalIdError, MissingPropertyError } from "./errors.js";

/** Properties that only a Step has under these names. */
const OWN = new Set(["id", "key", "liveKey"]);

/** A Step's properties. `liveKey` holds its key until it is withdrawn: the one live Step of that key. */
export function stepProps(
  id: string,
  record: Omit<StepRecord, "run">,
): Record<string, Value> {
  const { name, key, codeVersion, backend, seed, params } = record;
  const { startedAt, endedAt, logSize, logRoot, attempt = 1 } = record;
  return {
    id,
    name,
    key,
    ...(record.replicates === undefined ? { liveKey: key } : {}),
    ...(record.call === undefined ? {} : { call: record.call }),
    attempt,
    codeVersion,
    backend,
    params,
    startedAt,
    endedAt,
    logSize,
    logRoot,
    ...(seed === null ? {} : { seed }),
  };
}

/** Refuses a Step that lacks what every Step says of itself. */
export function checkStep(record: Omit<StepRecord, "run">, id: string): void {
  const props = stepProps(id, record);
  if (!/^[0-9a-f]{64}$/.test(record.key))
    throw new IllegalIdError(record.key, "a step key; make it with stepKey");
  for (const name of REQUIRED.Step)
    if (props[name] === undefined || props[name] === "")
      throw new MissingPropertyError("Step", id, name);
  checkValues("Step", id, props, OWN);
}
