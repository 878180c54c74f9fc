import type { Cohort, CohortBag } from "../cohort.js";
import type { Draft, DraftTables } from "./draftBags.js";
import { draftBags } from "./draftBags.js";
import { draftProblems } from "./draftProblems.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import type { Problem } from "../findings/problem.js";
import { reportProblem } from "../findings/problem.js";
import type { PatientRow } from "./readPatients.js";

/** The tables of a cohort that are to become bags. */
export interface JoinInput extends DraftTables {
  /** What to do with a patient or region that lacks something. */
  readonly incomplete: "refuse" | "leave out";
}

/** The bags, and what was left out of them. Where there is a fault, bags may be incomplete. */
export interface Joined {
  readonly bags: readonly CohortBag[];
  readonly leftOut: Cohort["leftOut"];
  /** Patients who were not left out, each once. */
  readonly patients: readonly PatientRow[];
}

/** Brings patients, slides and expression together. */
export function joinBags(input: JoinInput, ledger: FindingLedger): Joined {
  const drafts = draftBags(input);
  reportUnknown(input, drafts, ledger);
  const bags: CohortBag[] = [];
  const leftOut: { patient: string; reason: string }[] = [];
  const patients = new Set<PatientRow>();
  for (const draft of drafts) {
    const problems = draftProblems(draft, input);
    if (problems.length > 0 && input.incomplete === "leave out") {
      leftOut.push(leaveOut(draft, problems, ledger));
      continue;
    }
    for (const problem of problems) reportProblem(problem, ledger);
    patients.add(draft.patient);
    bags.push(bagOf(draft, input));
  }
  return { bags, leftOut, patients: [...patients] };
}

function reportUnknown(
  { unit, files, expression }: JoinInput,
  drafts: readonly Draft[],
  ledger: FindingLedger,
): void {
  const known = new Set(drafts.map(({ id }) => id));
  const table = unit === "patient" ? files.patients : files.slides;
  for (const { id, line } of expression.rows.values())
    if (!known.has(id))
      ledger.fault(
        unit === "patient" ? "UNKNOWN_PATIENT" : "UNKNOWN_REGION",
        { file: files.expression, line, column: unit, value: id },
        `There is no ${unit} ${id} in ${table}.`,
        `Add the ${unit} there, or correct or remove the row here.`,
      );
}

function bagOf(draft: Draft, { seen }: JoinInput): CohortBag {
  const { id, patient, rows } = draft;
  const { site, subtype, split, attributes } = patient;
  const views = rows.flatMap((row) => {
    const at = seen?.get(row);
    return at?.kind === "view" ? [at.view] : [];
  });
  const group = rows[0]?.group ?? patient.patient;
  return {
    id,
    patient: patient.patient,
    group,
    site,
    subtype,
    split,
    attributes,
    views,
  };
}

function leaveOut(
  draft: Draft,
  problems: readonly Problem[],
  ledger: FindingLedger,
): { patient: string; reason: string } {
  const { patient } = draft.patient;
  const reason = problems.map(({ message }) => message).join(" ");
  const [first] = problems;
  if (first)
    ledger.notice(
      "LEFT_OUT",
      first.place,
      `${draft.id === patient ? `Patient ${patient}` : `Region ${draft.id} of patient ${patient}`} was left out: ${reason}`,
      first.remedy,
    );
  return { patient, reason };
}
