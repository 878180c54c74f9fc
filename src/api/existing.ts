/** A node that another one names, so that it must be there. @throws where the graph lacks it, which is a fault of ours */
export async function existing<T>(
  node: Promise<T | null>,
  id: string,
): Promise<T> {
  const found = await node;
  if (found === null) throw new Error(`${id} is named but not in the graph`);
  return found;
}
