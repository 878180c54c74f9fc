/** So many of a thing whose plural ends in s, as "1 fault" and "2 faults". */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
