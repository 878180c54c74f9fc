import { z } from "zod";
import { COUNTING_SITES } from "../../knowledge/criteria/countingSites.js";
import { takesPatient } from "../../knowledge/wholePatients.js";
import { canonical, labelOf, sha256 } from "../../knowledge/identity.js";
import type { Outcome } from "../../knowledge/outcome.js";
import type { Reach } from "../../knowledge/reach.js";
import type { Graph, Tx } from "../graph.js";
import { text } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";
import { outcome } from "../read/rows/governance.js";
import type { PatientsLeft } from "./countLeft.js";
import { countLeft } from "./countLeft.js";
import { fallenAmong } from "./fallenAmong.js";
import type { HeldOut } from "./readHeldOut.js";
import type { LinesLeft } from "./patientsLeft.js";
import { readHeldOut } from "./readHeldOut.js";
import { readReach } from "./readReach.js";
import type { SitePatient } from "./readSitePatients.js";
import { readSitePatients } from "./readSitePatients.js";
import type { ReachedVerdict } from "./readVerdicts.js";
import { readVerdicts } from "./readVerdicts.js";
import type { Thing } from "./thing.js";
import { readThing } from "./thing.js";

/** Everything that decides what becomes of claims when a thing is withdrawn, or is so no longer. */
export interface Standing {
  readonly thing: Thing;
  readonly reach: Reach;
  readonly verdicts: readonly ReachedVerdict[];
  /** Lines and protocols of these verdicts that other withdrawals reach. */
  readonly fallenOtherwise: readonly string[];
  /** Of the lines that count sites, the patients that are left once the standing has changed. */
  readonly sitePatients: readonly SitePatient[];
  /** Of the lines that are reached, how many patients a run without what is withdrawn would have, once the standing has changed. */
  readonly patientsLeft: readonly PatientsLeft[];
  /** Of the lines that rest on patients one by one, what can be computed anew where these were held out. */
  readonly heldOut: readonly HeldOut[];
  /** Judged claims of the cohorts that are touched, with the outcome that counts. */
  readonly claims: readonly {
    readonly claim: string;
    readonly outcome: Outcome;
  }[];
  /** Runs under way that called a Step which is reached; of a thing that is withdrawn those that read its cohort without it. */
  readonly openRuns: readonly string[];
}

/** Reads how things stand around a thing, by its id or the hash of a code version; null where it is unknown. */
export function readStanding(
  graph: Graph,
  asked: string,
): Promise<Standing | null> {
  return graph.read((tx) => standingOf(tx, asked));
}

/**
 * Hash of what was read: what was decided on it holds while that is the same. Lines and protocols never change, so that their
 * ids stand for them.
 */
export function standingHash(standing: Standing): string {
  const { thing, reach, verdicts, ...rest } = standing;
  return sha256(
    canonical({
      ...rest,
      withdrawal: thing.withdrawal?.id ?? null,
      reach: [...reach.keys()].sort(),
      verdicts: verdicts.map(({ verdict, counts }) => [verdict, counts]),
    }),
  );
}

/** The same, within a transaction. */
export async function standingOf(
  tx: Tx,
  asked: string,
): Promise<Standing | null> {
  const thing = await readThing(tx, asked);
  if (thing === null) return null;
  const reach = await readReach(tx, thing);
  const ids = [...reach.keys()];
  const verdicts = await readVerdicts(tx, ids);
  // Sent together: the database answers the next while an answer is read.
  const [
    fallenOtherwise,
    sitePatients,
    patientsLeft,
    heldOut,
    claims,
    openRuns,
  ] = await Promise.all([
    readFallen(tx, thing, verdicts),
    readSites(tx, { thing, verdicts, ids }),
    readLeft(tx, { thing, verdicts, ids }),
    readTaken(tx, { thing, verdicts, ids }),
    readClaims(tx, thing, verdicts),
    readOpenRuns(tx, thing, ids),
  ]);
  return {
    thing,
    reach,
    verdicts,
    fallenOtherwise,
    sitePatients,
    patientsLeft,
    heldOut,
    claims,
    openRuns,
  };
}

/** A thing, with the verdicts and the ids of all that rest on it. */
type Around = Pick<Standing, "thing" | "verdicts"> & {
  readonly ids: readonly string[];
};

/** A thing that is withdrawn is about to be so no longer; else it is about to be, and all that it reaches goes. */
function going(
  { withdrawal }: Thing,
  ids: readonly string[],
): Pick<LinesLeft, "gone" | "except"> {
  return withdrawal === null
    ? { gone: ids, except: "" }
    : { gone: [], except: withdrawal.id };
}

