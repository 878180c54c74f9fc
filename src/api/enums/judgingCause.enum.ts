import { registerEnumType } from "type-graphql";

/** Why a verdict was given. */
export enum JudgingCauseKind {
  RUN = "RUN",
  REQUEST = "REQUEST",
  WITHDRAWAL = "WITHDRAWAL",
  REINSTATEMENT = "REINSTATEMENT",
  READING = "READING",
  OTHER_COHORT = "OTHER_COHORT",
}

registerEnumType(JudgingCauseKind, {
  name: "JudgingCauseKind",
  description: "Why a verdict was given.",
  valuesConfig: {
    RUN: { description: "A run judges all that it measured." },
    REQUEST: { description: "Somebody asked for it." },
    WITHDRAWAL: { description: "What it rests on was withdrawn." },
    REINSTATEMENT: { description: "What it rests on was reinstated." },
    READING: { description: "A blind reading was closed." },
    OTHER_COHORT: { description: "Other cohorts were compared." },
  },
});
