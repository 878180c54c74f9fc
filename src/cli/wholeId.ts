import type { ApiClient } from "./apiClient.js";
import { FIND } from "./documents.js";
import type { NamedThing } from "./thingName.js";
import { thingName } from "./thingName.js";
import { UserError } from "./userError.js";

interface Found extends NamedThing {
  readonly cohort?: { readonly name: string };
}

/** What an id ends in. */
const WHOLE = /-[0-9a-f]{64}$/;

/**
 * Completes what a person names a thing by: its id, the beginning of it, the name of a slide or specimen, or a patient's pseudonym.
 * @throws UserError where nothing is called so, or several are, each of which is listed
 */
export async function wholeId(api: ApiClient, named: string): Promise<string> {
  if (WHOLE.test(named)) return named;
  const { find } = await api.request<{ find: readonly Found[] }>(FIND, {
    text: named,
  });
  const [first, ...others] = find;
  if (first === undefined)
    throw new UserError(
      `nothing has the id ${named} or begins so, and no slide, specimen or patient is called ${named}; steps are listed by npx histoclaim lineage CLAIM, slides, specimens and patients by npx histoclaim slides COHORT`,
    );
  if (others.length === 0) return first.id;
  const lines = find.map((one) => `  ${one.id}  ${described(one)}`);
  throw new UserError(
    [`several things are called ${named}; give the id of one:`, ...lines].join(
      "\n",
    ),
  );
}

function described(found: Found): string {
  const { cohort } = found;
  return `${thingName(found)}${cohort === undefined ? "" : ` of ${cohort.name}`}`;
}
