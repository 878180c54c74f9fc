import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const COPIES = join(import.meta.dirname, "documents");

/** The contract's own documents, where they lie beside the checkout. */
export const SHARED = resolve(
  import.meta.dirname,
  "../../../shared/contract/graphql",
);

/** Documents of the contract that this API answers. */
export const DOCUMENTS = [
  "claim",
  "claims",
  "gene",
  "lineage",
  "run",
  "start",
  "withdraw",
] as const;

/** A document of the contract; where the contract is not at hand, the copy kept here. */
export function document(name: (typeof DOCUMENTS)[number]): string {
  const folder = existsSync(SHARED) ? SHARED : COPIES;
  return readFileSync(join(folder, `${name}.graphql`), "utf8");
}

/** The copy kept here. */
export function copyOf(name: (typeof DOCUMENTS)[number]): string {
  return readFileSync(join(COPIES, `${name}.graphql`), "utf8");
}
