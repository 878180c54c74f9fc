/**
 * Added to a share before its logarithm: one per cent of a slide's tissue. A share below it is read as hardly any, whether it
 * is zero or a trace, and zeros have a finite logarithm.
 */
const HARDLY_ANY = 0.01;

/** A morphology as it enters associations across patients: log of a share, densities and sizes as they are. */
export function transformMorphology(name: string, value: number): number {
  return name.startsWith("nuclear_") ? value : Math.log(value + HARDLY_ANY);
}
