import type { Graph } from "../graph/graph.js";
import type { FactsImported, importKnownFacts } from "../graph/knownFacts.js";
import type { Caller } from "../knowledge/caller.js";
import type { KnownFact } from "../knowledge/knownFact.js";
import type { Issue } from "../runs/runControl.js";

/** What became of an import. */
export type Imported =
  | ({ readonly kind: "imported" } & FactsImported)
  | {
      readonly kind: "invalid";
      readonly message: string;
      readonly issues: readonly Issue[];
    };

/** Takes in what is published already. */
export interface KnownFactImport {
  /** All or none; a fact known before, word for word, is counted and not kept twice. */
  import(
    request: {
      readonly facts: readonly KnownFact[];
      /** Says what would be kept, and changes nothing. */
      readonly dryRun: boolean;
    },
    by: Caller,
  ): Promise<Imported>;
}

/** What an import reaches outside itself. */
export interface KnownFactImportDeps {
  readonly graph: {
    readonly store: Graph;
    readonly importKnownFacts: typeof importKnownFacts;
  };
  /** Names of measured morphologies: nothing else can be compared with a claim. */
  readonly morphologies: readonly string[];
  readonly now: () => Date;
}

/** Builds the import of a process. */
export function createKnownFactImport({
  graph,
  morphologies,
  now,
}: KnownFactImportDeps): KnownFactImport {
  return {
    async import({ facts, dryRun }, by) {
      const issues = facts.flatMap((fact, i) =>
        issuesOf(fact, morphologies).map(({ path, message }) => ({
          path: `facts.${i}.${path}`,
          message,
        })),
      );
      if (facts.length === 0)
        issues.push({ path: "facts", message: "there is none; name some" });
      if (issues.length > 0)
        return { kind: "invalid", message: "the facts were refused", issues };
      const at = now().toISOString();
      const keep = !dryRun;
      const done = await graph.importKnownFacts(graph.store, facts, {
        at,
        keep,
        by,
      });
      return { kind: "imported", ...done };
    },
  };
}

function issuesOf(fact: KnownFact, morphologies: readonly string[]): Issue[] {
  const empty = (["gene", "of", "tissue", "source"] as const).filter(
    (name) => fact[name].trim() === "",
  );
  const issues: Issue[] = empty.map((path) => ({
    path,
    message: "it is empty",
  }));
  if (fact.kind === "morphology" && !morphologies.includes(fact.of))
    issues.push({
      path: "of",
      message: `${fact.of} is not a measured morphology; there are ${morphologies.join(", ")}`,
    });
  return issues;
}
