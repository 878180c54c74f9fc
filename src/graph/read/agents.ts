import type { Label } from "../../knowledge/provenance.js";
import type { Relation } from "./relation.js";
import { ROWS, type RowOf } from "./rows/rows.js";

type Agents = Relation<RowOf<"Agent">>;

const agentsOf = (label: Label, link = "WAS_ASSOCIATED_WITH"): Agents => ({
  match: `MATCH (:${label} {id: parent})-[:${link}]->(a:Agent)`,
  row: "properties(a)",
  order: "a.id",
  most: 1,
  form: ROWS.Agent,
});

/** Who did what. */
export const AGENT_RELATIONS = {
  agentOfRun: agentsOf("Run"),
  agentOfCancelling: agentsOf("Run", "CANCELLED_BY"),
  agentOfClaim: agentsOf("Claim"),
  agentOfReading: agentsOf("Reading"),
  agentOfReview: agentsOf("Review"),
  agentOfStep: agentsOf("Step"),
  agentOfProtocol: agentsOf("Protocol"),
  agentOfKnownFact: agentsOf("KnownFact"),
  agentOfWithdrawal: agentsOf("Withdrawal"),
  agentOfReinstatement: agentsOf("Reinstatement"),
  agentOfToken: agentsOf("Token"),
  bearerOfToken: agentsOf("Token", "MADE_FOR"),
};
