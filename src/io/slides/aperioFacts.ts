/**
 * What Aperio's description says of a slide, under the names that OpenSlide gives; empty for any other description.
 * Its form: a line of the software, a line of the picture, then `|NAME = VALUE` again and again.
 */
export function aperioFacts(description: string): Record<string, string> {
  if (!description.startsWith("Aperio")) return {};
  const facts: Record<string, string> = {};
  for (const part of description.split("|").slice(1)) {
    const [name = "", ...value] = part.split("=");
    if (value.length > 0)
      facts[`aperio.${name.trim()}`] = value.join("=").trim();
  }
  return facts;
}
