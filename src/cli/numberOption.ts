import { InvalidArgumentError } from "commander";

/** Reads an option that is a whole number between two bounds. @throws InvalidArgumentError naming them */
export function wholeNumber(
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    const range =
      most === Number.MAX_SAFE_INTEGER
        ? `of ${least} or more`
        : `from ${least} to ${most}`;
    throw new InvalidArgumentError(`Give a whole number ${range}.`);
  };
}

/** Reads an option that is a number between two bounds, written as a decimal. @throws InvalidArgumentError naming them */
export function share(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d*\.?\d+$/.test(text) && value >= least && value <= most)
      return value;
    throw new InvalidArgumentError(`Give a number from ${least} to ${most}.`);
  };
}
