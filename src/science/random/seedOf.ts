/**
 * A seed of its own for everything that draws: FNV-1a of its name, so that what is drawn for one gene does not depend on
 * which others are drawn for.
 * @source Fowler, Noll & Vo, 32 bits
 */
export function seedOf(parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join("\u0000")) {
    hash ^= character.codePointAt(0)!;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash | 0;
}
