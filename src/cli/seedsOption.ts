import { InvalidArgumentError } from "commander";

/** Reads seeds such as `1,2,5-10`. @throws InvalidArgumentError */
export function seedsOption(text: string): number[] {
  return text.split(",").flatMap((part) => {
    const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(part.trim()) ?? [];
    const count = Number(to) - Number(from) + 1;
    if (from === undefined || count < 1 || count > 1000)
      throw new InvalidArgumentError("Give seeds such as 1,2,5-10.");
    return Array.from({ length: count }, (_, i) => Number(from) + i);
  });
}
