import { createHash } from "node:crypto";
import Table from "cli-table3";
import { KnownFactsError, readKnownFacts } from "../../compose/knownFacts.js";
import type { ApiClient } from "../apiClient.js";
import { IMPORT_KNOWN_FACTS, KNOWN_FACTS } from "../documents.js";
import type { Output } from "../output.js";
import type { Connection } from "../paging.js";
import { everyNode } from "../paging.js";
import type { Refusal } from "../refusal.js";
import { accepted } from "../refusal.js";
import { UserError } from "../userError.js";
import { whyUnreadable } from "../whyUnreadable.js";

interface FactRow {
  readonly id: string;
  readonly statement: string;
  readonly source: string;
}

/** Lists what is published already. */
export async function knownListCommand(
  api: ApiClient,
  output: Output,
): Promise<void> {
  const facts = await everyNode(
    api,
    KNOWN_FACTS,
    (answer: { knownFacts: Connection<FactRow> }) => answer.knownFacts,
  );
  output.document({ knownFacts: facts });
  const table = new Table({
    head: ["known", "source"],
    style: { head: [], border: [] },
    colWidths: [62, 62],
    wordWrap: true,
  });
  for (const { statement, source } of facts) table.push([statement, source]);
  output.print(table.toString());
}

interface FactsImported {
  readonly dryRun: boolean;
  readonly added: number;
  readonly before: number;
  readonly statements: readonly string[];
}

/** Takes in the facts of a CSV file: all or none. @throws UserError where one is refused */
export async function knownImportCommand(
  api: ApiClient,
  { file, dryRun }: { readonly file: string; readonly dryRun: boolean },
  output: Output,
): Promise<void> {
  const facts = await factsOf(file);
  const input = {
    idempotencyKey: createHash("sha256")
      .update(JSON.stringify(facts))
      .digest("hex"),
    dryRun,
    facts: facts.map((fact) => ({ ...fact, kind: fact.kind.toUpperCase() })),
  };
  const { importKnownFacts: answer } = await api.request<{
    importKnownFacts: FactsImported | Refusal;
  }>(IMPORT_KNOWN_FACTS, { input });
  const { added, before, statements } = accepted(answer, file);
  output.document({ dryRun, added, before, statements });
  const verb = dryRun ? "would be added" : "added";
  output.print(`${added} facts ${verb}, ${before} were known before`);
  if (dryRun) for (const told of statements) output.print(`  ${told}`);
}

async function factsOf(file: string): ReturnType<typeof readKnownFacts> {
  try {
    return await readKnownFacts(file);
  } catch (error) {
    if (error instanceof KnownFactsError) throw new UserError(error.message);
    if (error instanceof Error && "code" in error)
      throw new UserError(`${file} cannot be read: ${whyUnreadable(error)}`);
    throw error;
  }
}
