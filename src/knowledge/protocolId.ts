import { identify } from "./identity.js";

/** Id of a criterion: the hash of what it demands. */
export function criterionId(
  criterion: Readonly<Record<string, unknown>>,
): string {
  return identify("Criterion", { criterion });
}

/** Id of a protocol: the hash of its document. */
export function protocolId(document: unknown): string {
  return identify("Protocol", { document });
}