async function readSites(
  tx: Tx,
  { thing, verdicts, ids }: Around,
): Promise<SitePatient[]> {
  if (thing.withdrawal === null && !takesPatients(thing)) return [];
  const lines = verdicts.flatMap((verdict) => verdict.lines);
  const counting = lines.filter(({ criterion }) =>
    COUNTING_SITES.has(criterion),
  );
  return readSitePatients(tx, {
    lines: [...new Set(counting.map(({ id }) => id))],
    ...going(thing, ids),
  });
}

/** Of the lines that rest on the thing: those that another cohort lent a claim keep all their patients. */
async function readLeft(
  tx: Tx,
  { thing, verdicts, ids }: Around,
): Promise<PatientsLeft[]> {
  if (!takesPatients(thing)) return [];
  const reached = new Set(ids);
  const lines = verdicts.flatMap((verdict) =>
    verdict.lines.map(({ id }) => id),
  );
  return countLeft(tx, {
    lines: [...new Set(lines)].filter((id) => reached.has(id)),
    ...going(thing, ids),
  });
}

/** Whether a thing is of one patient, or the site of some. */
function takesPatients({ label }: Thing): boolean {
  return label === "Site" || takesPatient(label);
}

/** Of what is withdrawn, only whole patients are taken out of what is stored of all. */
async function readTaken(
  tx: Tx,
  { thing, verdicts, ids }: Around,
): Promise<HeldOut[]> {
  const { id, label, withdrawal } = thing;
  if (withdrawal === null && !takesPatient(label)) return [];
  const { gone: reached, except } = going(thing, ids);
  const lines = verdicts.flatMap((verdict) => verdict.lines);
  return readHeldOut(tx, {
    lines: [...new Set(lines.map((line) => line.id))],
    taken: withdrawal === null ? id : null,
    reached,
    except,
  });
}

async function readFallen(
  tx: Tx,
  { withdrawal }: Thing,
  verdicts: readonly ReachedVerdict[],
): Promise<string[]> {
  const lines = new Set(verdicts.flatMap((v) => v.lines.map(({ id }) => id)));
  const protocols = new Set(verdicts.map(({ protocolId }) => protocolId));
  return fallenAmong(tx, {
    lines: [...lines],
    protocols: [...protocols],
    except: withdrawal?.id ?? "",
  });
}

const judged = z.object({ claim: text, outcome });

async function readClaims(
  tx: Tx,
  { cohort }: Thing,
  verdicts: readonly ReachedVerdict[],
): Promise<Standing["claims"]> {
  const { records } = await tx.run(
    `CALL () {
       UNWIND $claims AS id
       MATCH (reached:Claim {id: id}) RETURN DISTINCT reached.cohort AS cohort
       UNION
       UNWIND $cohorts AS cohort RETURN cohort
     }
     MATCH (claim:Claim {cohort: cohort})
     MATCH (claim)<-[:COUNTS_FOR]-(v:Verdict)
     WITH claim, v ORDER BY claim.gene, claim.of, claim.id
     RETURN claim.id AS claim, v.outcome AS outcome`,
    {
      claims: [...new Set(verdicts.map(({ claim }) => claim))],
      cohorts: cohort === null ? [] : [cohort],
    },
  );
  return records.map((record) => parseRow(judged, record.toObject()));
}

async function readOpenRuns(
  tx: Tx,
  { withdrawal, cohort }: Thing,
  ids: readonly string[],
): Promise<string[]> {
  const running = await tx.run(
    "MATCH (run:Run {status: 'RUNNING'}) RETURN run.id AS id",
  );
  if (running.records.length === 0) return [];
  const { records } = await tx.run(
    `UNWIND $runs AS id
     MATCH (run:Run {id: id})
     WHERE EXISTS { ${withdrawal === null ? USES : LEAVES_OUT} }
     RETURN id ORDER BY id`,
    {
      runs: running.records.map((row) => String(row.get("id"))),
      steps: ids.filter((id) => labelOf(id) === "Step"),
      cohort,
    },
  );
  return records.map((row) => String(row.get("id")));
}

/** Of a thing that is to be withdrawn: what rests on it. */
const USES = "MATCH (run)-[:CALLED]->(s:Step) WHERE s.id IN $steps";
/** Of one that is withdrawn, and that no run under way has: whatever read its cohort. */
const LEAVES_OUT =
  "MATCH (run)-[:CALLED]->(:Step {name: 'readCohort'})-[:USED]->()-[:IN_COHORT]->(:Cohort {id: $cohort})";
