import { LogFault } from "../log/auditLog.js";
import type { Follows } from "./thing.js";

/** How a thing differs from what the log's entries say. */
export type Difference =
  /** The log's word on it is of another `said`. */
  | { readonly how: "differs"; readonly said: Said }
  /** No entry records it. */
  | { readonly how: "unrecorded"; readonly said: Said }
  /** It is not in the graph. */
  | { readonly how: "gone" }
  /** It lacks what such a thing says, or says it in another form. */
  | { readonly how: "unreadable"; readonly why: string }
  | { readonly how: "does not follow"; readonly follows: Follows };

type Said = Readonly<Record<string, unknown>>;

/** A thing, and what it was found to be. */
export interface Doubt {
  /** Kind of the entries that record it. */
  readonly kind: string;
  readonly id: string;
  /** Of the entry that records it; null where none does. */
  readonly index: number | null;
  readonly difference: Difference;
}

/** A thing is not what the log's entries say of it. */
export class ContentFault extends LogFault {
  readonly kind: string;
  /** Of the thing. */
  readonly id: string;
  /** What of it differs; null where all of it does. */
  readonly field: string | null;
  constructor(
    { kind, id, index, difference }: Doubt,
    {
      logged,
      size,
      others,
    }: {
      /** What the entry says of the thing; null where that does not matter. */
      readonly logged: Said | null;
      readonly size: number;
      readonly others: number;
    },
  ) {
    const { field, how } = tell(difference, logged);
    const entry = index === null ? "" : `, in entry ${index} (${kind})`;
    const more = others === 0 ? "" : `; ${others} other things neither`;
    super(
      index ?? size,
      `${id} is not what the log says of it${entry}: ${how}${more}; another hand changed the database, put back a copy from before`,
    );
    [this.kind, this.id, this.field] = [kind, id, field];
  }
}

const UNRECORDED =
  "the graph has it, and no entry records it (nor would one where a version made it that did not log such things yet)";

/** Whose value is a hash of all that the thing says: the log does not tell what was there. */
const HASHES: Readonly<Record<string, string>> = {
  content: "all that it says, its evidence with it,",
  inputHash: "what was asked",
};

function tell(
  difference: Difference,
  logged: Said | null,
): { readonly field: string | null; readonly how: string } {
  switch (difference.how) {
    case "gone":
      return { field: null, how: "the graph has it no longer" };
    case "unreadable":
      return {
        field: null,
        how: `what the graph has cannot be read: ${difference.why}`,
      };
    case "unrecorded":
      return { field: null, how: UNRECORDED };
    case "does not follow": {
      const { field, found, due, from } = difference.follows;
      const how = `its ${field} is ${shown(found)} in the graph, and ${shown(due)} follows from ${from}`;
      return { field, how };
    }
    case "differs": {
      const { said } = difference;
      const field = fieldOf(said, logged ?? {});
      const [is, was] = [said[field], logged?.[field]];
      const what = HASHES[field];
      const how =
        what === undefined
          ? `its ${field} is ${shown(is)} in the graph, and ${shown(was)} in the log`
          : `${what} has the hash ${shown(is)} in the graph, and ${shown(was)} in the log, which keeps of it the hash alone`;
      return { field, how };
    }
  }
}

/** The first that differs; a hash of all only where nothing else does. */
function fieldOf(said: Said, logged: Said): string {
  const differ = Object.keys(logged).filter(
    (name) => JSON.stringify(said[name]) !== JSON.stringify(logged[name]),
  );
  return differ.find((name) => HASHES[name] === undefined) ?? differ[0] ?? "";
}

/** Signs of a value that are shown. */
const MOST_SIGNS = 200;

function shown(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  return text.length > MOST_SIGNS ? `${text.slice(0, MOST_SIGNS)}…` : text;
}
