import type { PatientsLeft } from "../../graph/standing/countLeft.js";
import { leastPatients } from "../../knowledge/leastPatients.js";
import type { StandingVerdict } from "../../knowledge/withdrawal.js";

/** A protocol that asks for more patients than are left. */
export interface FewPatients {
  /** Id of the protocol. */
  readonly protocol: string;
  /** Patients below whom it supports nothing. */
  readonly least: number;
  readonly left: number;
}

/**
 * Of the protocols that judged claims on lines that are reached, those that ask for more patients than a run without what is
 * withdrawn has: it could support nothing under them. Of several runs the one with most patients tells. In the order of ids.
 */
export function fewPatients(
  verdicts: readonly Pick<
    StandingVerdict,
    "protocolId" | "protocol" | "lines"
  >[],
  patientsLeft: readonly PatientsLeft[],
): FewPatients[] {
  const ofLine = new Map(
    patientsLeft.flatMap(({ lines, patients }) =>
      lines.map((line) => [line, patients] as const),
    ),
  );
  const found = new Map<string, FewPatients>();
  for (const { protocolId, protocol, lines } of verdicts) {
    const counts = lines.flatMap(({ id }) => ofLine.get(id) ?? []);
    const left = Math.max(found.get(protocolId)?.left ?? -1, ...counts);
    const least = leastPatients(protocol);
    if (left >= 0) found.set(protocolId, { protocol: protocolId, least, left });
  }
  return [...found.values()]
    .filter(({ least, left }) => left < least)
    .sort((a, b) => (a.protocol < b.protocol ? -1 : 1));
}
