import { groups } from "d3-array";

/** What lineage reached, nearest first. */
export interface Lineage {
  readonly truncated: boolean;
  readonly nodes: readonly LineageNode[];
}

interface LineageNode {
  readonly __typename: string;
  readonly id: string;
  /** Of a step, and of a slide. */
  readonly name?: string;
  readonly endedAt?: string;
  readonly pseudonym?: string;
}

/** Signs of an id that are shown: commands take beginnings. */
const SHOWN = 17;
/** Names that are listed of things that are many. */
const LISTED = 8;

/** How something was made, in lines: the steps by their name, nearest first, and the slides and patients that it rests on. */
export function lineageLines({ nodes, truncated }: Lineage): string[] {
  const steps = nodes.filter(({ __typename }) => __typename === "Step");
  const named = (of: string, name: (node: LineageNode) => string) =>
    nodes.filter(({ __typename }) => __typename === of).map(name);
  const slides = named("Slide", ({ name = "" }) => name);
  const patients = named("Patient", ({ pseudonym = "" }) => pseudonym);
  const folds = named("Fold", ({ id }) => id);
  return [
    "made by, the last step first:",
    ...groups(steps, ({ name = "" }) => name).map(stepLine),
    "from:",
    ...many(slides, "slide"),
    ...many(patients, "patient"),
    ...(folds.length === 0 ? [] : [`  ${folds.length} folds`]),
    ...(truncated
      ? ["There is more than was read; --prov FILE has all of it."]
      : []),
  ];
}

function stepLine([name, steps]: [string, LineageNode[]]): string {
  const [first] = steps;
  const id = first?.id.slice(0, SHOWN) ?? "";
  const at = first?.endedAt?.slice(0, 16).replace("T", " ") ?? "";
  const more = steps.length === 1 ? "" : `  and ${steps.length - 1} more`;
  return `  ${name.padEnd(16)} ${id}  ${at}${more}`;
}

function many(names: readonly string[], what: string): string[] {
  if (names.length === 0) return [];
  const sorted = [...names].sort((a, b) =>
    a.localeCompare(b, "en", { numeric: true }),
  );
  const listed = sorted.slice(0, LISTED).join(", ");
  const more = names.length > LISTED ? ", ..." : "";
  const plural = names.length === 1 ? what : `${what}s`;
  return [`  ${names.length} ${plural}: ${listed}${more}`];
}
