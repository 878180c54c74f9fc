import type { Protocol } from "./protocol.js";

/** Patients below whom a cohort supports no claim under a protocol: the most that one of its required criteria asks for. */
export function leastPatients({
  criteria,
}: Pick<Protocol, "criteria">): number {
  const required = criteria.filter(({ role }) => role === "required");
  return Math.max(0, ...required.map(({ leastN }) => leastN));
}
