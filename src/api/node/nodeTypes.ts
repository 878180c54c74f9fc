import type { ClassType } from "type-graphql";
import type { Label } from "../../knowledge/provenance.js";
import { AttentionMap } from "../attention/attentionMap.type.js";
import { AttentionRegion } from "../attention/attentionRegion.type.js";
import { Claim } from "../claim/claim.type.js";
import { ClaimVersion } from "../claim/claimVersion.type.js";
import { Cohort } from "../cohort/cohort.type.js";
import { ExpressionTable } from "../cohort/expressionTable.type.js";
import { Panel } from "../cohort/panel.type.js";
import { Patient } from "../cohort/patient.type.js";
import { Site } from "../cohort/site.type.js";
import { Slide } from "../cohort/slide.type.js";
import { Specimen } from "../cohort/specimen.type.js";
import { EvidenceItem } from "../evidence/evidenceItem.type.js";
import { EvidenceLine } from "../evidence/evidenceLine.type.js";
import { Gene } from "../gene/gene.type.js";
import { Morphology } from "../gene/morphology.type.js";
import { Subtype } from "../gene/subtype.type.js";
import { Artifact } from "../lineage/artifact.type.js";
import { CodeVersion } from "../lineage/codeVersion.type.js";
import { Checkpoint } from "../log/checkpoint.type.js";
import { IngestReceipt } from "../log/ingestReceipt.type.js";
import { KnownFact } from "../known/knownFact.type.js";
import { LogEntry } from "../log/logEntry.type.js";
import { Criterion } from "../protocol/criterion.type.js";
import { Protocol } from "../protocol/protocol.type.js";
import { Reading } from "../reading/reading.type.js";
import { Run } from "../run/run.type.js";
import { Agent } from "../step/agent.type.js";
import { Step } from "../step/step.type.js";
import { Token } from "../token/token.type.js";
import { Embedding } from "../training/embedding.type.js";
import { Fold } from "../training/fold.type.js";
import { Model } from "../training/model.type.js";
import { Prediction } from "../training/prediction.type.js";
import { Split } from "../training/split.type.js";
import { TileSet } from "../training/tileSet.type.js";
import { Reinstatement } from "../standing/reinstatement.type.js";
import { Withdrawal } from "../standing/withdrawal.type.js";
import { Review } from "../review/review.type.js";
import { Verdict } from "../verdict/verdict.type.js";

/** The type of each label's nodes: whatever the graph may hold can be shown. */
export const NODE_TYPES: Readonly<Record<Label, ClassType>> = {
  Cohort,
  Site,
  Patient,
  Specimen,
  Slide,
  TileSet,
  Embedding,
  ExpressionTable,
  Panel,
  Split,
  Fold,
  Model,
  Prediction,
  AttentionMap,
  AttentionRegion,
  Artifact,
  Reading,
  CodeVersion,
  Gene,
  Subtype,
  Morphology,
  Protocol,
  Criterion,
  Claim,
  ClaimVersion,
  EvidenceLine,
  EvidenceItem,
  KnownFact,
  Run,
  Step,
  Agent,
  Token,
  Verdict,
  Review,
  Withdrawal,
  Reinstatement,
  LogEntry,
  Checkpoint,
  IngestReceipt,
};
