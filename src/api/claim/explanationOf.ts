import { labelOf } from "../../knowledge/identity.js";
import type { Related } from "../../graph/read/relations.js";
import type { Explanation } from "./explanation.type.js";

type Found = Related["explanationOfVerdict"];
type Kind = Explanation["kind"];

/** What explains a verdict's association: the linked claim or subtype, else what the verdict states; null: nothing. */
export function explanationOf(found: Found | undefined): Explanation | null {
  const { link, stated } = found ?? { link: null, stated: null };
  if (link !== null) {
    const { id, name } = link;
    const kind = stated?.kind ?? kindOf(link);
    return { id, kind, name, statement: link.statement ?? PHRASES[kind](name) };
  }
  if (stated === null) return null;
  const { kind, name } = stated;
  return { id: null, kind, name, statement: PHRASES[kind](name) };
}

function kindOf({ id, scope }: NonNullable<Found["link"]>): Kind {
  return labelOf(id) === "Subtype" ? "SUBTYPE" : (scope ?? "GENE");
}

const PHRASES: Readonly<Record<Kind, (name: string) => string>> = {
  GENE: (name) => `${name}, which is expressed together with it`,
  SUBTYPE: (name) => `differences between subtypes (${name})`,
  MODULE: (name) => `the module that ${name} leads`,
};
