/** The beginning of an id that is shown of it: commands take beginnings. */
export function shownId(id: string): string {
  return id.slice(0, 18);
}
