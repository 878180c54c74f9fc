/** Mean and standard deviation over bags, value by value. @shape bags [bags][values]; each result [values] */
export function overBags(bags: readonly Float64Array[]): {
  mean: Float64Array;
  sd: Float64Array;
} {
  const size = bags[0]!.length;
  const mean = new Float64Array(size);
  const sd = new Float64Array(size);
  for (const own of bags)
    for (let i = 0; i < size; i++) mean[i]! += own[i]! / bags.length;
  for (const own of bags)
    for (let i = 0; i < size; i++)
      sd[i]! += (own[i]! - mean[i]!) ** 2 / bags.length;
  return { mean, sd: sd.map(Math.sqrt) };
}
