import { identify } from "./identity.js";
import type { NodeRecord } from "./provenance.js";
import type { Role } from "./role.js";

/** Who asks: the Agent that a token was made for, in its role. */
export interface Caller {
  /** Id of the Agent. */
  readonly agent: string;
  readonly name: string;
  readonly role: Role;
}

/** Somebody by name, in a role. One name is one Agent, whatever the role. */
export function callerNamed(name: string, role: Role): Caller {
  return { agent: identify("Agent", { name }), name, role };
}

/** The owner of the checkout: whoever can read the file of the owner's token. */
export const OWNER: Caller = callerNamed("owner", "owner");

/** The Agent that a caller is: a laboratory's system, or a person. */
export function agentOfCaller({ agent, name, role }: Caller): NodeRecord {
  const kind = role === "lims" ? "software" : "person";
  return { label: "Agent", id: agent, props: { name, kind } };
}
