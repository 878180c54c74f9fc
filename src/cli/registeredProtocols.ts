import type { ApiClient } from "./apiClient.js";
import { PROTOCOLS } from "./documents.js";
import type { Connection } from "./paging.js";
import { everyNode } from "./paging.js";
import { UserError } from "./userError.js";

/** A protocol that is registered. */
export interface ProtocolRow {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly registeredAt: string;
  /** The whole document. */
  readonly json: string;
}

/** All that are registered, the last first. */
export function registeredProtocols(api: ApiClient): Promise<ProtocolRow[]> {
  return everyNode(
    api,
    PROTOCOLS,
    (answer: { protocols: Connection<ProtocolRow> }) => answer.protocols,
  );
}

/** The one that is named. @throws UserError where none is, or several */
export async function registeredProtocol(
  api: ApiClient,
  named: string,
): Promise<ProtocolRow> {
  return protocolNamed(await registeredProtocols(api), named);
}

/** Of protocols, the newest of a name, else the one whose id begins so. @param rows the last registered first @throws UserError */
export function protocolNamed(
  rows: readonly ProtocolRow[],
  named: string,
): ProtocolRow {
  const byName = rows.find(({ name }) => name === named);
  if (byName !== undefined) return byName;
  const [found, ...others] = rows.filter(({ id }) => id.startsWith(named));
  if (found === undefined)
    throw new UserError(
      `no protocol ${named} is registered; there are ${[...new Set(rows.map(({ name }) => name))].join(", ")}`,
    );
  if (others.length > 0)
    throw new UserError(
      `${others.length + 1} protocols begin with ${named}; give more of the id`,
    );
  return found;
}
