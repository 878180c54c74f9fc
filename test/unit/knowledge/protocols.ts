import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EvidenceLine } from "../../../src/knowledge/evidence.js";
import type {
  Demand,
  DiscoveryProtocol,
} from "../../../src/knowledge/protocol.js";
import { parseProtocol } from "../../../src/knowledge/protocol.js";
import { isDiscoveryProtocol } from "../../../src/knowledge/protocolKind.js";

const FILE = join(
  import.meta.dirname,
  "../../../schema/protocols/standard.json",
);

/** The document of the protocol that ships. */
export function standardDocument(): Record<string, unknown> {
  return JSON.parse(readFileSync(FILE, "utf8")) as Record<string, unknown>;
}

/** The protocol that ships. */
export function standard(): DiscoveryProtocol {
  const protocol = parseProtocol(standardDocument());
  if (!isDiscoveryProtocol(protocol)) throw new Error("it is about subtypes");
  return protocol;
}

/** How evidence for a criterion may turn out. */
export type Found =
  | "passes"
  | "fails"
  | "straddles"
  | "scattered"
  | "few"
  | "absent"
  | "invalidated";

/** A line that makes a criterion come out as asked. */
export function lineFor(demand: Demand, found: Found): EvidenceLine[] {
  if (found === "absent") return [];
  const [kind = "", statistic] = demand.metric.split(".");
  const good = !["fails", "straddles"].includes(found);
  const level = demand.threshold * (good ? 0.5 : 2) || 0.5;
  const effect = good ? 0.8 : found === "fails" ? -0.4 : 0.25;
  const item = {
    kind,
    n: found === "few" ? demand.leastN - 1 : 500,
    about: "TIMP3",
    value: statistic === "value" ? valueFor(demand, good, effect) : effect,
    ...(statistic === "p" ? { p: level } : {}),
    ...(statistic === "q" ? { q: level, p: level / 10 } : {}),
    folds: { agree: found === "scattered" ? 2 : 4, of: 5 },
    interval: { low: effect - 0.3, high: found === "fails" ? -0.1 : 0.95 },
    ...(found === "invalidated" ? { invalidated: true } : {}),
  };
  return [{ id: `line-${demand.name}`, criterion: demand.name, items: [item] }];
}

function valueFor(demand: Demand, good: boolean, effect: number): number {
  return good
    ? demand.threshold + 0.5
    : Math.min(effect, demand.threshold - 0.1);
}
