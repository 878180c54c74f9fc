import type { PlanRequest } from "../compose/planTraining.js";
import type { Config } from "../config.js";
import { connect, NotUpError } from "./connect.js";
import { readText } from "./readText.js";
import { registeredProtocol } from "./registeredProtocols.js";

/** A name is of small letters, digits and hyphens, and so is an id: what has anything else is a file. */
const FILE = /[^a-z0-9-]/;

/**
 * What is planned by: the protocol of a file; else, where the server is up, the one that a discovery would be judged by now,
 * by its name or the beginning of its id; else the one of that name that ships.
 * @throws UserError where a file cannot be read, or none is registered so
 */
export async function protocolToPlan(
  config: Config,
  named: string,
): Promise<PlanRequest["protocol"]> {
  if (FILE.test(named)) return { document: await readText(named) };
  const api = await connect(config).catch((error: unknown) => {
    if (error instanceof NotUpError) return null;
    throw error;
  });
  if (api === null) return { name: named };
  return { document: (await registeredProtocol(api, named)).json };
}
