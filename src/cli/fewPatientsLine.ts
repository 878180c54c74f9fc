/** A protocol that asks for more patients than a change of standing leaves. */
export interface FewPatients {
  readonly protocol: {
    readonly id: string;
    readonly name: string;
    readonly version: string;
  };
  readonly least: number;
  readonly left: number;
}

/** What no run can do any more, and why. */
export function fewPatientsLine({
  protocol: { name, version },
  least,
  left,
}: FewPatients): string {
  return `Too few patients for protocol ${name} ${version}: ${left} left, and it asks for ${least}. No new run of the cohort supports anything under it.`;
}
