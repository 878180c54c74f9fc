/** One spelling of a name: systems that decompose letters would else make two names of it. */
export function composed(name: string): string {
  return name.normalize("NFC");
}
