/** What would flip a verdict, in lines; of a suspended one no figures would, so that its long list says one thing. */
export function flipLines({
  outcome,
  flipSets,
}: {
  readonly outcome: string;
  readonly flipSets: readonly { readonly sentence: string }[];
}): string[] {
  if (outcome === "SUSPENDED")
    return [
      "What would flip it: a run without what was withdrawn, whichever way that finds it, or a reinstatement.",
    ];
  return [
    "What would flip it, each by itself, the nearest first (margins in units of what is asked):",
    ...flipSets.map(({ sentence }) => `  ${sentence}`),
  ];
}
