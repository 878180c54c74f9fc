/** Controls that a run is put to only where they are asked for, since each costs seconds to minutes. */
export const EXTRA_CONTROLS = [
  "labelInjection",
  "weightRandomisation",
  "backgroundTiles",
  "stainPerturbation",
  "sharedShuffles",
] as const;

/** Name of a control that is asked for. */
export type ExtraControl = (typeof EXTRA_CONTROLS)[number];

/** Stands for all of them. */
const ALL = "all";

/** The controls that a list asks for, each once and in order; or the first name that none has. */
export function extraControls(
  asked: readonly string[],
):
  | { readonly controls: readonly ExtraControl[] }
  | { readonly unknown: string } {
  const names: readonly string[] = [...EXTRA_CONTROLS, ALL];
  const unknown = asked.find((name) => !names.includes(name));
  if (unknown !== undefined) return { unknown };
  return {
    controls: EXTRA_CONTROLS.filter(
      (name) => asked.includes(ALL) || asked.includes(name),
    ),
  };
}
