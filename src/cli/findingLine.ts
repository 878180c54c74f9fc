/** Something found in a cohort folder, as far as a line tells it. */
export interface FindingParts {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly message: string;
  readonly remedy: string;
}

/** "FAULT slides.csv:3:mpp  what is wrong. What to do.". */
export function findingLine(
  kind: "FAULT" | "notice",
  { file, line, column, message, remedy }: FindingParts,
): string {
  const place = [file, line, column].filter((part) => part !== null).join(":");
  return `${kind} ${place}  ${message} ${remedy}`;
}
