/** What is said of a protocol's name that nothing is registered by. @param known names of all that are */
export function unknownProtocol(
  name: string,
  known: readonly string[],
): string {
  const there =
    known.length === 0
      ? "none is registered at all"
      : `there are ${known.join(", ")}`;
  return `no protocol named ${name} is registered; ${there}`;
}
