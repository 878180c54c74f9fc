import type { Draft, DraftTables } from "./draftBags.js";
import type { Problem } from "../findings/problem.js";

/** Everything that a patient or region lacks to be a bag. */
export function draftProblems(draft: Draft, tables: DraftTables): Problem[] {
  const { rows } = draft;
  const { unit, seen } = tables;
  if (rows.length === 0 && (seen !== null || unit === "region"))
    return [noSlide(draft, tables)];
  const slides = rows.flatMap((row) => {
    const at = seen?.get(row);
    return at?.kind === "problem" ? [at.problem] : [];
  });
  return [...slides, ...expressionProblem(draft, tables)];
}

function noSlide({ patient }: Draft, { files }: DraftTables): Problem {
  const value = patient.patient;
  return {
    code: "NO_SLIDE",
    place: {
      file: files.patients,
      line: patient.line,
      column: "patient",
      value,
    },
    message: `Patient ${value} has no slide in ${files.slides}.`,
    remedy: "Add one, remove the patient, or run with --skip-incomplete.",
  };
}

function expressionProblem(draft: Draft, tables: DraftTables): Problem[] {
  const { id, patient, rows } = draft;
  const { unit, files, expression } = tables;
  const row = expression.rows.get(id);
  const measured = row?.values.some((value) => !Number.isNaN(value)) ?? false;
  if (measured || (row !== undefined && expression.genes.length === 0))
    return [];
  const file =
    row !== undefined
      ? files.expression
      : unit === "patient"
        ? files.patients
        : files.slides;
  const line = row?.line ?? (unit === "patient" ? patient.line : rows[0]?.line);
  return [
    {
      code: "NO_EXPRESSION",
      place: {
        file,
        ...(line !== undefined && { line }),
        column: unit,
        value: id,
      },
      message:
        row === undefined
          ? `The ${unit} ${id} has no row in ${files.expression}.`
          : `The ${unit} ${id} has no value of any gene of the panel.`,
      remedy: `Add what was measured, remove the ${unit}, or run with --skip-incomplete.`,
    },
  ];
}
