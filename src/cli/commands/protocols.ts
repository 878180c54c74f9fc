import { createHash } from "node:crypto";
import Table from "cli-table3";
import type { ApiClient } from "../apiClient.js";
import { demandLine, demandsOf } from "../demandLines.js";
import { REGISTER_PROTOCOL } from "../documents.js";
import type { Output } from "../output.js";
import type { Refusal } from "../refusal.js";
import { readText } from "../readText.js";
import { accepted } from "../refusal.js";
import {
  registeredProtocol,
  registeredProtocols,
} from "../registeredProtocols.js";

/** Lists what claims can be asked to survive, registered last first. */
export async function protocolListCommand(
  api: ApiClient,
  output: Output,
): Promise<void> {
  const rows = await registeredProtocols(api);
  output.document({
    protocols: rows.map(({ id, name, version, registeredAt }) => {
      return { id, name, version, registeredAt };
    }),
  });
  const table = new Table({
    head: ["protocol", "version", "registered", "id"],
    style: { head: [], border: [] },
  });
  for (const { name, version, registeredAt, id } of rows)
    table.push([name, version, registeredAt.slice(0, 19), id.slice(0, 17)]);
  output.print(table.toString());
}

/** Prints the document of a protocol. @param name or its id, or the beginning of that @throws UserError */
export async function protocolShowCommand(
  api: ApiClient,
  name: string,
  output: Output,
): Promise<void> {
  const found = await registeredProtocol(api, name);
  const document: unknown = JSON.parse(found.json);
  output.document(document);
  output.print(JSON.stringify(document, null, 2));
}

interface ProtocolRegistration {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly criteria: readonly string[];
  readonly before: boolean;
  readonly dryRun: boolean;
}

/** Registers the protocol of a file, or says what it would demand. @throws UserError where it is refused */
export async function protocolRegisterCommand(
  api: ApiClient,
  { file, dryRun }: { readonly file: string; readonly dryRun: boolean },
  output: Output,
): Promise<void> {
  const document = await readText(file);
  const idempotencyKey = createHash("sha256").update(document).digest("hex");
  const { registerProtocol: answer } = await api.request<{
    registerProtocol: ProtocolRegistration | Refusal;
  }>(REGISTER_PROTOCOL, { input: { idempotencyKey, document, dryRun } });
  const { id, name, version, criteria, before } = accepted(answer, file);
  const demands = demandsOf(document);
  output.document({ id, name, version, criteria, before, dryRun, demands });
  output.print(
    before
      ? `${id} was registered before`
      : dryRun
        ? `${id} would be registered`
        : `registered ${id}`,
  );
  if (!dryRun) return;
  output.print(`${name} ${version} demands:`);
  for (const demand of demands) output.print(`  ${demandLine(demand)}`);
}
