import type { z } from "zod";

/** What is wrong at one place of a JSON document. */
export interface FormFault {
  /** Names and places from the document's root, with points between; "" for the document itself. */
  readonly path: string;
  readonly kind: "unknown" | "missing" | "wrong";
  /** What is there; undefined where it is missing. */
  readonly value: unknown;
  /** What must be there, to follow "must be": `a text`. */
  readonly demand: string;
}

/** What a document says in the form that it must have, or all that is wrong with it, in the form's order. */
export type ReadForm<T> =
  | { readonly kind: "whole"; readonly data: T }
  | { readonly kind: "faulty"; readonly faults: readonly FormFault[] };

/** Reads a JSON document. A message that the form itself gives at a place is the demand there. */
export function readForm<T>(
  form: z.ZodType<T>,
  document: unknown,
): ReadForm<T> {
  const parsed = form.safeParse(document, { error: demandOf });
  if (parsed.success) return { kind: "whole", data: parsed.data };
  const { issues } = parsed.error;
  const faults = issues.flatMap((issue) => faultsOf(issue, document));
  return { kind: "faulty", faults };
}

/** Longest part of a value that a message shows. */
const SHOWN = 40;

/** A value of a document, as JSON of one line that is not too long. */
export function shown(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > SHOWN ? `${json.slice(0, SHOWN)}...` : json;
}

function faultsOf(issue: z.core.$ZodIssue, document: unknown): FormFault[] {
  const demand = issue.message;
  const at = (path: readonly PropertyKey[]) => ({
    path: path.map(String).join("."),
    value: valueAt(document, path),
    demand,
  });
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      kind: "unknown",
      ...at([...issue.path, key]),
    }));
  const fault = at(issue.path);
  const missing = fault.value === undefined && fault.path !== "";
  return [{ kind: missing ? "missing" : "wrong", ...fault }];
}

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object with names and values",
  record: "an object with names and values",
};

/** What a place must be, in plain words. */
function demandOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_value":
      return issue.values.length === 1
        ? String(issue.values[0])
        : `one of ${issue.values.map(String).join(", ")}`;
    case "invalid_type":
      return TYPES[issue.expected] ?? "what it must be";
    case "too_small":
      return leastOf(issue);
    case "too_big":
      return `${issue.inclusive === true ? "at most" : "less than"} ${issue.maximum}`;
    default:
      return "what it must be";
  }
}

function leastOf({
  origin,
  minimum,
  inclusive,
}: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (origin === "string") return "a text that is not empty";
  if (origin === "array") return `a list of ${minimum} or more`;
  return inclusive === true ? `${minimum} or more` : `more than ${minimum}`;
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    document,
  );
}
