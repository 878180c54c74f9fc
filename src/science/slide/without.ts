import type { Mask } from "./mask.js";

/** What a mask means and another of its size does not. */
export function without({ width, height, data }: Mask, marks: Mask): Mask {
  const rest = new Uint8Array(data.length);
  for (let i = 0; i < rest.length; i++) rest[i] = data[i]! & ~marks.data[i]!;
  return { width, height, data: rest };
}
