import type { ShownReading } from "./shownReading.js";

/** A reading in words. */
export function readingLines(reading: ShownReading): string[] {
  const { id, question, items, progress, readers, result } = reading;
  const { closedAt, refusals } = reading;
  const mine = items.filter(({ answer }) => answer !== null).length;
  const withdrawn = reading.withdrawn ? ", withdrawn" : "";
  return [
    `${id}: ${closedAt === null ? "open" : "closed"}${withdrawn}`,
    `  ${question}`,
    `  ${items.length} tiles, ${mine} read by you`,
    ...(readers.length === 0 ? [] : [`  for ${readers.join(", ")}`]),
    ...progress.map(({ name, read }) => `  ${name} has read ${read}`),
    ...(closedAt === null
      ? refusals.map((why) => `  your answers would be refused: ${why}`)
      : []),
    ...(result === null ? [] : resultLines(result)),
  ];
}

function resultLines(result: NonNullable<ShownReading["result"]>): string[] {
  const { attendedRate, controlRate, patients, p, agreement } = result;
  return [
    `  seen in ${percent(attendedRate)} of the tiles where the model looks, in ${percent(controlRate)} elsewhere: ` +
      `${between(percent, result.contrast, result.interval)} more, p = ${p.toPrecision(2)}, on ${patients} patients`,
    agreement === null
      ? "  no agreement to tell: one reader, or the same answer to every tile"
      : `  ${agreement.name === "cohen" ? "Cohen's" : "Fleiss'"} kappa ${between(two, agreement.value, agreement.interval)}`,
    ...(result.leftOut.length === 0
      ? []
      : [
          `  not counted, for they did not read all: ${result.leftOut.join(", ")}`,
        ]),
  ];
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
const two = (value: number): string => value.toFixed(2);

function between(
  format: (value: number) => string,
  value: number,
  interval: { readonly low: number; readonly high: number } | null,
): string {
  return interval === null
    ? format(value)
    : `${format(value)} (95 % interval ${format(interval.low)} to ${format(interval.high)})`;
}
