import "reflect-metadata";
import { lexicographicSortSchema, type GraphQLSchema } from "graphql";
import { buildSchema, type PubSub } from "type-graphql";
import { guardSchema } from "./access/guardSchema.js";
import { ACCESS } from "./access/table.js";
import { AttentionMapResolver } from "./attention/attentionMap.resolver.js";
import { AttentionRegionResolver } from "./attention/attentionRegion.resolver.js";
import { ClaimResolver } from "./claim/claim.resolver.js";
import { ProposeClaimResolver } from "./claim/proposeClaim.resolver.js";
import { ClaimVersionResolver } from "./claim/claimVersion.resolver.js";
import { CohortResolver } from "./cohort/cohort.resolver.js";
import { PatientResolver } from "./cohort/patient.resolver.js";
import { SlideResolver } from "./cohort/slide.resolver.js";
import { SpecimenResolver } from "./cohort/specimen.resolver.js";
import { EvidenceItemResolver } from "./evidence/evidenceItem.resolver.js";
import { EvidenceLineResolver } from "./evidence/evidenceLine.resolver.js";
import { ClaimEventResolver } from "./events/claimEvent.resolver.js";
import { RunEventResolver } from "./events/runEvent.resolver.js";
import { GeneResolver } from "./gene/gene.resolver.js";
import { MorphologyResolver } from "./gene/morphology.resolver.js";
import { keepKeys } from "./idempotency/keepKeys.js";
import { KnownFactResolver } from "./known/knownFact.resolver.js";
import { LogResolver } from "./log/log.resolver.js";
import { RotateLogKeyResolver } from "./log/rotateLogKey.resolver.js";
import { LineageResolver } from "./lineage/lineage.resolver.js";
import { NodeResolver } from "./node/node.resolver.js";
import { ProtocolResolver } from "./protocol/protocol.resolver.js";
import { RegisterProtocolResolver } from "./protocol/registerProtocol.resolver.js";
import { ChangeReadingResolver } from "./reading/changeReading.resolver.js";
import { ReadingResolver } from "./reading/reading.resolver.js";
import { ReplicateResolver } from "./replication/replicate.resolver.js";
import { ReviewClaimResolver } from "./review/reviewClaim.resolver.js";
import { ReviewResolver } from "./review/review.resolver.js";
import { CancelRunResolver } from "./run/cancelRun.resolver.js";
import { RunResolver } from "./run/run.resolver.js";
import { StartDiscoveryResolver } from "./run/startDiscovery.resolver.js";
import { ReinstatementResolver } from "./standing/reinstatement.resolver.js";
import { ClaimEffectResolver } from "./standing/claimEffect.resolver.js";
import { FewPatientsResolver } from "./standing/fewPatients.resolver.js";
import { REINSTATEMENT_REPORT, WITHDRAWAL_REPORT } from "./standing/reports.js";
import { ChangeStandingResolver } from "./standing/changeStanding.resolver.js";
import { WithdrawalResolver } from "./standing/withdrawal.resolver.js";
import { StepResolver } from "./step/step.resolver.js";
import { StepLinkResolver } from "./step/stepLink.resolver.js";
import { RunSubtypesResolver } from "./subtype/runSubtypes.resolver.js";
import { StartSubtypeResolver } from "./subtype/startSubtype.resolver.js";
import { SubtypeReportResolver } from "./subtype/subtypeReport.resolver.js";
import { TokenResolver } from "./token/token.resolver.js";
import { ModelResolver } from "./training/model.resolver.js";
import { PredictionResolver } from "./training/prediction.resolver.js";
import { CriterionResultResolver } from "./verdict/criterionResult.resolver.js";
import { FlipSetResolver } from "./verdict/flipSet.resolver.js";
import { CompareCohortsResolver } from "./elsewhere/compareCohorts.resolver.js";
import { JudgeClaimResolver } from "./verdict/judgeClaim.resolver.js";
import { JudgementResolver } from "./verdict/judgement.resolver.js";
import { VerdictResolver } from "./verdict/verdict.resolver.js";
import { NODE_TYPES } from "./node/nodeTypes.js";

const RESOLVERS = [
  AttentionMapResolver,
  AttentionRegionResolver,
  ClaimResolver,
  ClaimVersionResolver,
  ClaimEventResolver,
  RunEventResolver,
  CohortResolver,
  PatientResolver,
  SlideResolver,
  SpecimenResolver,
  EvidenceItemResolver,
  EvidenceLineResolver,
  GeneResolver,
  MorphologyResolver,
  KnownFactResolver,
  LineageResolver,
  LogResolver,
  RotateLogKeyResolver,
  NodeResolver,
  ProtocolResolver,
  RegisterProtocolResolver,
  CancelRunResolver,
  RunResolver,
  StartDiscoveryResolver,
  RunSubtypesResolver,
  StartSubtypeResolver,
  SubtypeReportResolver,
  ChangeStandingResolver,
  ClaimEffectResolver,
  FewPatientsResolver,
  REINSTATEMENT_REPORT.resolver,
  WITHDRAWAL_REPORT.resolver,
  WithdrawalResolver,
  ReinstatementResolver,
  StepResolver,
  StepLinkResolver,
  TokenResolver,
  ModelResolver,
  PredictionResolver,
  CriterionResultResolver,
  FlipSetResolver,
  CompareCohortsResolver,
  JudgeClaimResolver,
  ProposeClaimResolver,
  ReadingResolver,
  ChangeReadingResolver,
  ReplicateResolver,
  ReviewClaimResolver,
  ReviewResolver,
  JudgementResolver,
  VerdictResolver,
] as const;

/** Asked for by type-graphql: every subscription of ours reads a stream of its own. */
const NOTHING_PUBLISHED: PubSub = {
  publish: () => undefined,
  subscribe: (topic) => {
    throw new Error(`nothing is published on ${topic}`);
  },
};

/** The schema, from the decorated types and resolvers, behind the table of access; in the order of names, so that its text is stable. */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: RESOLVERS,
    orphanedTypes: Object.values(NODE_TYPES),
    validate: true,
    pubSub: NOTHING_PUBLISHED,
  });
  const sorted = lexicographicSortSchema(schema);
  keepKeys(sorted);
  // Last, so that it stands before everything else.
  guardSchema(sorted, ACCESS);
  return sorted;
}
