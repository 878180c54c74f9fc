import { z } from "zod";
import type { Relation } from "./relation.js";
import { texts } from "./rows/field.js";
import { ROWS, type RowOf } from "./rows/rows.js";

/** What a link says was said last by the run that started last of those that called a step which states it. */
const SAID_LAST = `
  CALL (said) {
    UNWIND said.steps AS id
    OPTIONAL MATCH (:Step {id: id})<-[:CALLED]-(run:Run)
    RETURN coalesce(max(run.logIndex), -1) AS last
  }`;

const described = z.object({ names: texts, values: texts });

/** What is known of a patient beside the pseudonym; of a corrected table, what its latest reading says. */
export const PATIENT_RELATIONS = {
  siteOfPatient: {
    match: `MATCH (:Patient {id: parent})-[said:AT_SITE]->(s:Site) ${SAID_LAST}`,
    row: "properties(s)",
    order: "last DESC, s.id",
    most: 1,
    form: ROWS.Site,
  } satisfies Relation<RowOf<"Site">>,
  subtypeOfPatient: {
    match: `MATCH (:Patient {id: parent})-[said:HAS_SUBTYPE]->(s:Subtype) ${SAID_LAST}`,
    row: "properties(s)",
    order: "last DESC, s.name",
    most: 1,
    form: ROWS.Subtype,
  } satisfies Relation<RowOf<"Subtype">>,
  specimenOfSlide: {
    match: `MATCH (:Slide {id: parent})-[said:FROM_SPECIMEN]->(s:Specimen) ${SAID_LAST}`,
    row: "properties(s)",
    order: "last DESC, s.id",
    most: 1,
    form: ROWS.Specimen,
  } satisfies Relation<RowOf<"Specimen">>,
  slidesOfSpecimen: {
    match: "MATCH (:Specimen {id: parent})<-[:FROM_SPECIMEN]-(s:Slide)",
    row: "properties(s)",
    order: "s.name, s.id",
    most: null,
    form: ROWS.Slide,
  } satisfies Relation<RowOf<"Slide">>,
  patientOfSpecimen: {
    match: `MATCH (:Specimen {id: parent})-[said:FROM_PATIENT]->(p:Patient) ${SAID_LAST}`,
    row: "properties(p)",
    order: "last DESC, p.id",
    most: 1,
    form: ROWS.Patient,
  } satisfies Relation<RowOf<"Patient">>,
  descriptionOfPatient: {
    match: `MATCH (:Patient {id: parent})-[said:DESCRIBED_IN]->(:Cohort) ${SAID_LAST}`,
    row: "{names: said.names, values: said.values}",
    order: "last DESC, said.key",
    most: 1,
    form: described,
  } satisfies Relation<z.output<typeof described>>,
};
