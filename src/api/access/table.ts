import { TOKEN_ROLES } from "../../knowledge/role.js";
import type { Role } from "../../knowledge/role.js";

/** A role, or somebody of this machine who bears no token. */
export type Asker = Role | "nobody";

/** Who may ask for each field of a type. The owner may ask for all that is named; what is not named, nobody may. */
export type AccessTable = Readonly<
  Record<string, Readonly<Record<string, readonly Asker[]>>>
>;

/** This machine needs no token to read; from another one nobody comes so far without. */
const READ = ["nobody", ...TOKEN_ROLES] as const;
/** Analysts and above: what is known of a patient beside the pseudonym. */
const PATIENT = ["analyst", "reviewer", "admin"] as const;
const RUN = ["analyst", "admin", "lims"] as const;
const PROPOSE = ["analyst", "admin"] as const;
const JUDGE = ["analyst", "reviewer", "admin"] as const;
const REVIEW = ["reviewer"] as const;
const STANDING = ["reviewer", "admin"] as const;
const ADMIN = ["admin"] as const;

/** Role by operation, and by field where a type holds what not every reader may see. */
export const ACCESS = {
  Query: {
    claim: READ,
    claimEventCursor: READ,
    claims: READ,
    consistencyProof: READ,
    cohorts: READ,
    find: READ,
    gene: READ,
    genes: READ,
    inclusionProof: READ,
    knownFacts: READ,
    lineage: READ,
    log: READ,
    logEntries: READ,
    morphologies: READ,
    node: READ,
    nodes: READ,
    protocols: READ,
    reading: READ,
    run: READ,
    runs: READ,
    tokens: ADMIN,
  },
  Mutation: {
    cancelRun: RUN,
    closeReading: STANDING,
    compareCohorts: JUDGE,
    createToken: ADMIN,
    importKnownFacts: PROPOSE,
    judgeClaim: JUDGE,
    proposeClaim: PROPOSE,
    registerProtocol: PROPOSE,
    reinstate: STANDING,
    revokeToken: ADMIN,
    rotateLogKey: ADMIN,
    replicate: JUDGE,
    reviewClaim: REVIEW,
    startDiscovery: RUN,
    startReading: JUDGE,
    startSubtype: RUN,
    submitReading: REVIEW,
    withdraw: STANDING,
  },
  Subscription: {
    claimEvents: READ,
    runEvents: READ,
  },
  Patient: {
    attributes: PATIENT,
    cohort: READ,
    id: READ,
    pseudonym: READ,
    site: PATIENT,
    subtype: PATIENT,
  },
  Step: {
    agent: READ,
    attempt: READ,
    backend: READ,
    codeVersion: READ,
    endedAt: READ,
    generated: READ,
    id: READ,
    name: READ,
    params: PATIENT,
    replications: READ,
    seed: READ,
    startedAt: READ,
    used: READ,
  },
  PatientAttribute: {
    name: PATIENT,
    value: PATIENT,
  },
  KeptPrediction: {
    fold: PATIENT,
    imageFold: PATIENT,
    measured: PATIENT,
    patient: PATIENT,
    predicted: PATIENT,
    subtype: PATIENT,
  },
  SubtypePrediction: {
    fold: PATIENT,
    patient: PATIENT,
    probabilities: PATIENT,
    subtype: PATIENT,
  },
  Token: {
    bearer: ADMIN,
    createdAt: ADMIN,
    createdBy: ADMIN,
    expiresAt: ADMIN,
    id: ADMIN,
    name: ADMIN,
    revokedAt: ADMIN,
    role: ADMIN,
  },
} satisfies AccessTable;
